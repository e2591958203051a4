/// The XML elements of CSDL and of its wrapper (CSDL 4.01 sections 3 to 14).
enum ElementName: UInt8, CaseIterable {
  case edmx, reference, include, includeAnnotations, dataServices
  case schema, entityType, complexType, key, propertyRef, property, navigationProperty
  case onDelete, referentialConstraint
  case enumType, member, typeDefinition, action, function, parameter, returnType, term
  case entityContainer, entitySet, singleton, navigationPropertyBinding, actionImport, functionImport
  case annotations, annotation

  var spelling: StaticString {
    switch self {
    case .edmx: "Edmx"
    case .reference: "Reference"
    case .include: "Include"
    case .includeAnnotations: "IncludeAnnotations"
    case .dataServices: "DataServices"
    case .schema: "Schema"
    case .entityType: "EntityType"
    case .complexType: "ComplexType"
    case .key: "Key"
    case .propertyRef: "PropertyRef"
    case .property: "Property"
    case .navigationProperty: "NavigationProperty"
    case .onDelete: "OnDelete"
    case .referentialConstraint: "ReferentialConstraint"
    case .enumType: "EnumType"
    case .member: "Member"
    case .typeDefinition: "TypeDefinition"
    case .action: "Action"
    case .function: "Function"
    case .parameter: "Parameter"
    case .returnType: "ReturnType"
    case .term: "Term"
    case .entityContainer: "EntityContainer"
    case .entitySet: "EntitySet"
    case .singleton: "Singleton"
    case .navigationPropertyBinding: "NavigationPropertyBinding"
    case .actionImport: "ActionImport"
    case .functionImport: "FunctionImport"
    case .annotations: "Annotations"
    case .annotation: "Annotation"
    }
  }

  /// Whether the element belongs to the wrapper's namespace rather than to CSDL's.
  var isWrapper: Bool { rawValue <= ElementName.dataServices.rawValue }

  /// Known, but nothing of it is in the model: read past without a note.
  var isIgnored: Bool {
    switch self {
    case .includeAnnotations, .onDelete, .referentialConstraint, .term: true
    default: false
    }
  }

  var children: ElementSet {
    switch self {
    case .edmx: [.reference, .dataServices]
    case .reference: [.include, .includeAnnotations, .annotation]
    case .dataServices: [.schema]
    case .schema:
      [
        .entityType, .complexType, .enumType, .typeDefinition, .action, .function, .term, .entityContainer,
        .annotations, .annotation,
      ]
    case .entityType: [.key, .property, .navigationProperty, .annotation]
    case .complexType: [.property, .navigationProperty, .annotation]
    case .key: [.propertyRef]
    case .navigationProperty: [.onDelete, .referentialConstraint, .annotation]
    case .enumType: [.member, .annotation]
    case .action, .function: [.parameter, .returnType, .annotation]
    case .entityContainer: [.entitySet, .singleton, .actionImport, .functionImport, .annotation]
    case .entitySet, .singleton: [.navigationPropertyBinding, .annotation]
    case .property, .member, .typeDefinition, .parameter, .returnType, .actionImport, .functionImport: [.annotation]
    default: []
    }
  }
}

struct ElementSet: ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  init(arrayLiteral elements: ElementName...) {
    for element in elements { bits |= 1 << UInt64(element.rawValue) }
  }

  func contains(_ element: ElementName) -> Bool { bits & (1 << UInt64(element.rawValue)) != 0 }
}

/// The attributes that the model keeps something of.
enum AttributeName: UInt8, CaseIterable {
  case name, type, nullable, baseType, abstract, openType, hasStream, containsTarget, partner
  case maxLength, precision, scale, unicode, value, underlyingType, isFlags
  case isBound, isComposable, entitySetPath, entityType, entitySet, path, target, action, function, extends
  case namespace, alias, version, term

  var spelling: StaticString {
    switch self {
    case .name: "Name"
    case .type: "Type"
    case .nullable: "Nullable"
    case .baseType: "BaseType"
    case .abstract: "Abstract"
    case .openType: "OpenType"
    case .hasStream: "HasStream"
    case .containsTarget: "ContainsTarget"
    case .partner: "Partner"
    case .maxLength: "MaxLength"
    case .precision: "Precision"
    case .scale: "Scale"
    case .unicode: "Unicode"
    case .value: "Value"
    case .underlyingType: "UnderlyingType"
    case .isFlags: "IsFlags"
    case .isBound: "IsBound"
    case .isComposable: "IsComposable"
    case .entitySetPath: "EntitySetPath"
    case .entityType: "EntityType"
    case .entitySet: "EntitySet"
    case .path: "Path"
    case .target: "Target"
    case .action: "Action"
    case .function: "Function"
    case .extends: "Extends"
    case .namespace: "Namespace"
    case .alias: "Alias"
    case .version: "Version"
    case .term: "Term"
    }
  }
}

/// XML namespaces (CSDL 4.01 sections 3.1 and 4.1).
enum XMLNamespace {
  static let edmx: StaticString = "http://docs.oasis-open.org/odata/ns/edmx"
  static let edm: StaticString = "http://docs.oasis-open.org/odata/ns/edm"
}
