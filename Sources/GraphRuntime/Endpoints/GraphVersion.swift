/// A version of the Graph API, the first segment of every path.
public enum GraphVersion: String, Hashable, Sendable, CaseIterable {
  case v1 = "v1.0"
  case beta
}

extension GraphVersion: CustomStringConvertible {
  public var description: String { rawValue }
}
