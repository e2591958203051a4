import GraphSpec

/// What the rows of pages resolve to in each version's metadata. Pages repeat each other's rows, so each method and
/// path is resolved once.
struct RowResolutions {
  private struct Address: Hashable, Sendable {
    var method: HTTPMethod?
    var path: String
  }

  private let found: [Address: [GraphVersion: Resolution]]

  init(_ rows: [MethodRow], _ resolvers: [GraphVersion: PathResolver]) {
    var seen = Set<Address>()
    let unique = rows.filter { seen.insert(Address(method: $0.method, path: $0.path)).inserted }
    let resolutions = concurrentMap(unique) { row in
      let path = ParsedPath(row.path, at: row.pathLocation)
      return resolvers.mapValues { $0.resolve(method: row.method, path: path) }
    }
    found = Dictionary(
      zip(unique.lazy.map { Address(method: $0.method, path: $0.path) }, resolutions),
      uniquingKeysWith: { first, _ in first }
    )
  }

  subscript(row: MethodRow) -> [GraphVersion: Resolution] {
    let resolutions = found[Address(method: row.method, path: row.path)] ?? [:]
    return resolutions.mapValues { resolution in
      if resolution.repairs.isEmpty { return resolution }
      var resolution = resolution
      // Every repair is told where the row's path stands, and another page's row may have been resolved.
      for index in resolution.repairs.indices { resolution.repairs[index].location = row.pathLocation }
      return resolution
    }
  }
}
