public import HTTPTypes

/// Why a request has no result. Neither its description nor its fields have the token, and the description has no key and
/// no query of the address, since errors end up in logs.
public struct GraphError: Error, Sendable {
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

/// What a 403 means as far as the permission pages tell.
public struct GraphPermissionGap: Hashable, Sendable {
  /// What the token grants; nil when it can't be read.
  public let granted: GrantedPermissions?

  /// What the pages say to that; nil when the token can't be read.
  public let decision: AccessDecision?

  /// Which sets of permissions suffice by themselves, the smallest first.
  public let sufficient: [[GraphPermission]]
}

/// One time that a request was sent.
public struct GraphAttempt: Sendable {
  /// From 1.
  public let number: Int

  public enum Outcome: Sendable {
    case status(HTTPResponse.Status)

    /// - isBeforeSending: Whether it is certain that nothing reached the server.
    case failed(String, isBeforeSending: Bool)

    /// The attempt's own limit was over.
    case timedOut
  }

  public let outcome: Outcome
  public let duration: Duration

  /// As the server's `request-id` says.
  public let requestID: String?

  /// How long the client waits before the next one; nil if there is none.
  public internal(set) var wait: Duration?
}

extension GraphAttempt: CustomStringConvertible {
  public var description: String {
    let result =
      switch outcome {
      case .status(let status): "\(status.code)"
      case .failed(let message, let isBeforeSending): message + (isBeforeSending ? " (nothing was sent)" : "")
      case .timedOut: "no response in time"
      }
    return "\(number): \(result) after \(duration)" + (wait.map { ", then waited \($0)" } ?? "")
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

extension GraphPermissionGap: CustomStringConvertible {
  public var description: String {
    if let decision, !decision.isGranted { return "\(decision)" }
    let sets = sufficient.map { $0.map(\.name).joined(separator: " and ") }.joined(separator: "; or ")
    let held = granted.map { " Granted: \($0)." } ?? ""
    return (sets.isEmpty ? "No permission is known to suffice." : "Sufficient by the documentation: \(sets).") + held
  }
}
