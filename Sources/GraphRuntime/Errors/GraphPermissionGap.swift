/// What a 403 means as far as the permission pages tell.
public struct GraphPermissionGap: Hashable, Sendable {
  /// What the token grants; nil when it can't be read.
  public let granted: GrantedPermissions?

  /// What the pages say to that; nil when the token can't be read.
  public let decision: AccessDecision?

  /// Which sets of permissions suffice by themselves, the smallest first.
  public let sufficient: [[GraphPermission]]

  /// Nil for an endpoint of which nothing is known.
  init?(_ endpoint: any GraphEndpoint, granted: GrantedPermissions?) {
    if endpoint is any UnknownEndpoint { return nil }
    let requirement = endpoint.requirement
    self.granted = granted
    decision = granted.map(requirement.decision(for:))
    let sets = granted.map { requirement.smallestGrants(for: $0.kind) } ?? []
    let kinds: [PermissionKind] = [.application, .delegated]
    sufficient = sets.isEmpty ? kinds.flatMap { requirement.smallestGrants(for: $0) } : sets
  }
}

extension GraphPermissionGap: CustomStringConvertible {
  public var description: String {
    if let decision, !decision.isGranted { return "\(decision)" }
    let sets = sufficient.map { $0.map(\.name).joined(separator: " and ") }.joined(separator: "; or ")
    let held = granted.map { " Granted: \($0)." } ?? ""
    return (sets.isEmpty ? "No permission is known to suffice." : "Sufficient by the documentation: \(sets).") + held
  }
}
