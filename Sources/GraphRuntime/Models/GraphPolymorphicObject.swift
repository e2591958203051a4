/// A place for any of the types that derive from one: an enum over the concrete ones, told apart by `@odata.type`.
public protocol GraphPolymorphicObject: GraphObject {
  /// The types of the cases, in the order in which `init(_storage:)` numbers them.
  static var _cases: ObjectCases { get }
}

extension GraphPolymorphicObject {
  public var customMirror: Mirror { Mirror(self, children: [("json", json)], displayStyle: .enum) }
}

/// The concrete types that a place of a declared type can carry, by their names on the wire.
public struct ObjectCases: Sendable {
  private let types: [any GraphObject.Type]
  private let indices: [String: Int]
  /// What an object is that doesn't say its type: the declared type, if it is concrete.
  private let declared: Int?

  /// - Parameter declared: the number of the declared type among the others; nil when it is abstract.
  public init(_ types: [any GraphObject.Type], declared: Int? = nil) {
    self.types = types
    self.declared = declared
    let names = types.enumerated().map { ($0.element.odataType.lowercased(), $0.offset) }
    indices = Dictionary(names) { first, _ in first }
  }

  /// The number of the type that an object says it is of, as `ODataTypeName.normalized` compares names; nil for a type
  /// that is not among them.
  public func index(of object: ObjectStorage) -> Int? {
    guard let name = object.typeName else { return declared }
    return indices[ODataTypeName.normalized(name)]
  }
}

extension GraphObject {
  /// The object as one of another type than the place is declared with. An `@odata.type` that `_derivedStorage` would
  /// write the same is taken, so that a value that was read equals one that was made in code.
  public init(_derived storage: ObjectStorage) { self.init(_storage: storage.withoutType(Self.odataType)) }

  /// The members, and the type's name if they don't have it: for a place that is declared with another type (OData JSON
  /// 4.01 section 4.6.3).
  public var _derivedStorage: ObjectStorage { _storage.withType(Self.odataType) }
}
