/// An enumeration type (CSDL 4.01 section 10).
package struct EnumType: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    /// As written, or one more than the member before it where the metadata gives none.
    package var value: Int64
    package var location: SourceLocation

    package init(name: String, value: Int64, location: SourceLocation) {
      self.name = name
      self.value = value
      self.location = location
    }
  }

  package var name: QualifiedName
  /// `Edm.Int32` unless the metadata says otherwise.
  package var underlyingType: QualifiedName
  package var isFlags: Bool
  package var members: [Member]
  package var location: SourceLocation

  package init(
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
package struct TypeDefinition: Hashable, Sendable {
  package var name: QualifiedName
  package var underlyingType: TypeReference
  package var location: SourceLocation

  package init(name: QualifiedName, underlyingType: TypeReference, location: SourceLocation) {
    self.name = name
    self.underlyingType = underlyingType
    self.location = location
  }
}
