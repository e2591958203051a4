import CallsInitiateAll
import Foundation
import GraphRuntime
import HTTPTypes
import TestSupport
import Testing

/// The generated client makes requests; nothing is sent here.
@Suite struct ClientTests {
  private struct NoTransport: GraphTransport {
    func send(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse { throw CancellationError() }
  }

  private let v1 = GraphV1.Client(GraphClient(credential: nil, transport: NoTransport()))
  private let beta = GraphBeta.Client(GraphClient(credential: nil, transport: NoTransport()))

  @Test func aMethodMakesARequestForItsEndpoint() {
    let call = v1.communications.calls["57dab8b1"]
    #expect(call.get().endpoint.path == "/communications/calls/57dab8b1")
    #expect(call.get().endpoint.method == .get && call.get().body == nil)
    #expect(call.delete().endpoint.method == .delete)
    #expect(call.contentSharingSessions["1"].get().endpoint.path.hasSuffix("/57dab8b1/contentSharingSessions/1"))
    #expect(call.participants.list().endpoint.template == "/communications/calls/{id}/participants")
    #expect(beta.app.calls["57dab8b1"].participants.list().endpoint.path == "/app/calls/57dab8b1/participants")
  }

  @Test func parametersOfAnActionAreTheBody() throws {
    let request = v1.communications.calls["57dab8b1"].playPrompt(
      clientContext: "1",
      prompts: [.mediaPrompt(GraphV1.MediaPrompt(mediaInfo: GraphV1.MediaInfo(uri: "https://bot.example.com/a.wav")))]
    )
    guard case .json(let body) = request.body else {
      Issue.record("the body is \(String(describing: request.body))")
      return
    }
    #expect(body.json["clientContext"] == "1")
    #expect(body.json["prompts"]?[0]?["@odata.type"] == "#microsoft.graph.mediaPrompt")
  }

  @Test func aPathThatTheMetadataDoesNotKnowTakesJSON() {
    let request = v1.app.calls["57dab8b1"].sendDtmfTones.post(["clientContext": "1"])
    #expect(request.endpoint.path == "/app/calls/57dab8b1/sendDtmfTones")
  }

  @Test func whatANewCallTakesIsWhatItGives() {
    let request: GraphRequest<GraphV1.Call> = v1.communications.calls.create(
      GraphV1.Call(callbackUri: "https://bot.example.com/callback")
    )
    #expect(request.endpoint.method == .post)
  }

  @Test func everyEndpointHasItsMethod() throws {
    for (version, count) in [
      ("V1", GraphV1.Endpoint.descriptions.count), ("Beta", GraphBeta.Endpoint.descriptions.count),
    ] {
      let file = Workspace.root + "/Generated/CallsInitiateAll/Graph\(version)+Client.swift"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.components(separatedBy: "-> GraphRequest<").count - 1 == count)
    }
  }
}
