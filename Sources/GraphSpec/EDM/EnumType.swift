/// An enumeration type (CSDL 4.01 section 10).
public struct EnumType: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    public var name: String
    /// As written, or one more than the member before it where the metadata gives none.
    public var value: Int64
    public var location: SourceLocation

    public init(name: String, value: Int64, location: SourceLocation) {
      self.name = name
      self.value = value
      self.location = location
    }
  }

  public var name: QualifiedName
  /// `Edm.Int32` unless the metadata says otherwise.
  public var underlyingType: QualifiedName
  public var isFlags: Bool
  public var members: [Member]
  public var location: SourceLocation

  public init(
    name: QualifiedName,
    underlyingType: QualifiedName = QualifiedName(namespace: "Edm", name: "Int32"),
    isFlags: Bool = false,
    members: [Member] = [],
    location: SourceLocation
  ) {
    self.name = name
    self.underlyingType = underlyingType
    self.isFlags = isFlags
    self.members = members
    self.location = location
  }
}

/// A type definition: another name, with facets, for a primitive type (CSDL 4.01 section 11).
public struct TypeDefinition: Hashable, Sendable {
  public var name: QualifiedName
  public var underlyingType: TypeReference
  public var location: SourceLocation

  public init(name: QualifiedName, underlyingType: TypeReference, location: SourceLocation) {
    self.name = name
    self.underlyingType = underlyingType
    self.location = location
  }
}
