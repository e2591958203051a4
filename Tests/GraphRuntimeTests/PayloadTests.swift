import GraphRuntime
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bodies from the documentation of Graph's calls, which lie beside the package and not in it.
@Suite struct PayloadTests {
  private static let files = Workspace.sharedFiles("corpus/payloads/calls", ending: ".json")

  @Test(.enabled(if: !files.isEmpty, "the payloads are not beside the package"))
  func payloadsSurviveBothPaths() throws {
    for file in Self.files {
      let data = try Data(contentsOf: URL(filePath: file))
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
      let json = try JSONValue(parsing: Data(contentsOf: URL(filePath: file)))
      guard json.object != nil else { continue }
      #expect(Sample.Person(json: json)?.json == json, "\(file)")
      #expect(Sample.Place(json: json)?.json == json, "\(file)")
      #expect(GraphCollection<Sample.Place>(json: json)?.json == json, "\(file)")
      models += 1
    }
    #expect(models > 0)
  }
}
