/// A version of Microsoft Graph: the first path segment of its addresses and the label of its metadata.
///
/// The package's plugins compile this file too, as they can't link a library; so it imports nothing.
public enum GraphVersion: String, Hashable, Sendable, CaseIterable {
  case v1 = "v1.0"
  case beta = "beta"
}

extension GraphVersion: Comparable {
  public static func < (left: GraphVersion, right: GraphVersion) -> Bool {
    left == .v1 && right == .beta
  }
}

extension GraphVersion: CustomStringConvertible {
  public var description: String { rawValue }

  public var other: GraphVersion { self == .v1 ? .beta : .v1 }
}
