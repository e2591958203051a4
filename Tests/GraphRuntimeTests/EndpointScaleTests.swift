import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite
struct EndpointScaleTests {
  /// Fifty collections, each with a hundred endpoints of every shape.
  static let templates: [String] = (0..<50).flatMap { collection in
    (0..<20).flatMap { part in
      let base = "/collection\(collection)"
      return [
        "\(base)/{id}/part\(part)", "\(base)/{id}/part\(part)/{id}", "\(base)/special\(part)",
        "\(base)/{id}/part\(part)/call(x='{x}',y={y})", "\(base)/{id}/drive\(part):/{+path}:/content",
      ]
    }
  }

  static let index = TemplateIndex(templates)

  @Test func allAreFoundByTheirOwnAddress() {
    #expect(Self.templates.count == 5_000)
    for (position, template) in Self.templates.enumerated() {
      let parsed = PathTemplate(template)
      let keys = (0..<parsed.keyCount).map { "key '\($0)', n°\(position)" }
      #expect(Self.index.position("/v1.0" + parsed.expand(keys)) == EndpointPosition(position, keys))
    }
  }

  @Test func keysThatLookLikeTextAreFound() {
    for number in stride(from: 0, to: 50, by: 7) {
      let url = "/collection\(number)/special3/part19/special3"
      #expect(Self.index.find(url) == ["/collection\(number)/{id}/part19/{id}", "special3", "special3"])
      #expect(Self.index.find("/collection\(number)/special3/part20") == [])
    }
  }
}
