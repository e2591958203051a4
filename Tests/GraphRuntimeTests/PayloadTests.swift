import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bodies from the documentation of Graph's calls, which lie beside the package and not in it.
@Suite struct PayloadTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpus/payloads/calls")

  private static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    if names.isEmpty { print("PayloadTests: skipped, there is no \(folder.path())") }
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test(.enabled(if: !files.isEmpty, "the payloads are not beside the package"))
  func payloadsSurviveBothPaths() throws {
    for file in Self.files {
      let data = try Data(contentsOf: Self.folder.appending(path: file))
      let json = try JSONValue(parsing: data)
      #expect(try JSONValue(parsing: json.serializedBytes()) == json, "\(file)")
      #expect(try JSONDecoder().decode(JSONValue.self, from: data) == json, "\(file)")
      #expect(try JSONValue(parsing: JSONEncoder().encode(json)) == json, "\(file)")
    }
  }

  /// A model that knows none, some or other members of the body must give all of it back.
  @Test(.enabled(if: !files.isEmpty, "the payloads are not beside the package"))
  func modelsGivePayloadsBack() throws {
    var models = 0
    for file in Self.files {
      let json = try JSONValue(parsing: Data(contentsOf: Self.folder.appending(path: file)))
      guard json.object != nil else { continue }
      #expect(Sample.Person(json: json)?.json == json, "\(file)")
      #expect(Sample.Place(json: json)?.json == json, "\(file)")
      #expect(GraphCollection<Sample.Place>(json: json)?.json == json, "\(file)")
      models += 1
    }
    #expect(models > 0)
  }
}
