/// What a token must hold for an endpoint, for each kind of token: any one of the sets, and of that set every permission.
///
/// No set at all means that the endpoint can't be called with that kind of token; an empty set, that it asks for nothing.
public struct PermissionRequirement: Hashable, Sendable {
  /// Of application permissions any of these, each of which is all of its own.
  public let application: [[GraphPermission]]
  /// Of delegated permissions any of these, each of which is all of its own.
  public let delegated: [[GraphPermission]]
  /// The same for tokens of personal accounts.
  public let delegatedPersonal: [[GraphPermission]]
  private let leastPrivileged: [PermissionKind: [[GraphPermission]]]

  /// What an endpoint takes.
  ///
  /// - Parameters:
  ///   - application: For an app itself.
  ///   - delegated: With work and school accounts.
  ///   - delegatedPersonal: With personal accounts; nil where the two aren't told apart.
  ///   - leastPrivileged: The sets that no less privileged one could stand for, as Microsoft marks them.
  public init(
    application: [[GraphPermission]],
    delegated: [[GraphPermission]],
    delegatedPersonal: [[GraphPermission]]? = nil,
    leastPrivileged: [PermissionKind: [[GraphPermission]]] = [:]
  ) {
    self.application = application
    self.delegated = delegated
    self.delegatedPersonal = delegatedPersonal ?? delegated
    self.leastPrivileged = leastPrivileged.filter { !$0.value.isEmpty }
  }

  /// The sets that Microsoft marks as the least privileged; empty where it marks none, or the source of the requirement
  /// doesn't say.
  public func leastPrivileged(for kind: PermissionKind) -> [[GraphPermission]] { leastPrivileged[kind] ?? [] }

  /// What suffices of a kind.
  public func alternatives(for kind: PermissionKind) -> [[GraphPermission]] {
    switch kind {
    case .application: application
    case .delegated: delegated
    case .delegatedPersonal: delegatedPersonal
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
