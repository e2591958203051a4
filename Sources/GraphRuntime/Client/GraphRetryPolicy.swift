import HTTPTypes

/// When a request is sent again, and after which wait.
///
/// | what happened | GET, HEAD, PUT, DELETE, and what is marked repeatable | other requests |
/// |---|---|---|
/// | 429; 503 with `Retry-After`; nothing was sent | again | again |
/// | other 503; 502; 504; no response in time, or not all of it | again | never: it may have been carried out |
///
/// A wait that the server asks for is never shortened: one that doesn't fit the budget ends the call at once.
public struct GraphRetryPolicy: Sendable {
  /// How often a call is made again at most.
  public var maximumRetries = 3

  /// Before the first retry; it doubles with each.
  public var baseDelay = Duration.seconds(3)

  /// For waits that the server didn't ask for.
  public var maximumDelay = Duration.seconds(60)

  /// For a call's waits together.
  public var budget = Duration.seconds(300)

  /// A number from 0 to 1 for the jitter; a wait is between half of the delay and all of it.
  public var random: @Sendable () -> Double = { Double.random(in: 0...1) }

  /// What Microsoft asks of clients.
  public init() {}

  /// Every request is sent once.
  public static var none: Self {
    var policy = Self()
    policy.maximumRetries = 0
    return policy
  }

  /// - Parameter retry: From 1.
  func delay(beforeRetry retry: Int) -> Duration {
    let factor = Double(sign: .plus, exponent: min(retry - 1, 30), significand: 1) * (0.5 + random() / 2)
    return min(baseDelay * factor, maximumDelay)
  }
}

/// What an attempt led to, as far as it matters for another one.
enum RetryCause {
  case status(HTTPResponse.Status, retryAfter: Duration?)
  case failure(isBeforeSending: Bool)
  case timedOut

  func allowsRetry(isRepeatable: Bool) -> Bool {
    switch self {
    case .status(let status, let retryAfter):
      switch status.code {
      case 429: true
      case 503: retryAfter != nil || isRepeatable
      case 502, 504: isRepeatable
      default: false
      }
    case .failure(let isBeforeSending): isBeforeSending || isRepeatable
    case .timedOut: isRepeatable
    }
  }

  var retryAfter: Duration? {
    if case .status(_, let retryAfter) = self { retryAfter } else { nil }
  }
}

extension GraphCall {
  /// Whether sending it twice does the same as sending it once.
  var isRepeatable: Bool {
    switch endpoint.method {
    case .get, .head, .put, .delete: true
    default: options.isRepeatable || endpoint.template.hasSuffix("/keepAlive")
    }
  }
}
