package import GraphSpec
import Support

// From bound rows to a surface.
extension Binder {
  func endpoints(
    of pages: [BoundPage],
    _ rows: KeyPath<BoundPage, [BoundRow]>
  ) -> [GraphVersion: [SurfaceEndpoint]] {
    struct Identity: Hashable {
      var version: GraphVersion
      var method: HTTPMethod
      var path: String
    }
    var order: [Identity] = []
    var found: [Identity: SurfaceEndpoint] = [:]
    for page in pages {
      // A row with several methods has one text.
      var last: (location: SourceLocation, hash: String)?
      for bound in page[keyPath: rows] {
        guard let method = bound.row.method, bound.isEndpoint else { continue }
        let identity = Identity(
          version: bound.effectiveVersion,
          method: method,
          path: bound.effective.template.identity
        )
        if found[identity] == nil {
          order.append(identity)
          found[identity] = SurfaceEndpoint(
            version: bound.effectiveVersion,
            method: method,
            resolution: bound.effective,
            sources: []
          )
        }
        if bound.row.terms != nil || last?.location != bound.row.location {
          last = (bound.row.location, XXHash64.hexDigits(of: bound.row.text))
        }
        found[identity]?.sources.append(
          EndpointSource(bound.row, permission: page.page.name, hash: last?.hash ?? "")
        )
      }
    }
    let endpoints = order.compactMap { identity in found[identity].map { (identity, $0) } }
      .sorted { ($0.0.path, $0.0.method.rawValue) < ($1.0.path, $1.0.method.rawValue) }
    return Dictionary(grouping: endpoints.map(\.1), by: \.version)
  }

  func surface(
    of version: GraphVersion,
    _ endpoints: [SurfaceEndpoint],
    _ documentation: DocumentationIndex,
    diagnostics: inout [Diagnostic]
  ) -> VersionSurface {
    let model = models[version] ?? EntityDataModel(file: "")
    let hierarchy = hierarchies[version] ?? TypeHierarchy(model: model)
    let closure = closure(of: version, endpoints)
    for (name, location) in closure.undeclared.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(.undeclaredType(name, version, at: location))
    }
    diagnostics += model.faults.map { $0.decided(isNeeded: closure.contains) }
    let start = SourceLocation(file: model.file, line: 0)
    let actions = actions(of: endpoints)
    let size = SurfaceSize(of: closure.carried, actions, in: hierarchy)
    if size.isTooLarge { diagnostics.append(.surfaceTooLarge(size, version, in: model.file)) }
    var objects: [ObjectShape] = []
    let shapes = ShapeBuilder(hierarchy: hierarchy, documentation: documentation.of(model))
    if !size.isTooLarge {
      objects = shapes.objects(in: closure)
      let bytes = objects.reduce(0) { $0 + $1.members.reduce(0) { $0 + ($1.documentation?.utf8.count ?? 0) } }
      if bytes > BindingLimits.documentationBytes {
        diagnostics.append(.documentationTooLarge(bytes, version, at: start))
        objects = []
      }
    }
    return VersionSurface(
      version: version,
      endpoints: endpoints,
      objects: objects,
      enums: closure.enums.sorted().compactMap { model.enumTypes[$0] },
      actions: actions.map(shapes.action),
      closure: closure
    )
  }

  private func closure(of version: GraphVersion, _ endpoints: [SurfaceEndpoint]) -> TypeClosure {
    let model = models[version] ?? EntityDataModel(file: "")
    let start = SourceLocation(file: model.file, line: 0)
    var closure = TypeClosure(hierarchy: hierarchies[version] ?? TypeHierarchy(model: model))
    for endpoint in endpoints {
      for slot in endpoint.slots { closure.addSlot(slot, at: endpoint.sources.first?.location ?? start) }
    }
    for name in additionalTypes(in: model) { closure.addSlot(name, at: start) }
    return closure
  }

  /// The types that each version's rows of a single page need.
  package func closures(of page: BoundPage) -> [(version: GraphVersion, closure: TypeClosure)] {
    let endpoints = endpoints(of: [page], \.rows)
    return models.keys.sorted().map { version in
      (version, closure(of: version, endpoints[version] ?? []))
    }
  }

  private func additionalTypes(in model: EntityDataModel) -> [QualifiedName] {
    if options.additionalTypes.contains(Options.everyType) {
      let names = [Array(model.structuredTypes.keys), Array(model.enumTypes.keys), Array(model.typeDefinitions.keys)]
      return names.joined().sorted()
    }
    return options.additionalTypes.map { QualifiedName($0) }.filter(model.declares)
  }

  /// Each action with a body once, sorted.
  private func actions(of endpoints: [SurfaceEndpoint]) -> [Operation] {
    var found: [String: Operation] = [:]
    for endpoint in endpoints where endpoint.resolution.kind == .action {
      guard let operation = endpoint.resolution.operation, !operation.callParameters.isEmpty else { continue }
      found["\(operation.name) \(operation.bindingType.map(\.description) ?? "")"] = operation
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  func permissions(of pages: [PermissionPage], diagnostics: inout [Diagnostic]) -> [SurfacePermission] {
    var found: [String: SurfacePermission] = [:]
    for page in pages {
      guard let earlier = found[page.name] else {
        found[page.name] = SurfacePermission(page)
        continue
      }
      diagnostics.append(.repeatedPage(page, earlier: earlier))
      found[page.name]?.application = earlier.application ?? page.application
      found[page.name]?.delegated = earlier.delegated ?? page.delegated
    }
    let permissions = found.values.sorted { $0.name < $1.name }
    PermissionIdentity.check(permissions, diagnostics: &diagnostics)
    return permissions
  }
}

extension SurfaceEndpoint {
  /// The types that its request, response and parameters carry.
  fileprivate var slots: [QualifiedName] {
    var slots = [resolution.requestType, resolution.responseType].compactMap(\.?.name)
    if resolution.kind == .action || resolution.kind == .function, let operation = resolution.operation {
      slots += operation.callParameters.map(\.type.name)
      if let result = operation.returnType { slots.append(result.name) }
    }
    return slots + template.parameters.compactMap(\.type?.name)
  }
}

extension EndpointSource {
  fileprivate init(_ row: MethodRow, permission: String, hash: String) {
    self.init(
      permission: permission,
      application: row.application,
      delegated: row.delegated,
      documentation: row.documentation,
      location: row.location,
      terms: row.terms,
      hash: hash
    )
  }
}

extension SurfacePermission {
  fileprivate init(_ page: PermissionPage) {
    self.init(
      name: page.name,
      description: page.description,
      application: page.application,
      delegated: page.delegated,
      location: page.location
    )
  }
}
