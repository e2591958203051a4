/// A version of the Graph API, the first segment of every path.
public enum GraphVersion: String, Hashable, Sendable, CaseIterable {
  /// The version for production.
  case v1 = "v1.0"
  /// The version in which things may change at any time.
  case beta
}

extension GraphVersion: CustomStringConvertible {
  public var description: String { rawValue }
}
