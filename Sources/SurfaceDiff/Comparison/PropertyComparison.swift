import GraphSpec
import SwiftEmitter

/// Properties of the objects that both surfaces have.
///
/// Generated types have inherited properties flattened in. A change of a base type's property is seen in every type
/// that inherits it, and told once, at the type that declares it.
struct PropertyComparison {
  /// One change, wherever it is seen.
  private struct Group: Hashable {
    enum Aspect: Hashable { case added, removed, changed, moved }
    var aspect: Aspect
    var version: GraphVersion
    /// The declaring types before and after; the same unless the property moved.
    var oldDeclarer: String
    var declarer: String
    var name: String
    var old: SurfaceFacts.Member?
    var new: SurfaceFacts.Member?
  }

  private struct Seen {
    var types: [String] = []
    /// The initialiser of a type takes other parameters in another order because of it.
    var reorders = false
    var hasInitialiser = false
  }

  private let pair: SurfacePair
  private let ancestry: AncestryComparison
  private var groups: [Group: Seen] = [:]
  private(set) var inherited: [SurfaceFacts.TypeKey: InheritedChange] = [:]

  init(pair: SurfacePair, ancestry: AncestryComparison) {
    self.pair = pair
    self.ancestry = ancestry
    for key in Set(pair.old.objects.keys).intersection(pair.new.objects.keys).sorted() {
      if let old = pair.old.objects[key], let new = pair.new.objects[key] { compare(key, old, new) }
    }
    mergeMoves()
  }

  private mutating func compare(_ key: SurfaceFacts.TypeKey, _ old: SurfaceFacts.Object, _ new: SurfaceFacts.Object) {
    if old.members == new.members { return }
    let rebased = ancestry.rebased(key)
    func isFromBase(_ member: SurfaceFacts.Member) -> Bool {
      rebased.map { ancestry.isConcerned(member.inheritedFrom ?? key.name, by: $0) } ?? false
    }
    let oldMembers = old.members.byName
    let newMembers = new.members.byName
    let hasInitialiser = new.hasInitialiser
    var explained: [Group] = []
    for member in old.members where newMembers[member.name] == nil {
      if let rebased, isFromBase(member) {
        inherited[rebased, default: .init()].removed.insert(member.name)
      } else {
        see(group(.removed, key, old: member, new: nil), key, hasInitialiser)
      }
    }
    for member in new.members {
      guard let before = oldMembers[member.name] else {
        if let rebased, isFromBase(member) {
          inherited[rebased, default: .init()].added.insert(member.name)
          if member.isRequired, hasInitialiser { inherited[rebased]?.verdict = .breaking }
        } else {
          see(group(.added, key, old: nil, new: member), key, hasInitialiser)
        }
        continue
      }
      let isDeclaredElsewhere = before.inheritedFrom != member.inheritedFrom
      let isRebased = isDeclaredElsewhere && (isFromBase(before) || isFromBase(member))
      let difference = MemberDifference(before, member, key.version, pair, hasInitialiser: hasInitialiser)
      if isRebased, let rebased {
        guard let difference else { continue }
        inherited[rebased, default: .init()].changed.insert(member.name)
        inherited[rebased]?.raise(to: difference.verdict)
      } else if difference != nil || isDeclaredElsewhere {
        let group = group(difference == nil ? .moved : .changed, key, old: before, new: member)
        see(group, key, hasInitialiser)
        if before.isRequired != member.isRequired { explained.append(group) }
      }
    }
    guard old.hasInitialiser, hasInitialiser else { return }
    if ParameterOrder(old.members, new.members, GeneratedNames.property).isKept { return }
    for group in explained { groups[group]?.reorders = true }
    if explained.isEmpty, let rebased { inherited[rebased, default: .init()].verdict = .breaking }
  }

  private func group(
    _ aspect: Group.Aspect,
    _ key: SurfaceFacts.TypeKey,
    old: SurfaceFacts.Member?,
    new: SurfaceFacts.Member?
  ) -> Group {
    let before = old.map { $0.inheritedFrom ?? key.name }
    let after = new.map { $0.inheritedFrom ?? key.name }
    func plain(_ member: SurfaceFacts.Member?) -> SurfaceFacts.Member? {
      var member = member
      member?.inheritedFrom = nil
      return member
    }
    return Group(
      aspect: aspect,
      version: key.version,
      oldDeclarer: before ?? after ?? key.name,
      declarer: after ?? before ?? key.name,
      name: old?.name ?? new?.name ?? "",
      old: plain(old),
      new: plain(new)
    )
  }

