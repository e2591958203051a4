/// The entry points of a service (CSDL 4.01 section 13).
package struct EntityContainer: Hashable, Sendable {
  /// An entity set or a singleton: the first segment of a path.
  package struct Resource: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case entitySet, singleton }

    package var name: String
    package var kind: Kind
    package var type: QualifiedName
    package var navigationBindings: [NavigationBinding]
    package var location: SourceLocation

    package init(
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
  package struct NavigationBinding: Hashable, Sendable {
    package var path: String
    package var target: String

    package init(path: String, target: String) {
      self.path = path
      self.target = target
    }
  }

  /// An unbound action or function as an entry point (CSDL 4.01 sections 13.5 and 13.6).
  package struct OperationImport: Hashable, Sendable {
    package var name: String
    package var kind: Operation.Kind
    package var operation: QualifiedName
    package var entitySet: String?
    package var location: SourceLocation

    package init(
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

  package var name: QualifiedName
  package var resources: [Resource]
  package var operationImports: [OperationImport]
  package var location: SourceLocation

  package init(
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
