import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite
struct EndpointTests {
  typealias Endpoint = SampleV1.Endpoint

  @Test func saysWhatItsDescriptionSays() {
    let endpoint = Endpoint.getCommunicationsCallsByID(callID: "1")
    #expect(endpoint.method == .get)
    #expect(endpoint.template == "/communications/calls/{id}")
    #expect(endpoint.documentation == "https://example.com/call-get")
    #expect(endpoint.source.description == "Calls.Initiate.All.md (6e6c8ee240492052)")
    #expect(endpoint.requirement.application == [[SamplePermissions.callsInitiateAll]])
    #expect(Endpoint.postCommunicationsCalls.documentation == nil)
  }

  @Test func addressHasVersionAndBase() {
    let endpoint = Endpoint.getCommunicationsCallsByID(callID: "1")
    #expect(endpoint.path == "/communications/calls/1")
    #expect(endpoint.url() == "https://graph.microsoft.com/v1.0/communications/calls/1")
    #expect(
      endpoint.url(base: "https://graph.microsoft.us/") == "https://graph.microsoft.us/v1.0/communications/calls/1"
    )
  }

  @Test func descriptionKeepsKeysToItself() {
    let endpoint = Endpoint.getCommunicationsCallsByID(callID: "ann@example.com")
    #expect("\(endpoint)" == "GET /v1.0/communications/calls/{id}")
  }

  @Test func comesBackFromItsAddress() {
    let endpoint = Endpoint.getCommunicationsCallsParticipantsByID(callID: "a b", participantID: "c/d")
    #expect(Endpoint(method: .get, url: endpoint.url()) == endpoint)
    #expect(Endpoint(method: .get, path: endpoint.path) == endpoint)
    #expect(Endpoint(method: .delete, url: endpoint.url()) == nil)
    #expect(Endpoint.table.endpoint(at: EndpointPosition(1, [])) == nil)
    #expect(Endpoint.table.endpoint(at: EndpointPosition(9, [])) == nil)
    #expect(Endpoint.table.endpoint(at: EndpointPosition(2, ["a", "b"]))?.place == EndpointPosition(2, ["a", "b"]))
  }

  @Test func decidesForItself() {
    let endpoint = Endpoint.postCommunicationsCalls
    let granted = GrantedPermissions(.application, names: ["calls.initiate.all"])
    #expect(endpoint.decision(for: granted) == .granted(by: [SamplePermissions.callsInitiateAll]))
    let delegated = GrantedPermissions(.delegated, names: ["Calls.Initiate.All"])
    #expect(
      endpoint.decision(for: delegated)
        == .kindNotSupported(.delegated, smallestGrants: [[SamplePermissions.callsInitiateAll]])
    )
  }

  @Test func decidesForAnAddress() {
    let granted = GrantedPermissions(.application, names: ["Calls.Initiate.All"])
    let known = "https://graph.microsoft.com/v1.0/communications/calls/1?$select=id"
    #expect(Endpoint.decision(method: .get, url: known, for: granted).isGranted)
    #expect(
      Endpoint.decision(method: .get, url: "https://graph.microsoft.com/v1.0/users?secret=1", for: granted)
        == .endpointUnknown(method: .get, path: "/v1.0/users")
    )
    #expect(
      Endpoint.decision(method: .get, url: "/beta/communications/calls/1", for: granted)
        == .endpointUnknown(method: .get, path: "/beta/communications/calls/1")
    )
  }

  @Test func theTablesTextsAreRead() {
    #expect(Endpoint.version == .v1)
    #expect(Endpoint.descriptions.map(\.method) == [.post, .get, .get, .get])
    let file = Endpoint.getDriveRootByPathContent(path: "a")
    #expect(file.source == SourceRow("Files %\nRead.md", hash: "89abcdef01234567"))
    #expect(file.requirement == PermissionRequirement(application: [], delegated: [[SamplePermissions.filesRead]]))
    #expect(file.requirement.delegated[0][0].delegatedScopeID == SamplePermissions.filesRead.delegatedScopeID)
    let all: Set<Endpoint> = [file, .getDriveRootByPathContent(path: "b"), .postCommunicationsCalls, file]
    #expect(all.count == 3)
  }

  @Test func aKeyThatNoAddressExpressesIsUnknown() {
    let granted = GrantedPermissions(.delegated, names: ["Files.Read"])
    let file = Endpoint.getDriveRootByPathContent(path: "a/../../x")
    #expect(!file.isAddressable)
    #expect(file.path == "/drive/root:/a/%252E%252E/%252E%252E/x:/content", "it goes nowhere else")
    #expect(file.decision(for: granted) == .endpointUnknown(method: .get, path: file.path))
    let sound = Endpoint.getDriveRootByPathContent(path: "/a//b c.txt")
    #expect(sound.isAddressable && sound.decision(for: granted).isGranted)
    #expect(Endpoint(method: .get, url: sound.url()) == .getDriveRootByPathContent(path: "a/b c.txt"))
  }

  // MARK: The origin

  @Test(arguments: [
    "https://graph.microsoft.com", "https://graph.microsoft.us", "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn", "HTTPS://GRAPH.Microsoft.COM", "",
  ])
  func graphsOwnAddressesAreJudged(origin: String) {
    let address = origin + "/v1.0/communications/calls/1?$select=a b#\u{E9}"
    #expect(Endpoint(method: .get, url: address) == .getCommunicationsCallsByID(callID: "1"))
  }

  static let foreign = [
    "https://evil.example", "http://graph.microsoft.com", "https://graph.microsoft.com.evil.example",
    "https://graph.microsoft.com@evil.example", "https://user@graph.microsoft.com", "https://@graph.microsoft.com",
    "https://graph.microsoft.com:443", "https://graph.microsoft.com:8443", "https://graph.microsoft.com:",
    "https://graph.microsoft.com.", "https://graph%2Emicrosoft.com", "https://gr%61ph.microsoft.com",
    "https://graph.m\u{456}crosoft.com", "https://graph.microsoft\u{3002}com", "https://graph.microsoft.com\u{200B}",
    "https://xn--graph-microsoft.com", "https:\\\\graph.microsoft.com", "https:/\\graph.microsoft.com",
    "https://graph.microsoft.com\\", "https:graph.microsoft.com", "https:/graph.microsoft.com",
    "https:///graph.microsoft.com", "//graph.microsoft.com", "\\\\graph.microsoft.com", " https://graph.microsoft.com",
    "ht\ntps://graph.microsoft.com", "https://graph.\tmicrosoft.com", "https://graph.microsoft.com\r\n",
    "https://graph.microsoft.com\0", "ftp://graph.microsoft.com", "javascript://graph.microsoft.com",
    "file://graph.microsoft.com", "wss://graph.microsoft.com", "https://[::1]", "https://127.0.0.1", "https://",
    "https://graph.microsoft.com evil.example", "https://evil.example#graph.microsoft.com",
    "https://evil.example?graph.microsoft.com", "graph.microsoft.com:", "x:",
  ]

  @Test(arguments: foreign)
  func noOtherAddressIsJudgedAsGraphs(origin: String) {
    let granted = GrantedPermissions(.application, names: ["Calls.Initiate.All"])
    let address = origin + "/v1.0/communications/calls/1"
    #expect(Endpoint(method: .get, url: address) == nil)
    let decision = Endpoint.decision(method: .get, url: address, for: granted)
    #expect(!decision.isGranted)
    guard case .endpointUnknown = decision else {
      Issue.record("\(decision)")
      return
    }
    if !origin.isEmpty { #expect(Endpoint(method: .get, path: address) == nil, "no path") }
  }

  @Test func theCallerMayNameAnotherOrigin() {
    let endpoint = Endpoint.getCommunicationsCallsByID(callID: "1")
    for base in [
      "https://proxy.example", "https://proxy.example:8443/", "http://localhost:8080", "http://127.0.0.1",
      "http://[::1]:80/",
    ] {
      #expect(Endpoint(method: .get, url: endpoint.url(base: base), base: base) == endpoint, "\(base)")
      #expect(Endpoint(method: .get, url: endpoint.url(base: base)) == nil)
      #expect(Endpoint(method: .get, url: endpoint.url(), base: base) == nil, "only that one")
      #expect(Endpoint(method: .get, url: endpoint.path, base: base) == endpoint)
    }
    for base in [
      "http://proxy.example", "http://localhost.evil.example", "https://user@proxy.example", "https://proxy.example/x",
      "https://pro%78y.example", "proxy.example", "https://", "https://a..b", "http://localhost:x",
      "http://localhost:80@evil.example",
    ] {
      #expect(Endpoint(method: .get, url: endpoint.url(base: base), base: base) == nil, "\(base)")
    }
  }

  @Test func messagesShowNoSecretsOfAnAddress() {
    let granted = GrantedPermissions(.application, names: [])
    let decision = Endpoint.decision(method: .get, url: "https://me:secret@evil.example/a@b?token=1#x", for: granted)
    #expect(decision == .endpointUnknown(method: .get, path: "https://evil.example/a@b"))
  }
}
