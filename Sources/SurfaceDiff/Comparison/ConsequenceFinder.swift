import APISurface
import GraphSpec

/// Finds the change that made a type or an action come or go.
///
/// A surface has what its endpoints need. When a property or an endpoint goes, the types that only it needed go with
/// it: one change with consequences rather than many changes.
struct ConsequenceFinder {
  private typealias Key = SurfaceFacts.TypeKey

  private enum Side { case old, new }

  private let pair: SurfacePair
  private let side: Side
  private let facts: SurfaceFacts
  private let other: SurfaceFacts
  /// What came or went and is not yet told.
  private var pending: Set<SurfaceFacts.TypeKey>
  private let abstractChildren: [SurfaceFacts.TypeKey: [SurfaceFacts.TypeKey]]
  /// Types that have a type among their derived ones, or an abstract type as its base.
  private let bases: [SurfaceFacts.TypeKey: [SurfaceFacts.TypeKey]]
  /// Types that properties and parameters of the other surface have, declared there or not.
  private let usedByOther: Set<SurfaceFacts.TypeKey>
  /// Actions that endpoints of the other surface call.
  private let calledByOther: Set<SurfaceFacts.TypeKey>

  static func complete(_ findings: [SurfaceFinding], _ pair: SurfacePair) -> [SurfaceFinding] {
    var findings = findings
    var kindChanges: [SurfaceFinding] = []
    for key in (Set(pair.old.objects.keys).union(pair.old.enums.keys)).sorted() where pair.new.declares(key) {
      if (pair.old.objects[key] == nil) != (pair.new.objects[key] == nil) {
        kindChanges.append(kindChange(key, pair))
      }
    }
    findings += kindChanges
    var removed = ConsequenceFinder(pair, .old)
    removed.assign(to: &findings)
    var added = ConsequenceFinder(pair, .new)
    added.assign(to: &findings)
    return findings
  }

  private init(_ pair: SurfacePair, _ side: Side) {
    self.pair = pair
    self.side = side
    facts = side == .old ? pair.old : pair.new
    other = side == .old ? pair.new : pair.old
    let other = other
    let types = Set(facts.objects.keys).union(facts.enums.keys).filter { !other.declares($0) }
    pending = types.union(facts.actions.keys.filter { other.actions[$0] == nil })
    var children: [Key: [Key]] = [:]
    for (key, object) in facts.objects where object.isAbstract {
      guard let base = object.base, base != TypeHierarchy.root.description else { continue }
      children[Key(version: key.version, name: base), default: []].append(key)
    }
    abstractChildren = children
    var bases: [Key: [Key]] = [:]
    for (base, children) in children {
      for child in children { bases[child, default: []].append(base) }
    }
    for (base, object) in facts.objects {
      for name in object.derived { bases[Key(version: base.version, name: name), default: []].append(base) }
    }
    self.bases = bases
    var used: Set<Key> = []
    for (owner, object) in other.objects {
      for member in object.members { used.insert(Key(version: owner.version, name: member.type.element)) }
    }
    for (owner, members) in other.actions {
      for member in members { used.insert(Key(version: owner.version, name: member.type.element)) }
    }
    usedByOther = used
    calledByOther = Set(
      other.endpoints.values.compactMap { endpoint in
        endpoint.calls.map { Key(version: endpoint.version, name: $0) }
      }
    )
  }

  private mutating func assign(to findings: inout [SurfaceFinding]) {
    // What a base that is in both surfaces has below it has come or gone on its own account.
    let own = pending.filter(isBelowSurvivor).sorted()
    var told: Set<Key> = []
    for finding in findings where isCase(finding, nil) {
      guard let version = finding.change.version else { continue }
      let key = Key(version: version, name: finding.change.subject)
      if causes(finding).contains(key) { told.insert(key) }
    }
    for key in own where !told.contains(key) { findings.append(finding(key)) }
    let roots = Set(own)
    let leading = findings.indices.filter { !causes(findings[$0]).isDisjoint(with: pending) }
    for index in leading.map({ findings[$0].change }).order().map({ leading[$0] }) {
      let isOwn = isCase(findings[index], nil)
      follow(causes(findings[index]), &findings[index], stoppingAt: isOwn ? [] : roots)
    }
    for root in rest() where pending.contains(root) {
      var finding = finding(root)
      follow([root], &finding, stoppingAt: roots)
      findings.append(finding)
    }
  }

  private func causes(_ finding: SurfaceFinding) -> Set<Key> { side == .old ? finding.releases : finding.binds }

  private static let caseCodes: Set<SurfaceChange.Code> = [
    .derivedTypeAdded, .derivedTypeRemoved, .typeAdded, .typeRemoved,
  ]

