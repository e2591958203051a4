public import HTTPTypes

/// Why a request has no result. Neither its description nor its fields have the token, and the description has no key and
/// no query of the address, since errors end up in logs.
public struct GraphError: Error, Sendable {
  /// Why it failed.
  public let reason: Reason

  /// What was called.
  public let endpoint: any GraphEndpoint

  /// What the server said, if it said something.
  public let response: GraphErrorResponse?

  /// One for each time that the request was sent, in their order.
  public let attempts: [GraphAttempt]

  /// The same for all attempts; the request's `client-request-id`.
  public let clientRequestID: String?

  init(
    _ reason: Reason,
    _ endpoint: any GraphEndpoint,
    response: GraphErrorResponse? = nil,
    attempts: [GraphAttempt] = [],
    clientRequestID: String? = nil
  ) {
    self.reason = reason
    self.endpoint = endpoint
    self.response = response
    self.attempts = attempts
    self.clientRequestID = clientRequestID
  }

  /// Why a call failed.
  public enum Reason: Sendable {
    /// Nothing was sent: the request can't be one.
    case invalidRequest(String)

    /// Nothing was sent: the client enforces what is granted, and this isn't.
    case notGranted(AccessDecision)

    /// Nothing was sent: there was no token, or it can't be used.
    case credential(any Error & Sendable)

    /// The server answered with a status that is no success. `permissions` tells about a 403.
    case status(HTTPResponse.Status, permissions: GraphPermissionGap?)

    /// The server answered with an address elsewhere, and the request doesn't follow.
    case redirected(String)

    /// The server answered with success, and with a body that is no value of the response's type.
    case unreadableResponse(any Error & Sendable)

    /// No response came, or not all of it.
    case transport(GraphTransportError)

    /// There was no result in time.
    case timedOut(after: Duration)

    /// A page, an operation or an upload has an address that can't be called, or that was called already.
    case unusableAddress(String)
  }
}

extension GraphError: CustomStringConvertible {
  public var description: String {
    var text = "\(endpoint): \(reason)"
    if let response { text += response.summary }
    if attempts.count > 1 { text += " Attempts: " + attempts.map(\.description).joined(separator: "; ") + "." }
    return text
  }
}

extension GraphError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidRequest(let why): "not sent: \(why)"
    case .notGranted(let decision): "not sent: \(decision)"
    case .credential(let error): "not sent, for want of a token: \(error)"
    case .status(let status, let gap): "status \(status.code)." + (gap.map { " \($0)" } ?? "")
    case .redirected(let address): "redirected to \(address), which is not followed."
    case .unreadableResponse(let error): "the response can't be read: \(error)"
    case .transport(let error): "\(error)"
    case .timedOut(let limit): "no result within \(limit)."
    case .unusableAddress(let why): why
    }
  }
}
