extension GraphObject {
  /// The value as one of another type: of a type that derives from this one, where the object is of that type, or of
  /// one that this type derives from.
  ///
  /// The object is of the type that its `@odata.type` names, and without one of the type that its place is declared
  /// with (OData JSON 4.01 section 4.6.3).
  ///
  /// - Returns: nil for an object of another type, or of a type that this module doesn't have.
  public func `as`<Other: GraphObject>(_ type: Other.Type) -> Other? {
    if let same = self as? Other { return same }
    let own = Self._schema.name
    let number = _storage.withTypeName { said in
      if let said { Other._schema.number(of: said) } else { own.withUTF8Buffer { Other._schema.number(of: $0) } }
    }
    if number == 0 { return Other(_derived: _storage) }
    // A type that nobody knows is what its place is declared with, and so what that derives from.
    guard number != nil || own.withUTF8Buffer({ Other._schema.number(of: $0) }) != nil else { return nil }
    return Other(_storage: _derivedStorage)
  }

  /// The value as what its `@odata.type` says, for code that doesn't know its type: a value of a type that derives from
  /// this one, an `UnknownObject` where the module has no such type, else the value itself.
  public var concreteObject: any GraphObject {
    let schema = Self._schema
    if _concreteType == 0 || !schema.hasDerivedTypes { return self }
    let type = _storage.typeName.flatMap { schema.derivedType(named: $0) }
    return type?.init(_derived: _storage) ?? UnknownObject(_storage: _storage)
  }

  // MARK: Support for generated code

  /// Which type the object is of: 0 for the place's own, also where the object doesn't say, from 1 on for the concrete
  /// types that derive from it, in the order of the schema, and -1 for any other.
  public var _concreteType: Int {
    _storage.withTypeName { said in said.map { Self._schema.number(of: $0) ?? -1 } ?? 0 }
  }

  /// The object as one of another type than the place is declared with. An `@odata.type` that `_derivedStorage` would
  /// write the same is taken, so that a value that was read equals one that was made in code.
  public init(_derived storage: ObjectStorage) { self.init(_storage: storage.withoutType(Self._schema.name)) }

  /// The members, and the type's name if they don't have it: for a place that is declared with another type (OData JSON
  /// 4.01 section 4.6.3).
  public var _derivedStorage: ObjectStorage { _storage.withType(Self._schema.name) }
}

extension ObjectSchema {
  var hasDerivedTypes: Bool { derived.utf8CodeUnitCount > 0 }

  /// The type of that name on the wire, if it derives from this one.
  func derivedType(named name: String) -> (any GraphObject.Type)? {
    var text = name
    guard let number = text.withUTF8({ number(of: $0) }), number > 0 else { return nil }
    return namespace?.objectType(named: name)
  }

  /// The number of a type: 0 for this one, from 1 on for the concrete types that derive from it; nil for any other.
  ///
  /// - Parameter name: as the wire has it. Names are compared as `ODataTypeName.normalized` makes them comparable.
  func number(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let name = name[(name.lastIndex(of: UInt8(ascii: "#")).map { $0 + 1 } ?? 0)...]
    if name.isEmpty { return nil }
    if self.name.withUTF8Buffer({ Self.isSame($0[...], name) }) { return 0 }
    return derived.withUTF8Buffer { text in
      var number = 1
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } ?? text.count
        if Self.isNamed(text[start..<end], name) { return number }
        number += 1
        start = end + 1
      }
      return nil
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// - Parameter word: a name as the text has it.
  private static func isNamed(_ word: Bytes, _ name: Bytes) -> Bool {
    guard word.first == UInt8(ascii: ".") else { return isSame(word, name) }
    let schema: StaticString = "microsoft.graph"
    let length = schema.utf8CodeUnitCount
    guard name.count == length + word.count else { return false }
    return isSame(word, name.dropFirst(length))
      && schema.withUTF8Buffer { isSame($0[...], name.prefix(length)) }
  }

  private static func isSame(_ left: Bytes, _ right: Bytes) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lowercased($0) == lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
