/// A place for any of the types that derive from one: an enum over the concrete ones, told apart by `@odata.type`.
public protocol GraphPolymorphicObject: GraphObject {
  /// The types of the cases, in the order in which `init(_storage:)` numbers them.
  static var _cases: ObjectCases { get }
}

/// The concrete types that a place of a declared type can carry, by their names on the wire.
public struct ObjectCases: Sendable {
  private let types: [any GraphObject.Type]
  private let names: [StaticString]
  /// What an object is that doesn't say its type: the declared type, if it is concrete.
  private let declared: Int?

  /// - Parameter declared: the number of the declared type among the others; nil when it is abstract.
  public init(_ types: [any GraphObject.Type], declared: Int? = nil) {
    self.types = types
    names = types.map { $0._schema.name }
    self.declared = declared
  }

  /// The number of the type that an object says it is of, as `ODataTypeName.normalized` compares names; nil for a type
  /// that is not among them.
  public func index(of object: ObjectStorage) -> Int? {
    object.withTypeName { said in
      guard let said else { return declared }
      return index(of: said)
    }
  }

  private func index(of said: UnsafeBufferPointer<UInt8>) -> Int? {
    let name = said[(said.lastIndex(of: UInt8(ascii: "#")).map { $0 + 1 } ?? 0)...]
    return names.firstIndex { candidate in
      candidate.utf8CodeUnitCount == name.count
        && candidate.withUTF8Buffer { zip($0, name).allSatisfy { Self.lowercased($0) == Self.lowercased($1) } }
    }
  }

  /// The type of that name, compared in the same way.
  func type(named name: String) -> (any GraphObject.Type)? {
    var name = name
    return name.withUTF8(index).map { types[$0] }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

extension GraphObject {
  /// The object as one of another type than the place is declared with. An `@odata.type` that `_derivedStorage` would
  /// write the same is taken, so that a value that was read equals one that was made in code.
  public init(_derived storage: ObjectStorage) { self.init(_storage: storage.withoutType(Self._schema.name)) }

  /// The members, and the type's name if they don't have it: for a place that is declared with another type (OData JSON
  /// 4.01 section 4.6.3).
  public var _derivedStorage: ObjectStorage { _storage.withType(Self._schema.name) }
}
