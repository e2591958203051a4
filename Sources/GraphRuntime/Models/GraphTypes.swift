/// One version of Graph: what generated code puts its types into.
public protocol GraphNamespace: Sendable {
  static var _types: GraphTypes { get }
}

extension GraphNamespace {
  /// The Swift type of an OData type name such as `microsoft.graph.call`, in any casing and with or without a number sign;
  /// nil for a type that is not in this module.
  public static func objectType(named name: String) -> (any GraphObject.Type)? {
    _types[name] as? any GraphObject.Type
  }
}

/// The types of a version by their names on the wire.
public struct GraphTypes: Sendable {
  private let types: [String: any GraphValue.Type]

  /// Types by their names.
  public init(_ objects: [any GraphObject.Type], enums: [(name: String, type: any GraphValue.Type)]) {
    let named = objects.map { ($0.odataType, $0 as any GraphValue.Type) } + enums.map { ($0.name, $0.type) }
    types = Dictionary(named.map { ($0.lowercased(), $1) }) { first, _ in first }
  }

  subscript(name: String) -> (any GraphValue.Type)? { types[ODataTypeName.normalized(name)] }
}
