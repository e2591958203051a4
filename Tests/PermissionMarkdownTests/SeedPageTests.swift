import GraphSpec
import PermissionMarkdown
import Testing

@Suite struct SeedPageTests {
  private let parsed = Parsed(path: Specs.seed)

  @Test func titleAndDescription() throws {
    let page = try #require(parsed.page)
    #expect(page.name == "Calls.Initiate.All")
    #expect(page.description?.hasPrefix("Allows the app to place outbound calls to a single user") == true)
    #expect(page.description?.contains("organization’s") == true)
    #expect(page.delegated == nil)
    #expect(page.location.line == 1)
  }

  @Test func applicationPermission() throws {
    let role = try #require(parsed.page?.application)
    #expect(role.id == "284383ee-7f6e-4e40-a2a8-e85dcb029101")
    #expect(role.displayName == "Initiate outgoing 1 to 1 calls from the app")
    #expect(role.description == parsed.page?.description)
    #expect(role.location.line == 35)
  }

  @Test func everyMethod() throws {
    let page = try #require(parsed.page)
    #expect(page.methods.count == 25)
    #expect(page.methods.map(\.location.line) == Array(10...34))
    #expect(page.methods.count { $0.version == .beta } == 10)
    #expect(page.methods.allSatisfy { $0.application && !$0.delegated })
    #expect(page.methods.allSatisfy { $0.documentation?.hasPrefix("https://docs.microsoft.com/graph/api/") == true })
    #expect(page.methods[0].method == .delete && page.methods[0].path == "/app/calls/{id}")
    let tones = page.methods.filter { $0.path == "/app/calls/{id}/sendDtmfTones" }
    #expect(tones.map(\.version) == [.v1])
    #expect(tones.map(\.location.line) == [23])
    #expect(tones.map(\.pathLocation.column) == [13])
  }

  @Test func everyResource() throws {
    let page = try #require(parsed.page)
    let counts = [
      "appHostedMediaConfig": 1, "call": 20, "commsOperation": 4, "contentSharingSession": 1, "identitySet": 10,
      "invitationParticipantInfo": 5, "mediaPrompt": 1, "MuteParticipantOperation": 4, "participant": 10,
      "participantInfo": 6, "playPromptOperation": 4, "sendDtmfTonesOperation": 5, "serviceHostedMediaConfig": 1,
      "toneInfo": 2,
    ]
    #expect(page.resources.count == 14)
    #expect(Dictionary(uniqueKeysWithValues: page.resources.map { ($0.name, $0.properties.count) }) == counts)
    #expect(page.resources.flatMap(\.properties).allSatisfy { $0.type != nil && $0.description != nil })
    let call = try #require(page.resources.first { $0.name == "call" })
    #expect(call.properties.first { $0.name == "callRoutes" }?.type == "callRoute collection")
    #expect(call.documentation == "https://docs.microsoft.com/graph/api/resources/call?view=graph-rest-1.0&tabs=http")
  }

  @Test func theCutOffRowIsKeptAndReported() throws {
    let participant = try #require(parsed.page?.resources.first { $0.name == "participant" })
    let property = try #require(participant.properties.last)
    #expect(property.name == "rosterSequenceNumber")
    #expect(property.type == "Int64")
    #expect(property.description == "Indicates the roster sequence number in which the **p")
    #expect(parsed.codes == ["page-cut-off-row"])
    #expect(parsed.diagnostics[0].severity == .note)
    #expect(parsed.diagnostics[0].location?.line == property.location.line)
    #expect(parsed.places == ["124:94"])
  }

  @Test func everyRowIsAccountedFor() {
    var expected = PageAccounting()
    expected.methodRows = 25
    expected.endpointRows = 25
    expected.endpoints = 25
    expected.propertyRows = 74
    expected.properties = 74
    #expect(parsed.accounting == expected)
  }
}
