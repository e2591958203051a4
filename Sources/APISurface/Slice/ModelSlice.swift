package import GraphSpec

/// The smallest part of a model that yields the same surface.
///
/// It keeps the types of the closure with all their structural properties, and of everything else only what a path
/// walks over: so much of a type as its name, its base types, its key and the navigation properties on the way.
package struct ModelSlice {
  private let model: EntityDataModel
  private let hierarchy: TypeHierarchy
  private var resources: Set<String> = []
  private var imports: Set<String> = []
  private var operations: Set<Operation> = []
  private var navigation: [QualifiedName: Set<String>] = [:]
  private var properties: [QualifiedName: Set<String>] = [:]
  /// Types that only have to exist.
  private var walked: Set<QualifiedName> = []

  /// - Parameters:
  ///   - surface: what the slice has to yield.
  ///   - resolutions: the walks over the model that led to it, those that failed too.
  ///   - whole: types that are kept with all their properties, although the surface doesn't need them.
  package static func slice(
    _ model: EntityDataModel,
    for surface: VersionSurface,
    walking resolutions: some Sequence<Resolution>,
    keeping whole: [QualifiedName] = []
  ) -> EntityDataModel {
    var slice = ModelSlice(model: model)
    for resolution in resolutions { slice.walk(resolution.trail) }
    slice.walked.formUnion(slice.navigation.keys)
    slice.walked.formUnion(slice.properties.keys)
    return slice.result(closure: surface.closure, whole: whole)
  }

  private init(model: EntityDataModel) {
    self.model = model
    self.hierarchy = TypeHierarchy(model: model)
  }

  private mutating func walk(_ trail: Resolution.Trail) {
    for step in trail.steps {
      switch step {
      case .resource(let name): resources.insert(name)
      case .operationImport(let name): imports.insert(name)
      case .property(let type, let name): properties[type, default: []].insert(name)
      case .navigationProperty(let type, let name): navigation[type, default: []].insert(name)
      case .type(let name): walked.insert(name)
      case .operation(let operation): operations.insert(operation)
      }
    }
  }

  private func result(closure: TypeClosure, whole: [QualifiedName]) -> EntityDataModel {
    var slice = EntityDataModel(file: model.file)
    slice.container = slicedContainer()
    slice.operations = Dictionary(grouping: operations.sorted { $0.location < $1.location }, by: \.name)
    for name in closure.enums.union(whole) { slice.enumTypes[name] = model.enumTypes[name] }
    for name in closure.typeDefinitions.union(whole) { slice.typeDefinitions[name] = model.typeDefinitions[name] }
    for name in closure.structured.union(whole) { slice.structuredTypes[name] = slicedType(name, isWhole: true) }
    for name in walked { add(name, to: &slice) }
    addReferenced(to: &slice)
    let used = Set(slice.namespaces)
    slice.schemas = model.schemas.filter { used.contains($0.namespace) }.sorted { $0.namespace < $1.namespace }
    return slice
  }

  private func slicedContainer() -> EntityContainer? {
    guard var container = model.container else { return nil }
    container.resources = container.resources.filter { resources.contains($0.name) }
    for index in container.resources.indices { container.resources[index].navigationBindings = [] }
    container.operationImports = container.operationImports.filter { imports.contains($0.name) }
    return container
  }

  private func slicedType(_ name: QualifiedName, isWhole: Bool) -> StructuredType? {
    guard var type = model.structuredTypes[name] else { return nil }
    let kept = navigation[name] ?? []
    type.navigationProperties = type.navigationProperties.filter { kept.contains($0.name) }
    if !isWhole {
      let kept = (properties[name] ?? []).union(type.key)
      type.properties = type.properties.filter { kept.contains($0.name) }
    }
    return type
  }

  /// Adds so much of a type, and of what it derives from, as a walk over it needs.
  ///
  /// - Returns: the structured types that were not there yet.
  @discardableResult
  private func add(_ name: QualifiedName, to slice: inout EntityDataModel) -> [StructuredType] {
    if name.isPrimitive || slice.declares(name) { return [] }
    var added: [StructuredType] = []
    for type in hierarchy.ancestry(of: name) where slice.structuredTypes[type.name] == nil {
      guard let sliced = slicedType(type.name, isWhole: false) else { continue }
      slice.structuredTypes[type.name] = sliced
      added.append(sliced)
    }
    slice.enumTypes[name] = model.enumTypes[name]
    slice.typeDefinitions[name] = model.typeDefinitions[name]
    return added
  }

  /// Adds what the kept elements refer to, so that the slice is a model of its own.
  private func addReferenced(to slice: inout EntityDataModel) {
    var references = slice.operations.values.joined().flatMap { operation in
      operation.parameters.map(\.type.name) + (operation.returnType.map { [$0.name] } ?? [])
    }
    references += slice.container?.resources.map(\.type) ?? []
    references +=
      slice.container?.operationImports.flatMap { slice.operations[$0.operation] ?? [] }
      .compactMap(\.returnType?.name) ?? []
    references += slice.structuredTypes.values.flatMap(\.references)
    // What is added brings key properties, whose types may be new as well.
    while let name = references.popLast() { references += add(name, to: &slice).flatMap(\.references) }
  }
}

extension StructuredType {
  fileprivate var references: [QualifiedName] {
    properties.map(\.type.name) + navigationProperties.map(\.type.name)
  }
}

extension EntityDataModel {
  fileprivate var namespaces: [String] {
    structuredTypes.keys.map(\.namespace) + enumTypes.keys.map(\.namespace) + typeDefinitions.keys.map(\.namespace)
      + operations.keys.map(\.namespace) + (container.map { [$0.name.namespace] } ?? [])
  }
}
