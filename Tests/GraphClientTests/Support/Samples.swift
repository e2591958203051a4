import CallsInitiateAll
import HTTPTypes
import Testing

@testable import GraphRuntime

typealias Call = GraphV1.Call
typealias Calls = GraphCollection<GraphV1.Participant>

/// The requests that generated code makes.
struct Samples {
  let graph: GraphClient

  init(_ transport: any GraphTransport, credential: (any GraphCredential)? = nil, _ options: GraphClientOptions) {
    graph = GraphClient(credential: credential, transport: transport, options: options)
  }

  init(_ graph: GraphClient) { self.graph = graph }

  func get(_ id: String = "1") -> GraphRequest<Call> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.getCommunicationsCallsByID(callID: id))
  }

  func create() -> GraphRequest<Call> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.postCommunicationsCalls, Call.partial)
  }

  func keepAlive(_ id: String = "1") -> GraphRequest<Void> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.postCommunicationsCallsByIDKeepAlive(callID: id))
  }

  func mute(_ id: String = "1") -> GraphRequest<GraphV1.MuteParticipantOperation> {
    GraphRequest(
      _graph: graph,
      GraphV1.Endpoint.postCommunicationsCallsByIDMute(callID: id),
      GraphV1.CallMuteParameters(clientContext: "c")
    )
  }

  func delete(_ id: String = "1") -> GraphRequest<Void> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.deleteCommunicationsCallsByID(callID: id))
  }

  func participants(_ id: String = "1") -> GraphRequest<Calls> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.getCommunicationsCallsByIDParticipants(callID: id))
  }

  func raw() -> GraphRequest<JSONValue?> {
    GraphRequest(_graph: graph, GraphV1.Endpoint.postAppCallsByIDSendDtmfTones(callsID: "1"), JSONValue.object([:]))
  }
}

/// The error that a request fails with.
func failure<Response>(of request: GraphRequest<Response>) async throws -> GraphError {
  do {
    try await request.send()
  } catch let error as GraphError {
    return error
  }
  Issue.record("\(request.endpoint) succeeded.")
  throw CancellationError()
}
