/// The entry points of a service (CSDL 4.01 section 13).
public struct EntityContainer: Hashable, Sendable {
  /// An entity set or a singleton: the first segment of a path.
  public struct Resource: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case entitySet, singleton }

    public var name: String
    public var kind: Kind
    public var type: QualifiedName
    public var navigationBindings: [NavigationBinding]
    public var location: SourceLocation

    public init(
      name: String,
      kind: Kind,
      type: QualifiedName,
      navigationBindings: [NavigationBinding] = [],
      location: SourceLocation
    ) {
      self.name = name
      self.kind = kind
      self.type = type
      self.navigationBindings = navigationBindings
      self.location = location
    }
  }

  /// Where a navigation property's entities live (CSDL 4.01 section 13.4).
  public struct NavigationBinding: Hashable, Sendable {
    public var path: String
    public var target: String

    public init(path: String, target: String) {
      self.path = path
      self.target = target
    }
  }

  /// An unbound action or function as an entry point (CSDL 4.01 sections 13.5 and 13.6).
  public struct OperationImport: Hashable, Sendable {
    public var name: String
    public var kind: Operation.Kind
    public var operation: QualifiedName
    public var entitySet: String?
    public var location: SourceLocation

    public init(
      name: String,
      kind: Operation.Kind,
      operation: QualifiedName,
      entitySet: String? = nil,
      location: SourceLocation
    ) {
      self.name = name
      self.kind = kind
      self.operation = operation
      self.entitySet = entitySet
      self.location = location
    }
  }

  public var name: QualifiedName
  public var resources: [Resource]
  public var operationImports: [OperationImport]
  public var location: SourceLocation

  public init(
    name: QualifiedName,
    resources: [Resource] = [],
    operationImports: [OperationImport] = [],
    location: SourceLocation
  ) {
    self.name = name
    self.resources = resources
    self.operationImports = operationImports
    self.location = location
  }
}
