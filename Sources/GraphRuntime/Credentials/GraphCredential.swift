/// What gets tokens. Whoever conforms to it gets one each time that it is asked: the client caches tokens, refreshes them
/// early, asks once for any number of callers, and asks again after a failure.
public protocol GraphCredential: Sendable {
  /// A new token for what is asked.
  func token(for request: GraphTokenRequest) async throws -> GraphAccessToken
}

/// What a token is asked for.
public struct GraphTokenRequest: Sendable {
  /// The cloud that the token is for.
  public let cloud: GraphCloud

  /// Such as `https://graph.microsoft.com/.default`.
  public let scopes: [String]

  /// What the service asks the token to say beyond the usual, as the `claims` of its challenge, decoded
  /// (Microsoft identity platform, "Claims challenges, claims requests and client capabilities").
  public let claims: String?

  /// What the client sends its own requests with.
  public let transport: any GraphTransport
  /// What its lifetime is measured by.
  public let clock: GraphClock
}

/// A token for Graph.
public struct GraphAccessToken: Sendable {
  /// The token itself: a secret, which no description shows.
  public let value: String

  /// How long it is good for, from when it was asked for; nil if nobody knows, and then it is used until it is refused.
  public let lifetime: Duration?

  /// When to get the next one, while this one is still good; nil for a few minutes before the end.
  public let refreshAfter: Duration?

  /// A token with how long it is good for.
  public init(_ value: String, lifetime: Duration?, refreshAfter: Duration? = nil) {
    self.value = value
    self.lifetime = lifetime
    self.refreshAfter = refreshAfter
  }
}

/// The token itself is never shown.
extension GraphAccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "a token of \(value.utf8.count) bytes" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A token that somebody else got.
public struct StaticTokenCredential: GraphCredential {
  private let token: GraphAccessToken

  /// A token that somebody else renews.
  public init(_ token: String) { self.token = GraphAccessToken(token, lifetime: nil) }

  public func token(for request: GraphTokenRequest) async throws -> GraphAccessToken { token }
}

extension StaticTokenCredential: CustomStringConvertible, CustomReflectable {
  public var description: String { "a static token" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
