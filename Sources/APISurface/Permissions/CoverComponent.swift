/// A part of a covering problem that has nothing in common with the rest.
struct CoverComponent {
  typealias Option = PermissionCover.Option

  private let clauses: [[Option]]
  /// The permissions that do exactly what the first of them does.
  private var classes: [Int: [Int]] = [:]
  /// Of permissions that occur alone only: those that a larger permission can stand for.
  private var dominated: Set<Int> = []
  private let work: Int
  private(set) var spent = 0

  /// - Parameter work: How many options may be looked at.
  init(_ clauses: [[Option]], work: Int) {
    self.work = work
    var coverage: [Int: Set<Int>] = [:]
    var paired: Set<Int> = []
    for (number, clause) in clauses.enumerated() {
      for option in clause {
        if option.members.count == 1 {
          coverage[option.members[0], default: []].insert(number)
        } else {
          paired.formUnion(option.members)
        }
      }
    }
    var first: [Set<Int>: Int] = [:]
    var replaced: Set<Int> = []
    let alone = coverage.keys.filter { !paired.contains($0) }.sorted()
    for permission in alone {
      guard let covered = coverage[permission] else { continue }
      let representative = first[covered] ?? permission
      first[covered] = representative
      classes[representative, default: []].append(permission)
      if representative != permission { replaced.insert(permission) }
    }
    self.clauses = clauses.map { clause in
      clause.filter { $0.members.count == 2 || !replaced.contains($0.members[0]) }
    }
    let representatives = alone.filter { !replaced.contains($0) }
    let others = representatives + paired.sorted()
    guard representatives.count <= Self.dominanceLimit else { return }
    for permission in representatives {
      guard let covered = coverage[permission] else { continue }
      let isDominated = others.contains { other in
        other != permission && covered.count <= (coverage[other]?.count ?? 0)
          && covered.isSubset(of: coverage[other] ?? [])
      }
      if isDominated { dominated.insert(permission) }
    }
  }

  private static let dominanceLimit = 1_000

  mutating func solve(setLimit: Int) -> PermissionCover.Result {
    let reduced = clauses.map { clause in
      clause.filter { $0.members.count == 2 || !dominated.contains($0.members[0]) }
    }
    var smallest = CoverSearch(reduced, work: work / 2)
    let best = smallest.smallest()
    spent += smallest.spent
    guard smallest.isComplete else {
      return PermissionCover.Result(
        sets: [best],
        isExact: best.count == smallest.lowerBound,
        lowerBound: smallest.lowerBound,
        hasMore: true
      )
    }
    var all = CoverSearch(clauses, work: work - spent)
    let found = all.all(ofSize: best.count, limit: setLimit + 1)
    spent += all.spent
    var sets: [[Int]] = []
    for set in found.isEmpty ? [best] : found {
      var product: [[Int]] = [[]]
      for permission in set {
        let alternatives = classes[permission] ?? [permission]
        let larger = product.lazy.flatMap { part in alternatives.lazy.map { part + [$0] } }
        product = Array(larger.prefix(setLimit + 1))
      }
      sets += product.prefix(setLimit + 1 - sets.count)
    }
    return PermissionCover.Result(
      sets: Array(sets.prefix(setLimit)),
      isExact: true,
      lowerBound: best.count,
      hasMore: !all.isComplete || sets.count > setLimit
    )
  }
}
