import GraphSpec
import Support

/// What the rows of pages resolve to in each version's metadata. Pages repeat each other's rows, so each method and
/// path is resolved once.
struct RowResolutions {
  private struct Address: Hashable, Sendable {
    var method: HTTPMethod?
    var path: String
  }

  private struct Resolved: Sendable {
    var resolutions: [GraphVersion: Resolution] = [:]
    var cost = 0
  }

  /// How many elements of the models were looked at.
  private(set) var cost = 0
  private var found: [Address: [GraphVersion: Resolution]] = [:]
  /// The row at which the limit was reached; it and those that follow are not resolved.
  private(set) var excess: MethodRow?

  init(_ rows: [MethodRow], _ resolvers: [GraphVersion: PathResolver], limit: Int = BindingLimits.cost) {
    var seen = Set<Address>()
    let unique = rows.filter { seen.insert(Address(method: $0.method, path: $0.path)).inserted }
    found.reserveCapacity(unique.count)
    // Few at a time, so that little is done in vain.
    for start in stride(from: 0, to: unique.count, by: 64) {
      let part = Array(unique[start..<min(start + 64, unique.count)])
      let resolved = concurrentMap(part) { row in
        let path = ParsedPath(row.path, at: row.pathLocation)
        var resolved = Resolved()
        for (version, resolver) in resolvers {
          let (resolution, cost) = resolver.resolve(method: row.method, path: path)
          resolved.resolutions[version] = resolution
          resolved.cost += cost
        }
        return resolved
      }
      for (row, resolved) in zip(part, resolved) {
        cost += resolved.cost
        if cost > limit {
          excess = row
          return
        }
        found[Address(method: row.method, path: row.path)] = resolved.resolutions
      }
    }
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
