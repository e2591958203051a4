package import GraphSpec
import Support

/// Joins pages and metadata: each row to what its path addresses, all of them to one surface.
package struct Binder: Sendable {
  package struct Options: Sendable {
    package enum VersionLabels: String, Sendable, CaseIterable {
      /// A row belongs to the version of its label.
      case trust
      /// A row whose path resolves only in the other version belongs there.
      case repair
    }

    package var versionLabels: VersionLabels
    /// Qualified names of types that the surface carries although no endpoint needs them, such as what a service sends
    /// to a callback address; `*` stands for every type of the metadata.
    package var additionalTypes: [String]
    /// Which endpoints are generated.
    package var choice = EndpointChoice()
    /// Where the additional types are asked for; nil when no file does.
    package var additionalTypesLocation: SourceLocation?

    /// The name that stands for every type.
    static let everyType = "*"

    package init(versionLabels: VersionLabels = .repair, additionalTypes: [String] = []) {
      self.versionLabels = versionLabels
      self.additionalTypes = additionalTypes
    }
  }

  let models: [GraphVersion: EntityDataModel]
  let hierarchies: [GraphVersion: TypeHierarchy]
  private let resolvers: [GraphVersion: PathResolver]
  let options: Options

  /// - Parameter models: the metadata of at least one version.
  package init(models: [GraphVersion: EntityDataModel], options: Options = Options()) {
    self.models = models
    let indexed = concurrentMap(Array(models)) { version, model in
      let hierarchy = TypeHierarchy(model: model)
      return (version: version, hierarchy: hierarchy, resolver: PathResolver(hierarchy: hierarchy))
    }
    hierarchies = Dictionary(uniqueKeysWithValues: indexed.map { ($0.version, $0.hierarchy) })
    resolvers = Dictionary(uniqueKeysWithValues: indexed.map { ($0.version, $0.resolver) })
    self.options = options
  }

  package func bind(_ pages: [PermissionPage], diagnostics: inout [Diagnostic]) -> BoundPages {
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
