/// The OData entity data model of one Graph version: what its CSDL declares, aliases expanded.
public struct EntityDataModel: Sendable {
  /// A schema's namespace and, where it has one, the alias that stands for it anywhere in the document
  /// (CSDL 4.01 section 5.2).
  public struct Schema: Hashable, Sendable {
    public var namespace: String
    public var alias: String?
    public var location: SourceLocation

    public init(namespace: String, alias: String? = nil, location: SourceLocation) {
      self.namespace = namespace
      self.alias = alias
      self.location = location
    }
  }

  /// The path of the CSDL file.
  public var file: String
  public var schemas: [Schema]
  public var structuredTypes: [QualifiedName: StructuredType]
  public var enumTypes: [QualifiedName: EnumType]
  public var typeDefinitions: [QualifiedName: TypeDefinition]
  /// Every overload in source order, by qualified name.
  public var operations: [QualifiedName: [Operation]]
  public var container: EntityContainer?
  /// In source order.
  public var faults: [Fault] = []
  /// What the metadata was cut to; nil for metadata that is whole, or that somebody wrote by hand.
  public var scope: SliceScope?

  public init(
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
  public func declares(_ name: QualifiedName) -> Bool {
    structuredTypes[name] != nil || enumTypes[name] != nil || typeDefinitions[name] != nil
  }
}
