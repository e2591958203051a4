import GraphRuntime
import HTTPTypes
import Testing

@Suite("An endpoint as generated code has it")
struct EndpointTests {
  typealias Endpoint = SampleV1.Endpoint

  @Test func saysWhatItsDescriptionSays() {
    let endpoint = Endpoint.getCommunicationsCallsByID(callID: "1")
    #expect(endpoint.method == .get)
    #expect(endpoint.template == "/communications/calls/{id}")
    #expect(endpoint.documentation == "https://example.com/call-get")
    #expect(endpoint.source.description == "Calls.Initiate.All.md:15")
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
    #expect(Endpoint(position: EndpointPosition(1, [])) == nil)
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
}
