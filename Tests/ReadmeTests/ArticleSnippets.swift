import CallsInitiateAll
import Foundation
import GraphRuntime
import HTTPTypes
import Testing

/// The articles' examples, compiled and run. `ReadmeTests` holds the two together.
@Suite struct ArticleSnippets {
  @Test func reading() throws {
    let body = Data(#"{"id": "57dab8b1", "state": "established", "subject": "Daily"}"#.utf8)
    let call = try JSONDecoder().decode(GraphV1.Call.self, from: body)
    print(call.subject ?? "no subject")
    if call.state == .established { print("\(call.id ?? "?") can be muted") }

    #expect(call.subject == "Daily" && call.state == .established)

    switch call.mediaConfig?.concrete {
    case .serviceHostedMediaConfig(let media): print(media.preFetchMedia?.count ?? 0)
    case .appHostedMediaConfig(let media): print(media.blob ?? "")
    case .unknown(let other): print(other.json.serialized())
    case nil: print("the call has no media configuration here")
    }
  }

  @Test func readingWhatIsNewer() throws {
    let newer = try JSONDecoder().decode(GraphV1.Call.self, from: Data(#"{"mood": "good", "subject": 7}"#.utf8))
    print(newer.subject == nil)  // true: 7 is no text
    print(newer.additionalProperties["mood"] ?? .null, newer.additionalProperties["subject"] ?? .null)

    #expect(newer.subject == nil)
    #expect(newer.additionalProperties["mood"] == "good" && newer.additionalProperties["subject"] == 7)
  }

  @Test func writing() throws {
    let call = GraphV1.Call(callbackUri: "https://bot.example.com/callback", requestedModalities: [.audio])
    let body = try JSONEncoder().encode(call)

    #expect(try JSONValue(parsing: body)["requestedModalities"] == ["audio"])
  }

  @Test func updating() {
    var update = GraphV1.Call.partial
    update.subject = "Weekly"
    update.setNull("chatInfo")
    print(update.json.serialized())  // {"subject":"Weekly","chatInfo":null}

    #expect(update.json.object?.count == 2)
    #expect(update.json["subject"] == "Weekly" && update.json["chatInfo"]?.isNull == true)
  }

  @Test func changing() throws {
    var changed = try JSONDecoder().decode(GraphV1.Call.self, from: Data(#"{"mood": "good", "subject": "Daily"}"#.utf8))
    changed.subject = "Weekly"
    print(changed.json.serialized())  // {"mood": "good", "subject": "Weekly"}, as far as JSON goes

    #expect(changed.json == ["mood": "good", "subject": "Weekly"])
  }

  @Test func permissions() {
    let granted = GrantedPermissions(.application, names: ["Calls.Initiate.All"])
    let decision = GraphV1.Endpoint.postCommunicationsCalls.decision(for: granted)
    print(decision)  // Granted by Calls.Initiate.All.
    print(decision.isGranted)

    let other = GraphV1.Endpoint.decision(method: .delete, url: "/v1.0/communications/calls/1", for: granted)
    print(other)

    #expect(decision.description == "Granted by Calls.Initiate.All." && decision.isGranted)
    #expect(other.isGranted)
  }

  @Test func gettingStarted() {
    print(GraphV1.Endpoint.postCommunicationsCalls)  // POST /v1.0/communications/calls

    #expect(GraphV1.Endpoint.postCommunicationsCalls.description == "POST /v1.0/communications/calls")
  }
}
