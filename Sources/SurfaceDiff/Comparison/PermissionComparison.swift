import GraphSpec

/// Permissions that came or went, and the requirements of the endpoints that both surfaces have.
struct PermissionComparison {
  private struct Grant: Hashable {
    var kind: GrantKind
    var name: String
  }

  private enum GrantKind: String, CaseIterable {
    case application, delegated

    func permissions(of endpoint: SurfaceFacts.Endpoint) -> Set<String> {
      self == .application ? endpoint.application : endpoint.delegated
    }
  }

  private let pair: SurfacePair
  /// What each permission allows, by kind; asked for every requirement that changed.
  private let oldReach: [Grant: Set<SurfaceFacts.EndpointKey>]
  private let newReach: [Grant: Set<SurfaceFacts.EndpointKey>]

  init(pair: SurfacePair) {
    self.pair = pair
    oldReach = Self.reach(in: pair.old)
    newReach = Self.reach(in: pair.new)
  }

  mutating func findings() -> [SurfaceFinding] {
    var findings: [SurfaceFinding] = []
    for name in Set(pair.old.permissions.keys).union(pair.new.permissions.keys).sorted() {
      switch (pair.old.permissions[name], pair.new.permissions[name]) {
      case (_?, nil): findings.append(removed(name))
      case (nil, _?): findings.append(added(name))
      case (let old?, let new?):
        findings += [
          idChange(name, .application, old.application, new.application),
          idChange(name, .delegated, old.delegated, new.delegated),
        ].compactMap(\.self)
      case (nil, nil): break
      }
    }
    for key in pair.new.endpoints.keys.sorted() {
      guard let old = pair.old.endpoints[key], let new = pair.new.endpoints[key] else { continue }
      for kind in GrantKind.allCases { findings += requirements(key, old, new, kind) }
    }
    return findings
  }

  // MARK: Permissions

  private func removed(_ name: String) -> SurfaceFinding {
    // A constant of `GraphPermissions` is gone.
    let count = kept(name, oldReach, in: pair.new)
    return SurfaceFinding(
      .permissionRemoved,
      .removed,
      nil,
      name,
      .breaking,
      reach: count > 0 ? .anotherInsufficient : .none,
      at: [.permission(name)],
      count == 0
        ? "the permission is gone"
        : "the permission is gone; \(.count(count, "endpoint", "endpoints")) that it allowed stay with other permissions"
    )
  }

  private func added(_ name: String) -> SurfaceFinding {
    let count = kept(name, newReach, in: pair.old)
    return SurfaceFinding(
      .permissionAdded,
      .added,
      nil,
      name,
      .addition,
      reach: count > 0 ? .anotherSuffices : .none,
      at: [.permission(name)],
      count == 0
        ? "the permission is new"
        : "the permission is new and suffices for \(.count(count, "endpoint", "endpoints")) of before"
    )
  }

  /// How many endpoints a permission allows that the other surface allows with other permissions of the same kind.
  private func kept(
    _ name: String,
    _ reach: [Grant: Set<SurfaceFacts.EndpointKey>],
    in other: SurfaceFacts
  ) -> Int {
    var kept: Set<SurfaceFacts.EndpointKey> = []
    for kind in GrantKind.allCases {
      for key in reach[Grant(kind: kind, name: name)] ?? [] {
        if let endpoint = other.endpoints[key], !kind.permissions(of: endpoint).isEmpty { kept.insert(key) }
      }
    }
    return kept.count
  }

  /// The constant keeps its name, so that Swift sees no difference. Tokens name permissions rather than ids, but what is
  /// granted by ids is granted by another one now.
  private func idChange(_ name: String, _ kind: GrantKind, _ old: String?, _ new: String?) -> SurfaceFinding? {
    if old == new { return nil }
    let kind = ChangeText([.prose(kind.rawValue)])
    let text: ChangeText =
      switch (old, new) {
      case (let old?, let new?): "the id of the \(kind) permission is \(new) instead of \(old)"
      case (let old?, nil): "the \(kind) permission has no id any more; it was \(old)"
      case (nil, let new?): "the \(kind) permission has the id \(new) now"
      case (nil, nil): ""
      }
    return SurfaceFinding(
      .permissionIDChanged,
      .changed,
      nil,
      name,
      .note,
      reach: new == nil ? .idInsufficient : .anotherID,
      at: [.permission(name)],
      text
    )
  }

