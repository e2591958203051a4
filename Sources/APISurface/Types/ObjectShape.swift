public import GraphSpec

/// A structured type as it appears on the wire: inherited properties in, derived types named.
public struct ObjectShape: Hashable, Sendable {
  public var name: QualifiedName
  public var kind: StructuredType.Kind
  public var isAbstract: Bool
  public var isOpen: Bool
  public var baseType: QualifiedName?
  /// Inherited ones first, then in the order of the metadata.
  public var members: [MemberShape]
  /// The concrete types that derive from this one, sorted; empty when it has none.
  public var derived: [QualifiedName]
  public var documentation: TypeDocumentation?
  /// In the metadata.
  public var location: SourceLocation

  /// Whether a slot of this type can carry more than one type.
  public var isPolymorphic: Bool { !derived.isEmpty }
}

/// A property of an object, or a parameter in the body of an action.
public struct MemberShape: Hashable, Sendable {
  public var name: String
  /// With type definitions replaced by what they stand for.
  public var type: TypeReference
  /// The caller has to give it when writing: not nullable, no collection, no key (which the service assigns).
  public var isRequired: Bool
  /// The type that declares the property, where that is not the type that has it here.
  public var inheritedFrom: QualifiedName?
  /// From the page, in markdown.
  public var documentation: String?
}

/// The parameters of an action: the body of its request (OData JSON 4.01 section 18).
public struct ActionShape: Hashable, Sendable {
  public var name: QualifiedName
  /// Nil for an unbound action.
  public var binding: TypeReference?
  public var members: [MemberShape]
  /// In the metadata.
  public var location: SourceLocation
}

/// What a page says of a type.
public struct TypeDocumentation: Hashable, Sendable {
  public var address: String?
  public var location: SourceLocation
}
