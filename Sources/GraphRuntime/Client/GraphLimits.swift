/// How much of a body is kept in memory, in bytes. Content that is streamed has no limit.
public struct GraphLimits: Hashable, Sendable {
  /// A request whose body is known to be longer isn't sent.
  public var requestBody = 256 << 20

  /// A response that is longer is an error.
  public var responseBody = 256 << 20

  /// What comes after is not read.
  public var errorBody = 64 << 10

  /// What fits most answers.
  public init() {}
}
