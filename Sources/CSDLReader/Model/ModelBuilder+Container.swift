import GraphSpec

extension ModelBuilder {
  mutating func addContainer(at index: Int, in schema: Schema) {
    let element = declarations.elements[index]
    guard let nameID = needIdentifier(.name, of: element) else { return }
    let name = QualifiedName(namespace: schema.namespace, name: declarations.values.string(nameID))
    if let other = model.container {
      let message = "'\(name)' is a second EntityContainer; the first is at \(other.location)"
      return log.add(.error, .duplicateContainer, message, at: location(element))
    }
    if let base = text(.extends, of: element) {
      let message = "'\(name)' extends '\(base)', whose entity sets are not read; give metadata with one container"
      log.add(.warning, .extendedContainer, message, at: location(element))
    }
    var container = EntityContainer(name: name, location: location(element))
    var seen: Set<String> = []
    forEachChild(of: index) { builder, index in
      let child = builder.declarations.elements[index]
      // What is left out of the container is raw JSON, too; but which of two is meant can't be said.
      builder.log.faultyTypes = []
      defer { builder.log.faultyTypes = nil }
      guard let nameID = builder.needIdentifier(.name, of: child) else { return }
      let name = builder.declarations.values.string(nameID)
      guard seen.insert(name).inserted else {
        let message = "the container declares '\(name)' twice; rename one of them"
        builder.log.faultyTypes = nil
        return builder.log.add(.error, .duplicateName, message, at: builder.location(child))
      }
      switch child.name {
      case .entitySet: builder.addResource(name, .entitySet, .entityType, at: index, to: &container)
      case .singleton: builder.addResource(name, .singleton, .type, at: index, to: &container)
      case .actionImport: builder.addImport(name, .action, .action, of: child, to: &container)
      case .functionImport: builder.addImport(name, .function, .function, of: child, to: &container)
      default: break
      }
    }
    model.container = container
  }

  private mutating func addResource(
    _ name: String,
    _ kind: EntityContainer.Resource.Kind,
    _ attribute: AttributeName,
    at index: Int,
    to container: inout EntityContainer
  ) {
    let element = declarations.elements[index]
    guard need(attribute, of: element) != nil, let mention = mention(attribute, of: element) else { return }
    guard mention.kind != nil else { return reportUnresolved(mention, .error, attribute, of: element) }
    guard mention.kind == .entity, !mention.isCollection else {
      return reportWrongKind(mention, attribute, of: element, expected: "an entity type")
    }
    var resource = EntityContainer.Resource(name: name, kind: kind, type: mention.name, location: location(element))
    forEachChild(of: index) { builder, index in
      let child = builder.declarations.elements[index]
      guard let path = builder.need(.path, of: child), let target = builder.need(.target, of: child) else { return }
      resource.navigationBindings.append(
        EntityContainer.NavigationBinding(
          path: builder.declarations.values.string(path),
          target: builder.declarations.values.string(target)
        )
      )
    }
    container.resources.append(resource)
  }

  private mutating func addImport(
    _ name: String,
    _ kind: Operation.Kind,
    _ attribute: AttributeName,
    of element: Element,
    to container: inout EntityContainer
  ) {
    guard need(attribute, of: element) != nil, let mention = mention(attribute, of: element) else { return }
    container.operationImports.append(
      EntityContainer.OperationImport(
        name: name,
        kind: kind,
        operation: mention.name,
        entitySet: text(.entitySet, of: element),
        location: location(element)
      )
    )
  }

  /// Checks the imports once every operation is known.
  mutating func checkOperationImports() {
    log.faultyTypes = []
    defer { log.faultyTypes = nil }
    for item in model.container?.operationImports ?? [] {
      if model.operations[item.operation]?.contains(where: { $0.kind == item.kind && !$0.isBound }) == true { continue }
      let message =
        "'\(item.operation)', which '\(item.name)' imports, is no unbound \(item.kind) of this file; "
        + "add its declaration or correct the name"
      log.add(.error, .unresolvedType, message, at: item.location)
    }
  }
}
