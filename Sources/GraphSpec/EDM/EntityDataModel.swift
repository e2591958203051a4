/// The OData entity data model of one Graph version: what its CSDL declares, aliases expanded.
package struct EntityDataModel: Sendable {
  /// A schema's namespace and, where it has one, the alias that stands for it anywhere in the document
  /// (CSDL 4.01 section 5.2).
  package struct Schema: Hashable, Sendable {
    package var namespace: String
    package var alias: String?
    package var location: SourceLocation

    package init(namespace: String, alias: String? = nil, location: SourceLocation) {
      self.namespace = namespace
      self.alias = alias
      self.location = location
    }
  }

  /// The path of the CSDL file.
  package var file: String
  package var schemas: [Schema]
  package var structuredTypes: [QualifiedName: StructuredType]
  package var enumTypes: [QualifiedName: EnumType]
  package var typeDefinitions: [QualifiedName: TypeDefinition]
  /// Every overload in source order, by qualified name.
  package var operations: [QualifiedName: [Operation]]
  package var container: EntityContainer?
  /// In source order.
  package var faults: [Fault] = []
  /// What the metadata was cut to; nil for metadata that is whole, or that somebody wrote by hand.
  package var scope: SliceScope?

  package init(
    file: String,
    schemas: [Schema] = [],
    structuredTypes: [QualifiedName: StructuredType] = [:],
    enumTypes: [QualifiedName: EnumType] = [:],
    typeDefinitions: [QualifiedName: TypeDefinition] = [:],
    operations: [QualifiedName: [Operation]] = [:],
    container: EntityContainer? = nil
  ) {
    self.file = file
    self.schemas = schemas
    self.structuredTypes = structuredTypes
    self.enumTypes = enumTypes
    self.typeDefinitions = typeDefinitions
    self.operations = operations
    self.container = container
  }

  /// Whether a type of that name is declared here.
  package func declares(_ name: QualifiedName) -> Bool {
    structuredTypes[name] != nil || enumTypes[name] != nil || typeDefinitions[name] != nil
  }
}
