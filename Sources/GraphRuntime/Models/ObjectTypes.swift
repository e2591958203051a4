/// The types of a module's version by their names on the wire.
public struct ObjectTypes: Sendable {
  private let types: [String: any GraphObject.Type]

  public init(_ types: [any GraphObject.Type]) {
    self.types = Dictionary(types.map { ($0.odataType.lowercased(), $0) }) { first, _ in first }
  }

  /// In any casing, with or without a number sign.
  public subscript(name: String) -> (any GraphObject.Type)? { types[ODataTypeName.normalized(name)] }
}
