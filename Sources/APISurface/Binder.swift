public import GraphSpec
import Support

/// Joins pages and metadata: each row to what its path addresses, all of them to one surface.
public struct Binder: Sendable {
  public struct Options: Sendable {
    public enum VersionLabels: String, Sendable, CaseIterable {
      /// A row belongs to the version of its label.
      case trust
      /// A row whose path resolves only in the other version belongs there.
      case repair
    }

    public var versionLabels: VersionLabels
    /// Qualified names of types that the surface carries although no endpoint needs them, such as what a service sends
    /// to a callback address; `*` stands for every type of the metadata.
    public var additionalTypes: [String]
    /// Which endpoints are generated.
    public var choice = EndpointChoice()
    /// Where the additional types are asked for; nil when no file does.
    public var additionalTypesLocation: SourceLocation?

    /// The name that stands for every type.
    static let everyType = "*"

    public init(versionLabels: VersionLabels = .repair, additionalTypes: [String] = []) {
      self.versionLabels = versionLabels
      self.additionalTypes = additionalTypes
    }
  }

  private let models: [GraphVersion: EntityDataModel]
  private let hierarchies: [GraphVersion: TypeHierarchy]
  private let resolvers: [GraphVersion: PathResolver]
  private let options: Options

  /// - Parameter models: the metadata of at least one version.
  public init(models: [GraphVersion: EntityDataModel], options: Options = Options()) {
    self.models = models
    let indexed = concurrentMap(Array(models)) { version, model in
      let hierarchy = TypeHierarchy(model: model)
      return (version: version, hierarchy: hierarchy, resolver: PathResolver(hierarchy: hierarchy))
    }
    hierarchies = Dictionary(uniqueKeysWithValues: indexed.map { ($0.version, $0.hierarchy) })
    resolvers = Dictionary(uniqueKeysWithValues: indexed.map { ($0.version, $0.resolver) })
    self.options = options
  }

  public func bind(_ pages: [PermissionPage], diagnostics: inout [Diagnostic]) -> BoundPages {
    let rows = pages.flatMap(\.methods)
    if rows.count > BindingLimits.rows {
      diagnostics.append(.tooManyRows(rows.count, at: rows[BindingLimits.rows].location))
      return .none
    }
    var bytes = 0
    for row in rows {
      bytes += row.text.utf8.count
      guard bytes > BindingLimits.rowBytes else { continue }
      diagnostics.append(.rowsTooLong(at: row.location))
      return .none
    }
    let resolutions = RowResolutions(rows, resolvers)
    if let row = resolutions.excess {
      diagnostics.append(.pathsTooCostly(at: row.pathLocation))
      return .none
    }
    var chosen = ChosenEndpoints(options.choice)
    let bound = pages.map { bind($0, resolutions, &chosen, diagnostics: &diagnostics) }
    diagnostics += chosen.diagnostics
    // The first page to say something wins, so that the order in which pages are given must not matter.
    let sorted = bound.sorted { ($0.page.name, $0.page.location.file) < ($1.page.name, $1.page.location.file) }
    let permissions = permissions(of: sorted.map(\.page), diagnostics: &diagnostics)
    checkVersions(of: bound, diagnostics: &diagnostics)
    let documentation = DocumentationIndex(pages: sorted.map(\.page))
    let endpoints = endpoints(of: sorted, \.rows)
    let others = self.endpoints(of: sorted, \.others)
    let versions = concurrentMap(models.keys.sorted()) { version in
      var found: [Diagnostic] = []
      var surface = surface(of: version, endpoints[version] ?? [], documentation, diagnostics: &found)
      surface.others = others[version] ?? []
      return (surface: surface, diagnostics: found)
    }
    diagnostics += versions.flatMap(\.diagnostics)
    checkAdditionalTypes(diagnostics: &diagnostics)
    return BoundPages(pages: bound, surface: Surface(permissions: permissions, versions: versions.map(\.surface)))
  }

  // MARK: Rows

  private func bind(
    _ page: PermissionPage,
    _ resolutions: RowResolutions,
    _ chosen: inout ChosenEndpoints,
    diagnostics: inout [Diagnostic]
  ) -> BoundPage {
    var bound = BoundPage(page: page, rows: [])
    for row in page.methods {
      var found: [Diagnostic] = []
      let rows = bind(row, resolutions[row], diagnostics: &found)
      var isKept = false
      for row in rows {
        if chosen.keeps(row) {
          bound.rows.append(row)
          isKept = true
        } else {
          bound.others.append(row)
        }
      }
      if isKept { diagnostics += found }
    }
    return bound
  }

