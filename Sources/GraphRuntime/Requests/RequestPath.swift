/// The way to a resource, as far as it has been gone: who sends the requests, and the values that stand in the path.
///
/// Only generated code makes use of it.
public struct RequestPath: Sendable {
  private let graph: GraphClient
  private let values: [String]

  /// The beginning of every way: no value has been passed yet.
  public init(_ graph: GraphClient) { self.init(graph, []) }

  private init(_ graph: GraphClient, _ values: [String]) {
    self.graph = graph
    self.values = values
  }

  /// The way on, past the next values of the path.
  public subscript(next: String...) -> RequestPath { RequestPath(graph, values + next) }

  /// One of the values so far.
  public subscript(index: Int) -> String { values[index] }
}

// By the response, each with a name of its own: overloads would take the compiler longer.
extension RequestPath {
  /// The response is a model or a page of a collection.
  public func value<Response: GraphValue>(
    _ endpoint: any GraphEndpoint,
    _ body: (any GraphValue)? = nil
  ) -> GraphRequest<Response> {
    GraphRequest(graph, GraphCall(endpoint, body.map { .json($0) }), .value)
  }

  /// The response is a model or a page of a collection, and the request sends content of the type that is named.
  public func value<Response: GraphValue>(
    _ endpoint: any GraphEndpoint,
    content: GraphBody,
    type: String
  ) -> GraphRequest<Response> {
    GraphRequest(graph, GraphCall(endpoint, .content(content, contentType: type)), .value)
  }

  /// The response is a single primitive value, wrapped in an object or bare.
  public func scalar<Response: GraphValue>(
    _ endpoint: any GraphEndpoint,
    _ body: (any GraphValue)? = nil
  ) -> GraphRequest<Response> {
    GraphRequest(graph, GraphCall(endpoint, body.map { .json($0) }), .individual)
  }

  /// The response may have no body.
  public func optional<Response: GraphValue>(
    _ endpoint: any GraphEndpoint,
    _ body: (any GraphValue)? = nil
  ) -> GraphRequest<Response?> {
    GraphRequest(graph, GraphCall(endpoint, body.map { .json($0) }), .optional())
  }

  /// The response may have no body, and the request sends content of the type that is named.
  public func optional<Response: GraphValue>(
    _ endpoint: any GraphEndpoint,
    content: GraphBody,
    type: String
  ) -> GraphRequest<Response?> {
    GraphRequest(graph, GraphCall(endpoint, .content(content, contentType: type)), .optional())
  }

  /// The response has nothing to read.
  public func empty(_ endpoint: any GraphEndpoint, _ body: (any GraphValue)? = nil) -> GraphRequest<Void> {
    GraphRequest(graph, GraphCall(endpoint, body.map { .json($0) }), .none)
  }

  /// The response has nothing to read, and the request sends content of the type that is named.
  public func empty(_ endpoint: any GraphEndpoint, content: GraphBody, type: String) -> GraphRequest<Void> {
    GraphRequest(graph, GraphCall(endpoint, .content(content, contentType: type)), .none)
  }

  /// The response is media content.
  public func content(_ endpoint: any GraphEndpoint, _ body: (any GraphValue)? = nil) -> GraphRequest<GraphContent> {
    GraphRequest(graph, GraphCall(endpoint, body.map { .json($0) }), .content)
  }
}