  private mutating func see(_ group: Group, _ key: SurfaceFacts.TypeKey, _ hasInitialiser: Bool) {
    groups[group, default: Seen()].types.append(key.name)
    if hasInitialiser { groups[group]?.hasInitialiser = true }
  }

  /// A property that moved up is new in its new home, and one that moved down is gone from its old one: one change each.
  private mutating func mergeMoves() {
    for move in groups.keys.filter({ $0.aspect == .moved }) {
      var up = move
      up.aspect = .added
      up.oldDeclarer = move.declarer
      up.old = nil
      var down = move
      down.aspect = .removed
      down.declarer = move.oldDeclarer
      down.new = nil
      for other in [up, down] {
        guard let seen = groups.removeValue(forKey: other) else { continue }
        moves[move, default: []].append((other.aspect, seen))
      }
    }
  }

  private var moves: [Group: [(aspect: Group.Aspect, seen: Seen)]] = [:]

  // MARK: Findings

  func findings() -> [SurfaceFinding] {
    groups.map { finding($0, $1) }
  }

  private func finding(_ group: Group, _ seen: Seen) -> SurfaceFinding {
    let version = group.version
    var finding: SurfaceFinding
    let subject = "\(group.declarer)/\(group.name)"
    func make(_ code: SurfaceChange.Code, _ kind: SurfaceChange.Kind, _ verdict: SwiftVerdict, _ text: ChangeText)
      -> SurfaceFinding
    {
      // Where the declaring type is no part of the surface, the property stands in those that inherit it.
      let types = [group.declarer] + seen.types
      let anchors: [SurfaceAnchor] =
        types.map { .member(version, $0, group.name) } + types.map { .type(version, $0) }
      return SurfaceFinding(code, kind, version, subject, verdict, at: anchors, text)
    }
    switch group.aspect {
    case .removed:
      // A stored property or an accessor is gone, and a parameter of the initialiser.
      finding = make(.propertyRemoved, .removed, .breaking, "the property is gone")
    case .added:
      let isRequired = group.new?.isRequired == true
      let type = group.new?.type.description ?? ""
      // A parameter with a default breaks no call, one without breaks every call.
      finding = make(
        .propertyAdded,
        .added,
        isRequired && seen.hasInitialiser ? .breaking : .addition,
        isRequired
          ? "the property is new, of the type \(type), and required" : "the property is new, of the type \(type)"
      )
    case .moved: finding = moved(group, make)
    case .changed:
      guard let old = group.old, let new = group.new,
        let difference = MemberDifference(old, new, version, pair, hasInitialiser: seen.hasInitialiser)
      else { return moved(group, make) }
      let codes: [MemberDifference.Aspect: SurfaceChange.Code] = [
        .type: .propertyTypeChanged, .collection: .propertyCollectionChanged, .required: .propertyRequiredChanged,
        .nullability: .propertyNullabilityChanged,
      ]
      finding = make(codes[difference.aspect] ?? .propertyTypeChanged, .changed, difference.verdict, difference.text)
      if group.oldDeclarer != group.declarer {
        finding.change.text += "; \(group.declarer) declares it instead of \(group.oldDeclarer)"
      }
    }
    let heirs = seen.types.filter { $0 != group.declarer }
    if !heirs.isEmpty, group.aspect != .moved { finding.change.text += "; inherited by \(.names(heirs))" }
    if seen.reorders {
      finding.add("the initialiser takes its parameters in another order", .breaking)
    }
    if let type = group.old?.type.element { finding.releases = [.init(version: version, name: type)] }
    if let type = group.new?.type.element { finding.binds = [.init(version: version, name: type)] }
    return finding
  }

  private func moved(
    _ group: Group,
    _ make: (SurfaceChange.Code, SurfaceChange.Kind, SwiftVerdict, ChangeText) -> SurfaceFinding
  ) -> SurfaceFinding {
    var finding = make(
      .propertyMoved,
      .changed,
      .note,
      "the property is declared by \(group.declarer) instead of \(group.oldDeclarer)"
    )
    for (aspect, seen) in moves[group] ?? [] {
      if aspect == .added {
        let breaks = group.new?.isRequired == true && seen.hasInitialiser
        finding.add("it is new in \(.names(seen.types))", breaks ? .breaking : .addition)
      } else {
        finding.add("it is gone from \(.names(seen.types))", .breaking)
      }
    }
    return finding
  }
}
