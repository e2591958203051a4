public import HTTPTypes

/// One time that a request was sent.
public struct GraphAttempt: Sendable {
  /// From 1.
  public let number: Int

  /// How an attempt ended.
  public enum Outcome: Sendable {
    /// A response came with this status.
    case status(HTTPResponse.Status)

    /// - isBeforeSending: Whether it is certain that nothing reached the server.
    case failed(String, isBeforeSending: Bool)

    /// The attempt's own limit was over.
    case timedOut
  }

  /// How it ended.
  public let outcome: Outcome
  /// How long it took.
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
