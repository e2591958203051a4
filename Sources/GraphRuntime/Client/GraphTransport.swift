public import HTTPTypes

/// What carries requests to Graph.
///
/// It does one exchange and nothing else: it follows no redirect, repeats nothing and has no limit of time, all of which is
/// the client's. It stops soon after its task is cancelled.
public protocol GraphTransport: Sendable {
  /// Sends a request and gives the response as soon as its head is there; the body follows while it is read. A body that
  /// ends early throws.
  ///
  /// - Throws: `GraphTransportError`, which says whether a failure came before anything was sent; any other error counts as
  ///   one that came after.
  func send(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse
}

public struct GraphHTTPRequest: Sendable {
  /// With `scheme` (`https`, or `http` to this machine), `authority` and `path`, which has the query.
  public var head: HTTPRequest
  public var body: GraphBody?

  public init(_ head: HTTPRequest, body: GraphBody? = nil) {
    self.head = head
    self.body = body
  }
}

public struct GraphHTTPResponse: Sendable {
  public var head: HTTPResponse
  public var body: GraphBody

  public init(_ head: HTTPResponse, body: GraphBody = .empty) {
    self.head = head
    self.body = body
  }
}

/// A transport's failure to get a response, or all of it.
public struct GraphTransportError: Error, Sendable {
  /// For people; without the address's query.
  public let message: String

  /// Whether it is certain that not a byte of the request reached the server, as when no connection was made.
  public let isBeforeSending: Bool

  public init(_ message: String, isBeforeSending: Bool) {
    self.message = message
    self.isBeforeSending = isBeforeSending
  }
}

extension GraphTransportError: CustomStringConvertible {
  public var description: String { message }
}
