/// What the schema of a type says, made ready: read once for each type, when somebody first asks.
final class DeclaredProperties: Sendable {
  /// The types of the properties by their names on the wire.
  let types: [String: any GraphValue.Type]
  /// What JSON each of them is expected to be.
  let shapes: [String: JSONShape]
  /// The types that a polymorphic place can carry; nil for a type that is no such place.
  let cases: ObjectCases?

  private init(_ type: any GraphObject.Type) {
    types = type._schema.types
    shapes = types.mapValues { JSONShape(of: $0) }
    cases = (type as? any GraphPolymorphicObject.Type)?._cases
  }

  private static let known = Locked<[ObjectIdentifier: DeclaredProperties]>([:])

  static func of(_ type: any GraphObject.Type) -> DeclaredProperties {
    if let known = known.withLock({ $0[ObjectIdentifier(type)] }) { return known }
    // Two threads may both read it; what they read is the same.
    let new = DeclaredProperties(type)
    known.withLock { $0[ObjectIdentifier(type)] = new }
    return new
  }
}
