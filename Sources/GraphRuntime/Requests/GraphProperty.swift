/// The name of a property or of a navigation property of a model, as on the wire.
///
/// Generated code has those that the metadata declares (`.displayName`); any other can be written as a string.
public struct GraphProperty<Model>: RawRepresentable, ExpressibleByStringLiteral, Hashable, Sendable {
  /// The name on the wire.
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
}

extension GraphProperty: CustomStringConvertible {
  public var description: String { rawValue }
}
