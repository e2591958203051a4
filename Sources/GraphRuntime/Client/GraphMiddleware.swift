/// Something between the client and its transport: it sees requests and responses, and may change or replace them.
///
/// A client has two lists. Those *per call* are around the whole call, and see the response that its attempts led to.
/// Those *per attempt* are around each of them. Neither sees the token, which is added after them, and only for Graph's own
/// origin.
public protocol GraphMiddleware: Sendable {
  /// Takes a request on its way to the service, and its response on the way back.
  ///
  /// - Parameters:
  ///   - request: What is to be sent.
  ///   - context: What is known besides.
  ///   - next: Goes on; it may be called more than once, or not at all.
  func intercept(
    _ request: GraphHTTPRequest,
    context: GraphMiddlewareContext,
    next: @Sendable (GraphHTTPRequest) async throws -> GraphHTTPResponse
  ) async throws -> GraphHTTPResponse
}

/// What a middleware is told besides the request.
public struct GraphMiddlewareContext: Sendable {
  /// The endpoint that is called.
  public let endpoint: any GraphEndpoint

  /// From 1; nil around the whole call.
  public let attempt: Int?
}

extension [any GraphMiddleware] {
  /// The first one is the outermost.
  func run(
    _ request: GraphHTTPRequest,
    context: GraphMiddlewareContext,
    last: @escaping @Sendable (GraphHTTPRequest) async throws -> GraphHTTPResponse
  ) async throws -> GraphHTTPResponse {
    guard !isEmpty else { return try await last(request) }
    let chain = reversed().reduce(last) { next, middleware in
      { try await middleware.intercept($0, context: context, next: next) }
    }
    return try await chain(request)
  }
}
