public import HTTPTypes

/// A response with its value.
public struct GraphResponse<Value: Sendable>: Sendable {
  /// What the response holds.
  public let value: Value
  /// The status of the response.
  public let status: HTTPResponse.Status
  /// The headers of the response.
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
  func read<Value>(_ reader: GraphResponseReader<Value>, _ client: GraphClient) throws -> GraphResponse<Value> {
    do {
      return GraphResponse(
        value: try reader.read(response.head, response.body),
        status: response.head.status,
        headers: response.head.headerFields,
        attempts: attempts
      )
    } catch {
      let bytes = response.body.bytesInMemory ?? []
      let limit = client.options.limits.errorBody
      throw GraphError(
        .unreadableResponse(error),
        call.endpoint,
        response: GraphErrorResponse(
          response.head,
          body: Array(bytes.prefix(limit)),
          isBodyCutOff: bytes.count > limit
        ),
        attempts: attempts,
        clientRequestID: clientRequestID
      )
    }
  }
}
