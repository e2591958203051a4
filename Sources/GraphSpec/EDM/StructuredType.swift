/// An entity type or a complex type (CSDL 4.01 sections 6 and 9).
public struct StructuredType: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case entity, complex }

  public var name: QualifiedName
  public var kind: Kind
  public var baseType: QualifiedName?
  public var isAbstract: Bool
  public var isOpen: Bool
  /// Entity types only: the entity is itself a media stream.
  public var hasStream: Bool
  /// The names of the properties that are the entity's key; empty when inherited.
  public var key: [String]
  /// Declared here, in source order; inherited ones are on the base type.
  public var properties: [Property]
  /// Declared here, in source order; inherited ones are on the base type.
  public var navigationProperties: [NavigationProperty]
  public var location: SourceLocation

  public init(
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
public struct Property: Hashable, Sendable {
  public var name: String
  public var type: TypeReference
  public var location: SourceLocation

  public init(name: String, type: TypeReference, location: SourceLocation) {
    self.name = name
    self.type = type
    self.location = location
  }
}

/// A navigation property (CSDL 4.01 section 8).
public struct NavigationProperty: Hashable, Sendable {
  public var name: String
  public var type: TypeReference
  /// The related entities live inside this one rather than in a set of their own.
  public var containsTarget: Bool
  public var partner: String?
  public var location: SourceLocation

  public init(
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
