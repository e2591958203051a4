/// What a token must hold for an endpoint, for each kind of token: any one of the sets, and of that set every permission.
///
/// No set at all means that the endpoint can't be called with that kind of token; an empty set, that it asks for nothing.
public struct PermissionRequirement: Hashable, Sendable {
  /// Of application permissions any of these, each of which is all of its own.
  public let application: [[GraphPermission]]
  /// Of delegated permissions any of these, each of which is all of its own.
  public let delegated: [[GraphPermission]]

  /// What suffices, by kind.
  public init(application: [[GraphPermission]], delegated: [[GraphPermission]]) {
    self.application = application
    self.delegated = delegated
  }

  /// What suffices of a kind.
  public func alternatives(for kind: PermissionKind) -> [[GraphPermission]] {
    switch kind {
    case .application: application
    case .delegated: delegated
    }
  }

  /// The sets that suffice and of which nothing can be left out, those of fewest permissions first and otherwise in the
  /// order of the requirement.
  public func smallestGrants(for kind: PermissionKind) -> [[GraphPermission]] {
    Self.minimal(alternatives(for: kind))
  }

  /// Without repetitions inside a set, and without the sets that hold all of another.
  static func minimal(_ sets: [[GraphPermission]]) -> [[GraphPermission]] {
    let distinct = sets.map { set -> [GraphPermission] in
      var seen: Set<GraphPermission> = []
      return set.filter { seen.insert($0).inserted }
    }
    let bySize = distinct.enumerated()
      .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
    var kept: [[GraphPermission]] = []
    for set in bySize where !kept.contains(where: { Set(set).isSuperset(of: $0) }) { kept.append(set) }
    return kept
  }
}
