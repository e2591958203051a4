public import GraphSpec

/// The smallest sets of permissions that allow all of some requests in one scheme.
public struct LeastPermissions: Sendable {
  public var scheme: PermissionScheme
  /// Each sorted by name, the least privileged set first. One empty set where no request can be allowed or there is none.
  public var sets: [[String]]
  /// Whether no smaller set exists, as far as is known.
  public var isExact: Bool
  /// No set is smaller than this; the size of the sets, if they are exact.
  public var lowerBound: Int
  /// Whether there are more sets of that size than are given.
  public var hasMore: Bool
  /// The requests that no permission allows in the scheme, in the order of asking.
  public var uncovered: [PermissionRequest]

  /// How many sets are given at most.
  public static let setLimit = 100

  public static func find(
    for requests: [PermissionRequest],
    _ scheme: PermissionScheme,
    in index: PermissionIndex
  ) -> LeastPermissions {
    var uncovered: [PermissionRequest] = []
    var clauses: [[PermissionCover.Option]] = []
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    for request in requests {
      let grants = index.endpoint(request.method, request.path)?.grants[scheme] ?? []
      if grants.isEmpty {
        uncovered.append(request)
        continue
      }
      clauses.append(
        grants.flatMap { grant -> [PermissionCover.Option] in
          let permission = number(grant.permission)
          if grant.alsoRequires.isEmpty { return [PermissionCover.Option(permission)] }
          return grant.alsoRequires.map { PermissionCover.Option(permission, number($0)) }
        }
      )
    }
    let cover = PermissionCover(clauses, count: names.count).solve(setLimit: setLimit)
    func privilege(_ set: [Int]) -> Int { set.reduce(0) { $0 + index.level(of: names[$1], scheme) } }
    let sets = cover.sets.map { (privilege: privilege($0), names: $0.map { names[$0] }.sorted()) }
      .sorted {
        $0.privilege != $1.privilege ? $0.privilege < $1.privilege : $0.names.lexicographicallyPrecedes($1.names)
      }
    return LeastPermissions(
      scheme: scheme,
      sets: sets.map(\.names),
      isExact: cover.isExact,
      lowerBound: cover.lowerBound,
      hasMore: cover.hasMore,
      uncovered: uncovered
    )
  }
}
