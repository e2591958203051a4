/// An entity type or a complex type (CSDL 4.01 sections 6 and 9).
package struct StructuredType: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case entity, complex }

  package var name: QualifiedName
  package var kind: Kind
  package var baseType: QualifiedName?
  package var isAbstract: Bool
  package var isOpen: Bool
  /// Entity types only: the entity is itself a media stream.
  package var hasStream: Bool
  /// The names of the properties that are the entity's key; empty when inherited.
  package var key: [String]
  /// Declared here, in source order; inherited ones are on the base type.
  package var properties: [Property]
  /// Declared here, in source order; inherited ones are on the base type.
  package var navigationProperties: [NavigationProperty]
  package var location: SourceLocation

  package init(
    name: QualifiedName,
    kind: Kind,
    baseType: QualifiedName? = nil,
    isAbstract: Bool = false,
    isOpen: Bool = false,
    hasStream: Bool = false,
    key: [String] = [],
    properties: [Property] = [],
    navigationProperties: [NavigationProperty] = [],
    location: SourceLocation
  ) {
    self.name = name
    self.kind = kind
    self.baseType = baseType
    self.isAbstract = isAbstract
    self.isOpen = isOpen
    self.hasStream = hasStream
    self.key = key
    self.properties = properties
    self.navigationProperties = navigationProperties
    self.location = location
  }
}

/// A structural property (CSDL 4.01 section 7).
package struct Property: Hashable, Sendable {
  package var name: String
  package var type: TypeReference
  package var location: SourceLocation

  package init(name: String, type: TypeReference, location: SourceLocation) {
    self.name = name
    self.type = type
    self.location = location
  }
}

/// A navigation property (CSDL 4.01 section 8).
package struct NavigationProperty: Hashable, Sendable {
  package var name: String
  package var type: TypeReference
  /// The related entities live inside this one rather than in a set of their own.
  package var containsTarget: Bool
  package var partner: String?
  package var location: SourceLocation

  package init(
    name: String,
    type: TypeReference,
    containsTarget: Bool = false,
    partner: String? = nil,
    location: SourceLocation
  ) {
    self.name = name
    self.type = type
    self.containsTarget = containsTarget
    self.partner = partner
    self.location = location
  }
}
