import APISurface
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

@Suite struct ConfigurationReaderTests {
  private static func read(_ text: String, file: String = "c/graphgen.json") throws -> (Configuration?, [Diagnostic]) {
    let folder = try TemporaryFolder()
    var diagnostics: [Diagnostic] = []
    let path = try folder.write(text, to: file)
    return (ConfigurationReader.read(path, diagnostics: &diagnostics), diagnostics)
  }

  @Test func everyMemberIsRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      {
        "$schema": "https://example.com/schema.json",
        "module": "My_SDK2",
        "pages": ["pages/a.md", "/absolute/b.md", "../c.md", "./d//e.md"],
        "metadata": {"v1.0": "m/v1.xml", "beta": "m/beta.xml"},
        "output": "../out",
        "versionLabels": "trust",
        "additionalTypes": ["microsoft.graph.call"],
        "shards": {"entities": 4, "enums": 1},
        "upstream": {"beta": "https://b", "permissions": {"file": "p.json", "url": "https://p"}}
      }
      """,
      to: "c/graphgen.json"
    )
    var diagnostics: [Diagnostic] = []
    let configuration = try #require(ConfigurationReader.read(path, diagnostics: &diagnostics), "\(diagnostics)")
    let root = folder.path
    #expect(configuration.file == path)
    #expect(configuration.module == "My_SDK2")
    #expect(configuration.pages == ["\(root)/c/pages/a.md", "/absolute/b.md", "\(root)/c.md", "\(root)/c/d/e.md"])
    #expect(configuration.metadata == [.v1: "\(root)/c/m/v1.xml", .beta: "\(root)/c/m/beta.xml"])
    #expect(configuration.output == "\(root)/out")
    #expect(configuration.binding.versionLabels == .trust)
    #expect(configuration.binding.additionalTypes == ["microsoft.graph.call"])
    #expect(configuration.shards == [.entities: 4, .enums: 1])
    let upstream = configuration.upstream
    #expect(upstream.address(of: .beta).url == "https://b" && upstream.metadata[.beta]?.location?.line == 10)
    #expect(upstream.address(of: .v1).url == "https://graph.microsoft.com/v1.0/$metadata")
    #expect(upstream.permissions?.address.url == "https://p" && upstream.permissions?.file == "\(root)/c/p.json")
    #expect(diagnostics.isEmpty)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    /// `line:column code` of each diagnostic.
    var places: [String]
    var message: String
    var testDescription: String { text }
  }

  static let mistakes: [Mistake] = [
    Mistake(text: "[]", places: ["1:1 configuration-invalid"], message: "an array"),
    Mistake(text: "{\n  \"pagse\": []\n}", places: ["2:3 configuration-invalid"], message: "'pagse'"),
    Mistake(text: "{\"pages\": \"a\"}", places: ["1:11 configuration-invalid"], message: "array of strings"),
    Mistake(text: "{\"pages\": [\"a\",\n 1]}", places: ["2:2 configuration-invalid"], message: "a number"),
    Mistake(text: "{\"module\": \"1x\"}", places: ["1:12 configuration-invalid"], message: "module name"),
    Mistake(text: "{\"module\": \"ä\"}", places: ["1:12 configuration-invalid"], message: "module name"),
    Mistake(text: "{\"module\": \"\"}", places: ["1:12 configuration-invalid"], message: "module name"),
    Mistake(text: "{\"metadata\": {\"v2\": \"f\"}}", places: ["1:15 configuration-invalid"], message: "'v2'"),
    Mistake(text: "{\"metadata\": {\"beta\": null}}", places: ["1:23 configuration-invalid"], message: "null"),
    Mistake(text: "{\"metadata\": \"f\"}", places: ["1:14 configuration-invalid"], message: "an object"),
    Mistake(text: "{\"output\": 7}", places: ["1:12 configuration-invalid"], message: "a string"),
    Mistake(text: "{\"versionLabels\": \"guess\"}", places: ["1:19 configuration-invalid"], message: "\"repair\""),
    Mistake(text: "{\"shards\": {\"endpoints\": 2}}", places: ["1:13 configuration-invalid"], message: "'endpoints'"),
    Mistake(text: "{\"shards\": {\"enums\": 0}}", places: ["1:22 configuration-invalid"], message: "1 to 1000"),
    Mistake(text: "{\"shards\": {\"enums\": 1.5}}", places: ["1:22 configuration-invalid"], message: "1 to 1000"),
    Mistake(
      text: "{\"a\": 1,\n \"b\": 2}",
      places: ["1:2 configuration-invalid", "2:2 configuration-invalid"],
      message: "'a'"
    ),
    Mistake(text: "{\"upstream\": []}", places: ["1:14 configuration-invalid"], message: "an object"),
    Mistake(text: "{\"upstream\": {\"v2\": \"u\"}}", places: ["1:15 configuration-invalid"], message: "'v2'"),
    Mistake(
      text: "{\"metadata\": {\"beta\": \"f\"},\n\"upstream\": {\"beta\": 1}}",
      places: ["2:22 configuration-invalid"],
      message: "a number"
    ),
    Mistake(
      text: "{\"metadata\": {\"beta\": \"f\"},\n\"upstream\": {\"v1.0\": \"u\"}}",
      places: ["2:22 configuration-invalid"],
      message: "add 'v1.0' to 'metadata'"
    ),
    Mistake(
      text: "{\"upstream\": {\"permissions\": {\"url\": \"u\"}}}",
      places: ["1:30 configuration-invalid"],
      message: "'url' and 'file'"
    ),
    Mistake(text: "{\"pages\": [],\n}", places: ["2:1 configuration-syntax"], message: "the comma before this '}'"),
    Mistake(
      text: "{\"pages\": [\"a\",\n]}",
      places: ["2:1 configuration-syntax"],
      message: "the comma before this ']'"
    ),
    Mistake(text: "{\"output\": \"a\",\n1}", places: ["2:1 configuration-syntax"], message: "a member's name"),
    Mistake(text: "{\"pages\": [}", places: ["1:12 configuration-syntax"], message: ""),
    Mistake(text: "", places: ["1:1 configuration-syntax"], message: "ends"),
    Mistake(text: "{\"output\": \"a\", \"output\": \"b\"}", places: ["1:17 configuration-syntax"], message: "twice"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsPointedAt(_ mistake: Mistake) throws {
    let (configuration, diagnostics) = try Self.read(mistake.text)
    #expect(configuration == nil)
    let places = diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.code.rawValue)" }
    #expect(places == mistake.places, "\(diagnostics)")
    #expect(diagnostics.first?.message.contains(mistake.message) == true, "\(diagnostics)")
  }

  /// One mistake, one error: a value of the wrong kind is not reported as a bad value on top.
  @Test func aLabelRuleOfTheWrongKindIsOneError() throws {
    let (_, diagnostics) = try Self.read("{\"versionLabels\": 1}")
    #expect(diagnostics.count == 1, "\(diagnostics)")
  }

  @Test func anUnreadableFileIsAnError() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path("none.json"), folder.path] {
      var diagnostics: [Diagnostic] = []
      #expect(ConfigurationReader.read(path, diagnostics: &diagnostics) == nil)
      #expect(diagnostics.map(\.code.rawValue) == ["configuration-unreadable"])
      #expect(diagnostics.first?.location?.file == path)
    }
  }
}