  /// Whether the finding is about the type itself.
  private func isCase(_ finding: SurfaceFinding, _ key: Key?) -> Bool {
    Self.caseCodes.contains(finding.change.code) && (key == nil || finding.change.subject == key?.name)
  }

  private func isBelowSurvivor(_ key: Key) -> Bool {
    (bases[key] ?? []).contains { other.objects[$0] != nil }
  }

  /// Tells everything pending that can be come to from some types, with the finding.
  private mutating func follow(_ start: Set<Key>, _ finding: inout SurfaceFinding, stoppingAt roots: Set<Key>) {
    var next = start.sorted()
    var place = 0
    while place < next.count {
      let key = next[place]
      place += 1
      let isSubject = isCase(finding, key)
      guard pending.contains(key), isSubject || !roots.contains(key) else { continue }
      pending.remove(key)
      if !isSubject { finding.add(consequence(key), side == .old ? .breaking : verdict(ofAdding: key)) }
      next += needs(of: key).sorted()
    }
  }

  private func needs(of key: Key) -> Set<Key> {
    func keys(_ names: some Sequence<String>) -> Set<Key> { Set(names.map { Key(version: key.version, name: $0) }) }
    if let members = facts.actions[key] { return keys(members.map(\.type.element)) }
    guard let object = facts.objects[key] else { return [] }
    return keys(object.members.map(\.type.element)).union(keys(object.derived)).union(abstractChildren[key] ?? [])
  }

  /// What is still to be told: first what nothing else there needs, from which all but circles can be come to.
  private func rest() -> [Key] {
    let needed = pending.reduce(into: Set<Key>()) { $0.formUnion(needs(of: $1).subtracting([$1])) }
    return pending.subtracting(needed).sorted() + pending.intersection(needed).sorted()
  }

  // MARK: Sentences

  private func consequence(_ key: Key) -> ChangeText {
    let what = description(of: key)
    let version = ChangeText([.prose(key.version.rawValue)])
    return side == .old
      ? "\(what) \(key.name) is gone from \(version)\(extent(of: key))"
      : "\(what) \(key.name) is new in \(version)\(extent(of: key))"
  }

  private func description(of key: Key) -> ChangeText {
    if facts.actions[key] != nil { return "the action" }
    return facts.enums[key] != nil ? "the enumeration" : "the type"
  }

  private func extent(of key: Key) -> ChangeText {
    if let type = facts.enums[key] { return ", with \(.count(type.members.count, "member", "members"))" }
    if let members = facts.actions[key] { return ", with \(.count(members.count, "parameter", "parameters"))" }
    let count = facts.objects[key]?.members.count ?? 0
    return ", with \(.count(count, "property", "properties"))"
  }

  private func finding(_ key: Key) -> SurfaceFinding {
    let isAction = facts.actions[key] != nil
    let isOld = side == .old
    let code: SurfaceChange.Code =
      isAction ? (isOld ? .actionRemoved : .actionAdded) : (isOld ? .typeRemoved : .typeAdded)
    let isThere: ChangeText = isOld ? " is gone" : " is new"
    var text = description(of: key) + isThere + extent(of: key)
    // Without parameters an action has no struct.
    if isAction, calledByOther.contains(key) {
      text = isOld ? "the action takes no parameters any more" : "the action takes parameters now, which it didn't"
    } else if isRawInOther(key) {
      text += isOld ? "; what has it is raw JSON" : "; what has it was raw JSON"
    }
    let anchor: SurfaceAnchor = isAction ? .action(key.version, key.name) : .type(key.version, key.name)
    var finding = SurfaceFinding(
      code,
      isOld ? .removed : .added,
      key.version,
      key.name,
      isOld ? .breaking : verdict(ofAdding: key),
      at: [anchor],
      text
    )
    if isOld { finding.releases = [key] } else { finding.binds = [key] }
    return finding
  }

  /// A type that is new is an addition, unless it stands now for what was raw JSON.
  private func verdict(ofAdding key: Key) -> SwiftVerdict { isRawInOther(key) ? .breaking : .addition }

  /// Whether the other surface refers to the type without declaring it.
  private func isRawInOther(_ key: Key) -> Bool { usedByOther.contains(key) }

  private static func kindChange(_ key: SurfaceFacts.TypeKey, _ pair: SurfacePair) -> SurfaceFinding {
    let isEnum = pair.new.enums[key] != nil
    return SurfaceFinding(
      .typeKindChanged,
      .changed,
      key.version,
      key.name,
      .breaking,
      at: [.type(key.version, key.name)],
      isEnum
        ? "it is an enumeration now, and was a type with properties" : "it has properties now, and was an enumeration"
    )
  }
}