  // MARK: Requirements

  /// Requirements are data to the Swift API, so its verdict is a note; they are what reach is about.
  private mutating func requirements(
    _ key: SurfaceFacts.EndpointKey,
    _ old: SurfaceFacts.Endpoint,
    _ new: SurfaceFacts.Endpoint,
    _ kind: GrantKind
  ) -> [SurfaceFinding] {
    let before = kind.permissions(of: old)
    let after = kind.permissions(of: new)
    if before == after { return [] }
    let kindText = ChangeText([.prose(kind.rawValue)])
    let others = (before: before.sorted(), after: after.sorted())
    let still: ChangeText =
      after.isEmpty ? "no \(kindText) permission does" : "\(.names(others.after)) still does"
    var findings: [SurfaceFinding] = []
    for name in before.subtracting(after).sorted() {
      // The removal of the permission itself says it already.
      if pair.new.permissions[name] == nil, pair.old.permissions[name] != nil, !after.isEmpty { continue }
      let reach: ReachVerdict =
        after.isEmpty
        ? .unreachable
        : isLesser(name, than: others.after, kind, oldReach) ? .lesserInsufficient : .anotherInsufficient
      let text: ChangeText = "the \(kindText) permission \(name) does not suffice any more; \(still)"
      findings.append(requirement(.requirementRemoved, .removed, new, reach, text))
    }
    let already: ChangeText =
      before.isEmpty ? "no \(kindText) permission did" : "\(.names(others.before)) did already"
    for name in after.subtracting(before).sorted() {
      if pair.old.permissions[name] == nil, pair.new.permissions[name] != nil, !before.isEmpty { continue }
      let reach: ReachVerdict =
        before.isEmpty
        ? .reachable : isLesser(name, than: others.before, kind, newReach) ? .lesserSuffices : .anotherSuffices
      let text: ChangeText = "the \(kindText) permission \(name) suffices now; \(already)"
      findings.append(requirement(.requirementAdded, .added, new, reach, text))
    }
    return findings
  }

  private func requirement(
    _ code: SurfaceChange.Code,
    _ kind: SurfaceChange.Kind,
    _ endpoint: SurfaceFacts.Endpoint,
    _ reach: ReachVerdict,
    _ text: ChangeText
  ) -> SurfaceFinding {
    let anchor = SurfaceAnchor.endpoint(endpoint.version, endpoint.method, endpoint.path)
    return SurfaceFinding(code, kind, endpoint.version, endpoint.name, .note, reach: reach, at: [anchor], text)
  }

  /// How many endpoints may still be looked at to tell a lesser permission. Where so much has changed that it isn't
  /// enough, permissions are told as other ones rather than as lesser ones, which are no less grave.
  private var budget = 4_000_000

  private mutating func isLesser(
    _ name: String,
    than others: [String],
    _ kind: GrantKind,
    _ reach: [Grant: Set<SurfaceFacts.EndpointKey>]
  ) -> Bool {
    let own = reach[Grant(kind: kind, name: name)] ?? []
    for other in others {
      budget -= 1
      if budget < 0 { return false }
      guard let others = reach[Grant(kind: kind, name: other)], own.count < others.count else { continue }
      budget -= own.count
      if budget >= 0, own.isSubset(of: others) { return true }
    }
    return false
  }

  private static func reach(in facts: SurfaceFacts) -> [Grant: Set<SurfaceFacts.EndpointKey>] {
    var reach: [Grant: Set<SurfaceFacts.EndpointKey>] = [:]
    for (key, endpoint) in facts.endpoints {
      for kind in GrantKind.allCases {
        for name in kind.permissions(of: endpoint) { reach[Grant(kind: kind, name: name), default: []].insert(key) }
      }
    }
    return reach
  }
}
