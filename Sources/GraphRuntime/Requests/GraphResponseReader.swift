import HTTPTypes

/// Makes a response's value of its body. What it makes is decided by whether there is a body, never by the status: Graph
/// answers 200, 201, 202 and 204 with a body or without.
public struct GraphResponseReader<Response: Sendable>: Sendable {
  /// Whether the body is handed over as it comes.
  let isStreamed: Bool

  /// What `Accept` says.
  let accepts: String

  let read: @Sendable (HTTPResponse, GraphBody) throws -> Response

  private init(
    accepts: String,
    isStreamed: Bool = false,
    _ read: @escaping @Sendable (HTTPResponse, GraphBody) throws -> Response
  ) {
    self.isStreamed = isStreamed
    self.accepts = accepts
    self.read = read
  }

  /// - Parameter read: Gets the whole body.
  init(json read: @escaping @Sendable ([UInt8]) throws -> Response) {
    self.init(accepts: "application/json") { try read($1.bytesInMemory ?? []) }
  }
}

/// A response of this type can't be without a body.
struct EmptyResponse: Error, CustomStringConvertible {
  var description: String { "The response has no body." }
}

extension GraphResponseReader where Response: GraphValue {
  /// A model, a collection, or the number of `$count`, which is text that reads the same as JSON.
  static var value: Self {
    Self(json: { bytes in
      guard !bytes.isEmpty else { throw EmptyResponse() }
      return try Response(jsonData: bytes)
    })
  }
}

extension GraphResponseReader {
  /// A value where there is a body, else nil.
  static func optional<Value: GraphValue>() -> Self where Response == Value? {
    Self(json: { bytes in bytes.isEmpty ? nil : try Value(jsonData: bytes) })
  }
}

extension GraphResponseReader where Response == Void {
  /// Nothing, whatever the body says.
  static var none: Self { Self(json: { _ in }) }
}

extension GraphResponseReader where Response == GraphContent {
  /// The body as it comes, of whatever type.
  static var content: Self {
    Self(accepts: "*/*", isStreamed: true) { head, body in
      GraphContent(contentType: head.headerFields[.contentType], body: body)
    }
  }
}

/// Content that isn't JSON, such as a file or a photo. It has to be read before the request's timeout is over.
public struct GraphContent: Sendable {
  /// As `Content-Type` says it.
  public let contentType: String?

  /// To be read once.
  public let body: GraphBody

  /// All bytes, in memory.
  ///
  /// - Throws: `GraphBodyTooLarge` once there are more than `limit`, and what reading throws.
  public func bytes(upTo limit: Int) async throws -> [UInt8] { try await body.bytes(upTo: limit) }
}
