import CallsInitiateAll
import Foundation
import GraphRuntime
import GraphURLSession
import HTTPTypes
import Testing

/// The README's examples, compiled and run. `ReadmeTests` holds the two together.
@Suite struct Snippets {
  @Test func reading() throws {
    let text = #"""
      {"id": "57dab8b1", "state": "ringing", "newProperty": 1,
       "mediaConfig": {"@odata.type": "#microsoft.graph.serviceHostedMediaConfig"}}
      """#
    let call = try JSONDecoder().decode(GraphV1.Call.self, from: Data(text.utf8))

    print(call.id ?? "")  // "57dab8b1"
    print(call.state?.isDeclared == true)  // false: this metadata has no 'ringing', and the value is kept all the same
    print(call.additionalProperties["newProperty"] ?? .null)
    if case .serviceHostedMediaConfig(let media) = call.mediaConfig?.concrete { print(media.preFetchMedia ?? []) }

    #expect(call.id == "57dab8b1")
    #expect(call.state?.rawValue == "ringing" && call.state?.isDeclared == false)
    #expect(call.additionalProperties["newProperty"] == 1)
    guard case .serviceHostedMediaConfig = call.mediaConfig?.concrete else {
      Issue.record("read as \(String(describing: call.mediaConfig))")
      return
    }
    let again = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(call))
    #expect(again == (try JSONValue(parsing: text)))
  }

  @Test func calling() throws {
    let (tenantID, clientID, secret) = ("contoso.com", "57dab8b1-894c-409a-b240-bd8beae78896", "secret")

    let graph = GraphClient(
      credential: ClientCredential(tenantID: tenantID, clientID: clientID, secret: secret),
      transport: URLSessionTransport()
    )

    let v1 = GraphV1.Client(graph)
    let call = v1.communications.calls["57dab8b1"]
    let mute = call.mute(clientContext: "1")
    let participants = call.participants.list().top(50).select(.id, .isMuted)

    var options = GraphClientOptions()
    options.enforcement = .enforce()  // what the token doesn't grant is an error before a byte is sent
    options.onAttempt = { endpoint, attempt in print("\(endpoint) \(attempt)") }

    #expect(graph.cloud == .global)
    #expect(mute.endpoint.path == "/communications/calls/57dab8b1/mute")
    #expect(mute.endpoint.requirement.application == [[GraphPermissions.callsInitiateAll]])
    #expect(participants.endpoint.template == "/communications/calls/{id}/participants")
    #expect(options.onAttempt != nil)
  }

  @Test func writing() throws {
    let call = GraphV1.Call(
      callbackUri: "https://bot.example.com/callback",
      mediaConfig: .serviceHostedMediaConfig(.init()),
      requestedModalities: [.audio]
    )
    let body = try JSONEncoder().encode(call)

    let json = try JSONDecoder().decode(JSONValue.self, from: body)
    #expect(json["mediaConfig"]?["@odata.type"] == "#microsoft.graph.serviceHostedMediaConfig")
    #expect(json["requestedModalities"] == ["audio"])
    #expect(json["subject"] == nil)
  }

  @Test func updating() {
    var update = GraphV1.Call.partial
    update.subject = "Daily"
    update.setNull("chatInfo")
    print(update.json.serialized())

    #expect(update.json["subject"] == "Daily")
    #expect(update.json["chatInfo"]?.isNull == true)
    #expect(update.json["callbackUri"] == nil)
  }

  @Test func endpoints() {
    let mute = GraphV1.Endpoint.postCommunicationsCallsByIDMute(callID: "57dab8b1")
    print(mute)  // POST /v1.0/communications/calls/{id}/mute
    print(mute.url())  // "https://graph.microsoft.com/v1.0/communications/calls/57dab8b1/mute"
    print(mute.source)  // Calls.Initiate.All.md (3374a9cdc88ec983)

    let found = GraphV1.Endpoint(method: .get, url: "/v1.0/communications/calls/57dab8b1")
    // .getCommunicationsCallsByID(callID: "57dab8b1")

    #expect(mute.description == "POST /v1.0/communications/calls/{id}/mute")
    #expect(mute.url() == "https://graph.microsoft.com/v1.0/communications/calls/57dab8b1/mute")
    #expect(mute.source == SourceRow("Calls.Initiate.All.md", hash: "3374a9cdc88ec983"))
    #expect(found == .getCommunicationsCallsByID(callID: "57dab8b1"))
  }

  @Test func permissions() {
    let granted = GrantedPermissions(
      appRoleIDs: ["284383ee-7f6e-4e40-a2a8-e85dcb029101"],
      known: GraphPermissions.all
    )
    print(GraphV1.Endpoint.postCommunicationsCalls.decision(for: granted))
    // Granted by Calls.Initiate.All.

    let signedIn = GrantedPermissions(.delegated, names: ["User.Read"])
    print(GraphV1.Endpoint.decision(method: .post, url: "/communications/calls", for: signedIn))
    // None of this module's permissions suffices as a delegated permission. Sufficient as an application permission:
    // Calls.Initiate.All.

    #expect(
      GraphV1.Endpoint.postCommunicationsCalls.decision(for: granted).description == "Granted by Calls.Initiate.All."
    )
    #expect(
      GraphV1.Endpoint.decision(method: .post, url: "/communications/calls", for: signedIn).description
        == "None of this module's permissions suffices as a delegated permission."
        + " Sufficient as an application permission: Calls.Initiate.All."
    )
  }
}
