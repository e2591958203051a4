import GraphSpec

/// Permissions that came or went, and the requirements of the endpoints that both surfaces have.
struct PermissionComparison {
  private enum GrantKind: String, CaseIterable {
    case application, delegated

    func permissions(of endpoint: SurfaceFacts.Endpoint) -> Set<String> {
      self == .application ? endpoint.application : endpoint.delegated
    }
  }

  private let pair: SurfacePair
  /// What each permission allows, by kind; asked for every requirement that changed.
  private let oldReach: [String: Set<SurfaceFacts.EndpointKey>]
  private let newReach: [String: Set<SurfaceFacts.EndpointKey>]

  init(pair: SurfacePair) {
    self.pair = pair
    oldReach = Self.reach(in: pair.old)
    newReach = Self.reach(in: pair.new)
  }

  func findings() -> [SurfaceFinding] {
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
    let count = kept(name, of: pair.old, in: pair.new)
    return SurfaceFinding(
      .permissionRemoved,
      .removed,
      nil,
      name,
      .breaking,
      reach: count > 0 ? .anotherInsufficient : .none,
      at: [],
      count == 0
        ? "the permission is gone"
        : "the permission is gone; \(.count(count, "endpoint", "endpoints")) that it allowed stay with other permissions"
    )
  }

  private func added(_ name: String) -> SurfaceFinding {
    let count = kept(name, of: pair.new, in: pair.old)
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
  private func kept(_ name: String, of facts: SurfaceFacts, in other: SurfaceFacts) -> Int {
    facts.endpoints.count { key, endpoint in
      guard let counterpart = other.endpoints[key] else { return false }
      return GrantKind.allCases.contains {
        $0.permissions(of: endpoint).contains(name) && !$0.permissions(of: counterpart).isEmpty
      }
    }
  }

  /// The constant keeps its name, so that Swift sees no difference. Tokens name permissions rather than ids, so their
  /// reach is the same too; what was stored as an id has to be looked at.
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
    return SurfaceFinding(.permissionIDChanged, .changed, nil, name, .note, at: [.permission(name)], text)
  }

  // MARK: Requirements

  /// Requirements are data to the Swift API, so its verdict is a note; they are what reach is about.
  private func requirements(
    _ key: SurfaceFacts.EndpointKey,
    _ old: SurfaceFacts.Endpoint,
    _ new: SurfaceFacts.Endpoint,
    _ kind: GrantKind
  ) -> [SurfaceFinding] {
    let before = kind.permissions(of: old)
    let after = kind.permissions(of: new)
    let anchors: [SurfaceAnchor] = [.endpoint(new.version, new.method, new.path)]
    let kindText = ChangeText([.prose(kind.rawValue)])
    let removed = before.subtracting(after).sorted().compactMap { name -> SurfaceFinding? in
      // The removal of the permission itself says it already.
      if pair.new.permissions[name] == nil, pair.old.permissions[name] != nil, !after.isEmpty { return nil }
      let rest: ChangeText = after.isEmpty ? "no \(kindText) permission does" : "\(.names(after.sorted())) still does"
      return SurfaceFinding(
        .requirementRemoved,
        .removed,
        new.version,
        new.name,
        .note,
        reach: after.isEmpty
          ? .unreachable
          : isLesser(name, than: after, kind, oldReach) ? .lesserInsufficient : .anotherInsufficient,
        at: anchors,
        "the \(kindText) permission \(name) does not suffice any more; \(rest)"
      )
    }
    let added = after.subtracting(before).sorted().compactMap { name -> SurfaceFinding? in
      if pair.old.permissions[name] == nil, pair.new.permissions[name] != nil, !before.isEmpty { return nil }
      let rest: ChangeText = before.isEmpty ? "no \(kindText) permission did" : "\(.names(before.sorted())) did already"
      return SurfaceFinding(
        .requirementAdded,
        .added,
        new.version,
        new.name,
        .note,
        reach: before.isEmpty
          ? .reachable : isLesser(name, than: before, kind, newReach) ? .lesserSuffices : .anotherSuffices,
        at: anchors,
        "the \(kindText) permission \(name) suffices now; \(rest)"
      )
    }
    return removed + added
  }

  private func isLesser(
    _ name: String,
    than others: Set<String>,
    _ kind: GrantKind,
    _ reach: [String: Set<SurfaceFacts.EndpointKey>]
  ) -> Bool {
    let own = reach["\(kind.rawValue) \(name)"] ?? []
    return others.contains { own.isStrictSubset(of: reach["\(kind.rawValue) \($0)"] ?? []) }
  }

  private static func reach(in facts: SurfaceFacts) -> [String: Set<SurfaceFacts.EndpointKey>] {
    var reach: [String: Set<SurfaceFacts.EndpointKey>] = [:]
    for (key, endpoint) in facts.endpoints {
      for kind in GrantKind.allCases {
        for name in kind.permissions(of: endpoint) { reach["\(kind.rawValue) \(name)", default: []].insert(key) }
      }
    }
    return reach
  }
}
