package import GraphSpec

/// A structured type as it appears on the wire: inherited properties in, derived types named.
package struct ObjectShape: Hashable, Sendable {
  package var name: QualifiedName
  package var kind: StructuredType.Kind
  package var isAbstract: Bool
  package var isOpen: Bool
  package var baseType: QualifiedName?
  /// Inherited ones first, then in the order of the metadata.
  package var members: [MemberShape]
  /// The concrete types that derive from this one, sorted; empty when it has none.
  package var derived: [QualifiedName]
  package var documentation: TypeDocumentation?
  /// In the metadata.
  package var location: SourceLocation

  /// Whether a slot of this type can carry more than one type.
  package var isPolymorphic: Bool { !derived.isEmpty }
}

/// A property of an object, or a parameter in the body of an action.
package struct MemberShape: Hashable, Sendable {
  package var name: String
  /// With type definitions replaced by what they stand for.
  package var type: TypeReference
  /// The caller has to give it when writing: not nullable, no collection, no key (which the service assigns).
  package var isRequired: Bool
  /// The type that declares the property, where that is not the type that has it here.
  package var inheritedFrom: QualifiedName?
  /// From the page, in markdown.
  package var documentation: String?
}

/// The parameters of an action: the body of its request (OData JSON 4.01 section 18).
package struct ActionShape: Hashable, Sendable {
  package var name: QualifiedName
  /// Nil for an unbound action.
  package var binding: TypeReference?
  package var members: [MemberShape]
  /// In the metadata.
  package var location: SourceLocation
}

/// What a page says of a type.
package struct TypeDocumentation: Hashable, Sendable {
  package var address: String?
  package var location: SourceLocation
}
