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

/// A request as a transport sends it.
public struct GraphHTTPRequest: Sendable {
  /// With `scheme` (`https`, or `http` to this machine), `authority` and `path`, which has the query.
  public var head: HTTPRequest
  /// What is sent; nil for no body.
  public var body: GraphBody?

  /// A request with its head, and its body if it has one.
  public init(_ head: HTTPRequest, body: GraphBody? = nil) {
    self.head = head
    self.body = body
  }
}

/// A response as a transport gives it.
public struct GraphHTTPResponse: Sendable {
  /// Status and headers.
  public var head: HTTPResponse
  /// What comes, as it comes.
  public var body: GraphBody

  /// A response with its head and its body.
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

  /// An error of a transport.
  public init(_ message: String, isBeforeSending: Bool) {
    self.message = message
    self.isBeforeSending = isBeforeSending
  }
}

extension GraphTransportError: CustomStringConvertible {
  public var description: String { message }
}
