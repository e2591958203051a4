import GraphSpec
import SwiftEmitter

/// Members of the enumerations that both surfaces have.
///
/// A generated enumeration is a struct that keeps unknown members, so that no switch over one is exhaustive: members
/// come without breaking anything.
struct EnumComparison {
  let pair: SurfacePair

  func findings() -> [SurfaceFinding] {
    Set(pair.old.enums.keys).intersection(pair.new.enums.keys).sorted().flatMap { key -> [SurfaceFinding] in
      guard let old = pair.old.enums[key], let new = pair.new.enums[key], old != new else { return [] }
      return findings(key, old, new)
    }
  }

  private func findings(
    _ key: SurfaceFacts.TypeKey,
    _ old: SurfaceFacts.Enumeration,
    _ new: SurfaceFacts.Enumeration
  ) -> [SurfaceFinding] {
    var findings: [SurfaceFinding] = []
    if old.isFlags != new.isFlags {
      // The raw value is text in an enumeration and bits in a set of flags, and the conformance is another one.
      findings.append(
        SurfaceFinding(
          .flagsChanged,
          .changed,
          key.version,
          key.name,
          .breaking,
          at: [.type(key.version, key.name)],
          new.isFlags ? "the enumeration is a set of flags now" : "the set of flags is a plain enumeration now"
        )
      )
    }
    let before = Dictionary(old.members.map { ($0.name, $0.value) }) { first, _ in first }
    let after = Dictionary(new.members.map { ($0.name, $0.value) }) { first, _ in first }
    let removed = old.members.filter { after[$0.name] == nil }
    let added = new.members.filter { before[$0.name] == nil }
    let renames = renames(removed, added)
    let names = (old: spelled(old), new: spelled(new))
    for member in removed {
      guard let to = renames[member.name] else { continue }
      findings.append(renamed(key, member.name, to, names.old, names.new))
    }
    // Gone is a static member, and every use of it.
    findings += removed.filter { renames[$0.name] == nil }.map { member in
      finding(.memberRemoved, .removed, key, member.name, .breaking, "the member is gone")
    }
    let renamed = Set(renames.values)
    findings += added.filter { !renamed.contains($0.name) }.map { member in
      finding(.memberAdded, .added, key, member.name, .addition, "the member is new, with the value \(member.value)")
    }
    for member in new.members {
      guard let value = before[member.name], value != member.value else { continue }
      // The wire carries names; the value stands in `members`, and for flags in the option set's bits.
      let text: ChangeText = "the value is \(member.value) instead of \(value)"
      findings.append(finding(.memberValueChanged, .changed, key, member.name, .note, text))
    }
    respell(&findings, new, names.old, names.new)
    return findings
  }

  private func finding(
    _ code: SurfaceChange.Code,
    _ kind: SurfaceChange.Kind,
    _ key: SurfaceFacts.TypeKey,
    _ member: String,
    _ verdict: SwiftVerdict,
    _ text: ChangeText
  ) -> SurfaceFinding {
    SurfaceFinding(
      code,
      kind,
      key.version,
      "\(key.name)/\(member)",
      verdict,
      at: [.member(key.version, key.name, member), .type(key.version, key.name)],
      text
    )
  }

  /// A member is what its value is (CSDL 4.01 section 10.2), so that one name for another at a value that nothing else
  /// has is a rename. New names by old ones.
  private func renames(
    _ removed: [SurfaceFacts.Enumeration.Member],
    _ added: [SurfaceFacts.Enumeration.Member]
  ) -> [String: String] {
    let old = Dictionary(grouping: removed, by: \.value)
    let new = Dictionary(grouping: added, by: \.value)
    var renames: [String: String] = [:]
    for (value, members) in old where members.count == 1 {
      if let others = new[value], others.count == 1 { renames[members[0].name] = others[0].name }
    }
    return renames
  }

  private func renamed(
    _ key: SurfaceFacts.TypeKey,
    _ from: String,
    _ to: String,
    _ old: [String: String],
    _ new: [String: String]
  ) -> SurfaceFinding {
    let before = old[from] ?? from
    let after = new[to] ?? to
    let verdict: SwiftVerdict = before == after ? .note : .breaking
    let swift: ChangeText = before == after ? "; in Swift it is \(after) as before" : ""
    return finding(.memberRenamed, .changed, key, to, verdict, "the member was called \(from)\(swift)")
  }

  /// A member's Swift name can depend on its neighbours: of two that differ by case only, one keeps its letters.
  private func respell(
    _ findings: inout [SurfaceFinding],
    _ type: SurfaceFacts.Enumeration,
    _ before: [String: String],
    _ after: [String: String]
  ) {
    if findings.isEmpty { return }
    let cause = findings.firstIndex { $0.change.kind != .changed } ?? 0
    for member in type.members {
      guard let earlier = before[member.name], let later = after[member.name], earlier != later else { continue }
      findings[cause].add("in Swift \(member.name) is \(later) instead of \(earlier)", .breaking)
    }
  }

  private func spelled(_ type: SurfaceFacts.Enumeration) -> [String: String] {
    let names = type.members.map(\.name)
    let spelled = MemberNames.enumeration(names.map { SurfaceText.unescaped($0) ?? $0 }).map(\.text)
    return Dictionary(zip(names, spelled)) { first, _ in first }
  }
}
