public import HTTPTypes

/// A response with its value.
public struct GraphResponse<Value: Sendable>: Sendable {
  public let value: Value
  public let status: HTTPResponse.Status
  public let headers: HTTPFields

  /// One for each time that the request was sent, in their order; the last one led to this response.
  public let attempts: [GraphAttempt]

  /// As the server's `request-id` says.
  public var requestID: String? { headers[.requestID] }
}

/// A response that is a success, with its body: whole, or if it is streamed, as it comes.
struct ReceivedResponse: Sendable {
  let call: GraphCall
  let response: GraphHTTPResponse
  let attempts: [GraphAttempt]
  let clientRequestID: String?

  /// - Throws: `GraphError`.
  func read<Value>(_ reader: GraphResponseReader<Value>) throws -> GraphResponse<Value> {
    do {
      return GraphResponse(
        value: try reader.read(response.head, response.body),
        status: response.head.status,
        headers: response.head.headerFields,
        attempts: attempts
      )
    } catch {
      throw GraphError(
        .unreadableResponse(error),
        call.endpoint,
        response: GraphErrorResponse(response.head, body: response.body.bytesInMemory ?? [], isBodyCutOff: false),
        attempts: attempts,
        clientRequestID: clientRequestID
      )
    }
  }
}