  private func bind(
    _ row: MethodRow,
    _ resolutions: [GraphVersion: Resolution],
    diagnostics: inout [Diagnostic]
  ) -> [BoundRow] {
    if row.terms != nil { return bindToEveryVersion(row, resolutions, diagnostics: &diagnostics) }
    let labelled = resolutions[row.version] ?? Self.withoutMetadata(row)
    let bound = BoundRow(
      row: row,
      resolution: labelled,
      resolvesIn: resolutions.filter { $0.value.kind != .unresolved }.keys.sorted(),
      effective: labelled,
      effectiveVersion: row.version
    )
    return [report(repairVersion(of: bound, resolutions), diagnostics: &diagnostics)]
  }

  /// A row without a version belongs to each that knows its path and, where none does, to the first one.
  private func bindToEveryVersion(
    _ row: MethodRow,
    _ resolutions: [GraphVersion: Resolution],
    diagnostics: inout [Diagnostic]
  ) -> [BoundRow] {
    let known = resolutions.filter { $0.value.kind != .unresolved }.keys.sorted()
    let versions = known.isEmpty ? Array(models.keys.sorted().prefix(1)) : known
    return versions.map { version in
      var row = row
      row.version = version
      var resolution = resolutions[version] ?? Self.withoutMetadata(row)
      // The document is in lower case, for the greater part; that needs no repair of anybody.
      resolution.repairs.removeAll { $0.severity == .note || $0.code == .pathCase }
      let bound = BoundRow(
        row: row,
        resolution: resolution,
        resolvesIn: known,
        effective: resolution,
        effectiveVersion: version
      )
      return report(bound, diagnostics: &diagnostics)
    }
  }

  private func repairVersion(of row: BoundRow, _ resolutions: [GraphVersion: Resolution]) -> BoundRow {
    let other = row.row.version.other
    guard options.versionLabels == .repair, row.resolvesIn == [other], let moved = resolutions[other]
    else { return row }
    var row = row
    row.effective = moved
    row.effectiveVersion = other
    return row
  }

  private func report(_ bound: BoundRow, diagnostics: inout [Diagnostic]) -> BoundRow {
    let row = bound.row
    diagnostics += bound.effective.repairs
    if bound.isEndpoint, let contradiction = row.contradiction { diagnostics.append(contradiction) }
    if bound.effectiveVersion != row.version {
      diagnostics.append(
        Diagnostic(
          .note,
          .pathMoved,
          "'\(row.path)' is labelled \(row.version), but only \(bound.effectiveVersion) has it; it belongs there",
          at: row.pathLocation,
          cause: "to \(bound.effectiveVersion)"
        )
      )
    } else if let failure = bound.effective.failure {
      diagnostics.append(failure.diagnostic(for: row))
    }
    return bound
  }

  private static func withoutMetadata(_ row: MethodRow) -> Resolution {
    PathResolver(model: EntityDataModel(file: "")).resolve(method: row.method, path: row.path, at: row.pathLocation)
  }

  // MARK: Surface

  private func endpoints(
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

  private func surface(
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
  public func closures(of page: BoundPage) -> [(version: GraphVersion, closure: TypeClosure)] {
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

  private func permissions(of pages: [PermissionPage], diagnostics: inout [Diagnostic]) -> [SurfacePermission] {
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

  // MARK: Checks

  private func checkVersions(of pages: [BoundPage], diagnostics: inout [Diagnostic]) {
    var reported = Set<GraphVersion>()
    for row in pages.lazy.flatMap(\.rows) where models[row.effectiveVersion] == nil {
      guard reported.insert(row.effectiveVersion).inserted else { continue }
      diagnostics.append(.missingMetadata(row.effectiveVersion, at: row.row.location))
    }
  }

  private func checkAdditionalTypes(diagnostics: inout [Diagnostic]) {
    for name in options.additionalTypes where name != Options.everyType {
      if models.values.contains(where: { $0.declares(QualifiedName(name)) }) { continue }
      diagnostics.append(.unknownAdditionalType(name, at: options.additionalTypesLocation))
    }
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
