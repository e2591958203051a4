import GraphGenerator
import GraphSpec
import SpecJSON
import Support
import Testing

@Suite struct AppManifestTests {
  private static let graph = AppManifest.graph
  private static let first = ResourceAccess(id: "284383EE-7f6e-4e40-a2a8-e85dcb029101", kind: .role)
  private static let second = ResourceAccess(id: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", kind: .scope)

  private static func read(_ text: String) -> (manifest: AppManifest?, diagnostics: [String]) {
    var diagnostics: [Diagnostic] = []
    let manifest = AppManifest(Array(text.utf8), file: "m.json", diagnostics: &diagnostics)
    return (manifest, diagnostics.map(\.description))
  }

  private static func merged(_ text: String, _ access: [ResourceAccess]) throws -> String {
    let manifest = try #require(read(text).manifest)
    return String(decoding: manifest.merged(access), as: UTF8.self)
  }

  @Test func nothingElseChangesThanTheAccessOfGraph() throws {
    let before =
      "{ \"id\":1,\r\n\t\"requiredResourceAccess\" : [ {\"resourceAppId\":\"other\", \"resourceAccess\":[ ]},\r\n"
    let start = "  { \"x\" : [1,{\"resourceAccess\":[]}], \"resourceAccess\": "
    let after = " , \"resourceAppId\": \"\(Self.graph.uppercased())\", \"y\":\"\\u00e9}]\" } ],\"z\" : {}  }\n"
    let merged = try Self.merged(before + start + "[{\"type\":\"Role\",\"id\":\"x\",\"u\":2}]" + after, [Self.first])
    let block =
      "[\r\n    {\r\n      \"id\": \"284383ee-7f6e-4e40-a2a8-e85dcb029101\",\r\n      \"type\": \"Role\"\r\n    }\r\n  ]"
    #expect(merged == before + start + block + after)
    #expect(try Self.merged(merged, [Self.first]) == merged)
    #expect(try Self.merged(merged, []) == before + start + "[]" + after)
  }

  @Test func whatIsAskedForAlreadyStaysAsItIs() throws {
    let text = """
      {"requiredResourceAccess":[{"resourceAppId":"\(Self.graph)","resourceAccess":[
        {"id":"\(Self.second.id.uppercased())","type":"Scope"}, {"type":"Role","id":"\(Self.first.id)"}]}]}
      """
    #expect(try Self.merged(text, [Self.first, Self.second]) == text)
  }

  @Test(arguments: [
    "{}", "{\"a\": 1}", "{\n  \"a\": {\"b\": []}\n}\n", "{\"requiredResourceAccess\": []}",
    "{\n  \"requiredResourceAccess\": [\n    {\"resourceAppId\": \"o\", \"resourceAccess\": [], \"c\": \"\\\"]\"}\n  ]\n}",
  ])
  func aBlockIsAddedWhereThereIsNone(_ text: String) throws {
    #expect(try Self.merged(text, []) == text)
    let merged = try Self.merged(text, [Self.first, Self.second])
    let manifest = try #require(Self.read(merged).manifest)
    #expect(manifest.access == [Self.first, Self.second])
    // Without what was added it is the same again.
    let root = try JSONNodeParser.parse(Array(merged.utf8), file: "m.json")
    let before = try JSONNodeParser.parse(Array(text.utf8), file: "m.json")
    for member in before.object ?? [] where member.name != "requiredResourceAccess" {
      #expect(root[member.name]?.canonical.pretty == member.value.canonical.pretty)
    }
    #expect(root["requiredResourceAccess"]?.array?.count == (before["requiredResourceAccess"]?.array?.count ?? 0) + 1)
  }

  @Test func differencesAreToldBothWays() throws {
    let manifest = try #require(
      Self.read(
        """
        {"requiredResourceAccess": [
          {"resourceAppId": "\(Self.graph)", "resourceAccess": [{"id": "\(Self.second.id)", "type": "Scope"}]}
        ]}
        """
      ).manifest
    )
    #expect(manifest.differences(from: [Self.second], names: [:]).isEmpty)
    #expect(
      manifest.differences(from: [Self.first], names: [Self.first: "Calls.Initiate.All"]).map(\.description) == [
        "m.json: error: the app role 'Calls.Initiate.All' \(Self.first.id) is not asked for [manifest-differs]",
        "m.json: error: the delegated scope \(Self.second.id) is asked for and not needed [manifest-differs]",
      ]
    )
    #expect(manifest.differences(from: [], names: [:]).count == 1)
  }

  @Test(arguments: [
    ("[]", "1:1: error: a manifest is a JSON object, not an array [manifest-invalid]"),
    ("{", "1:2: error: a member's name in double quotes is expected [manifest-invalid]"),
    (
      "{\"requiredResourceAccess\": 1}",
      "1:28: error: 'requiredResourceAccess' is an array, not a number [manifest-invalid]"
    ),
    (
      "{\"requiredResourceAccess\": [{}]}",
      "1:29: error: a resource has an id, 'resourceAppId', which is a string [manifest-invalid]"
    ),
    (
      "{\"requiredResourceAccess\": [{\"resourceAppId\": \"\(graph)\"}]}",
      "1:29: error: Microsoft Graph's block has an array, 'resourceAccess' [manifest-invalid]"
    ),
    (
      "{\"requiredResourceAccess\": [{\"resourceAppId\": \"\(graph)\", \"resourceAccess\": [{\"id\": \"x\"}]}]}",
      "1:106: error: an access has an 'id' and a 'type', which is \"Role\" or \"Scope\" [manifest-invalid]"
    ),
  ])
  func whatIsNoManifestIsRefused(_ text: String, _ message: String) {
    let (manifest, diagnostics) = Self.read(text)
    #expect(manifest == nil)
    #expect(diagnostics == ["m.json:" + message])
  }
}
