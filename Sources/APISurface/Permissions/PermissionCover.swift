/// Minimum covering: the smallest sets of permissions of which each clause finds what it asks for.
///
/// A clause is a list of options, of which one has to be chosen in full: a permission, or one with another in addition.
/// The problem is NP-hard, as set cover is; requests in practice are reduced to little by the usual means. Clauses that
/// others imply are dropped, what has nothing in common is solved apart, permissions that do the same are one, and one
/// that does less than another waits until the size is known. What is left is searched by branch and bound, with work
/// that is bounded.
struct PermissionCover {
  struct Option: Hashable {
    /// One or two permissions by number, ascending.
    var members: [Int]

    init(_ permission: Int, _ other: Int? = nil) {
      guard let other, other != permission else {
        members = [permission]
        return
      }
      members = [min(permission, other), max(permission, other)]
    }

    func implies(_ other: Option) -> Bool { other.members.allSatisfy(members.contains) }
  }

  struct Result {
    /// Each ascending; never empty.
    var sets: [[Int]]
    var isExact: Bool
    var lowerBound: Int
    var hasMore: Bool
  }

  private let clauses: [[Option]]
  private let count: Int

  /// - Parameters:
  ///   - clauses: None without an option.
  ///   - count: Of the permissions.
  init(_ clauses: [[Option]], count: Int) {
    self.clauses = Self.reduced(clauses)
    self.count = count
  }

  /// - Parameter work: How many options may be looked at.
  func solve(setLimit: Int, work: Int = 200_000_000) -> Result {
    var result = Result(sets: [[]], isExact: true, lowerBound: 0, hasMore: false)
    var rest = work
    let parts = components()
    for (index, part) in parts.enumerated() {
      // What an easy part leaves is for those behind it.
      var component = CoverComponent(part, work: rest / (parts.count - index))
      let found = component.solve(setLimit: setLimit)
      rest -= component.spent
      result.isExact = result.isExact && found.isExact
      result.lowerBound += found.lowerBound
      result.hasMore = result.hasMore || found.hasMore || result.sets.count * found.sets.count > setLimit
      var product: [[Int]] = []
      for set in result.sets {
        for other in found.sets.prefix(setLimit - product.count) { product.append(set + other) }
      }
      result.sets = product
    }
    result.sets = result.sets.map { $0.sorted() }
    return result
  }

  /// Clauses that have permissions in common, directly or over others.
  private func components() -> [[[Option]]] {
    var parents = Array(0..<count)
    func root(_ permission: Int) -> Int {
      var permission = permission
      while parents[permission] != permission {
        parents[permission] = parents[parents[permission]]
        permission = parents[permission]
      }
      return permission
    }
    for clause in clauses {
      let first = root(clause[0].members[0])
      for member in clause.lazy.flatMap(\.members) { parents[root(member)] = first }
    }
    var numbers: [Int: Int] = [:]
    var parts: [[[Option]]] = []
    for clause in clauses {
      let root = root(clause[0].members[0])
      if numbers[root] == nil {
        numbers[root] = parts.count
        parts.append([])
      }
      parts[numbers[root] ?? 0].append(clause)
    }
    return parts
  }

  /// For how many clauses it is tried whether others imply them.
  private static let reductionLimit = 2_000

  /// Without options that ask for more than another of their clause, and without the clauses that others imply.
  private static func reduced(_ clauses: [[Option]]) -> [[Option]] {
    var seen: Set<Set<Option>> = []
    var different: [[Option]] = []
    for clause in clauses {
      let single = Set(clause.filter { $0.members.count == 1 }.map { $0.members[0] })
      var known: Set<Option> = []
      let options = clause.filter { option in
        (option.members.count == 1 || !option.members.contains(where: single.contains)) && known.insert(option).inserted
      }
      if seen.insert(known).inserted { different.append(options) }
    }
    guard different.count <= reductionLimit else { return different }
    var kept: [[Option]] = []
    for clause in different.enumerated().sorted(by: { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }) {
      let isImplied = kept.contains { other in
        other.allSatisfy { chosen in clause.element.contains(where: chosen.implies) }
      }
      if !isImplied { kept.append(clause.element) }
    }
    return kept
  }
}
