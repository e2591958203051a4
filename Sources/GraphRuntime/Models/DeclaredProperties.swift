/// What the schema of a type says, made ready: read once for each type, when somebody first asks.
final class DeclaredProperties: Sendable {
  /// The types of the properties by their names on the wire.
  let types: [String: any GraphValue.Type]
  /// What JSON each of them is expected to be.
  let shapes: [String: JSONShape]
  private let schema: ObjectSchema

  private init(_ type: any GraphObject.Type) {
    schema = type._schema
    types = schema.types
    shapes = types.mapValues { JSONShape(of: $0) }
  }

  var hasDerivedTypes: Bool { schema.hasDerivedTypes }

  /// The type of that name on the wire, if it derives from this one.
  func derivedType(named name: String) -> (any GraphObject.Type)? { schema.derivedType(named: name) }

  private static let known = Locked<[ObjectIdentifier: DeclaredProperties]>([:])

  static func of(_ type: any GraphObject.Type) -> DeclaredProperties {
    if let known = known.withLock({ $0[ObjectIdentifier(type)] }) { return known }
    // Two threads may both read it; what they read is the same.
    let new = DeclaredProperties(type)
    known.withLock { $0[ObjectIdentifier(type)] = new }
    return new
  }
}
