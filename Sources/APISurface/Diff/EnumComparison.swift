import GraphSpec

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
    var removed = old.members.filter { after[$0.name] == nil }
    var added = new.members.filter { before[$0.name] == nil }
    for (from, to) in renames(removed, added) {
      removed.removeAll { $0 == from }
      added.removeAll { $0 == to }
      findings.append(renamed(key, from.name, to.name, old, new))
    }
    // Gone is a static member, and every use of it.
    findings += removed.map { member in
      finding(.memberRemoved, .removed, key, member.name, .breaking, "the member is gone")
    }
    findings += added.map { member in
      finding(.memberAdded, .added, key, member.name, .addition, "the member is new, with the value \(member.value)")
    }
    for member in new.members {
      guard let value = before[member.name], value != member.value else { continue }
      // The wire carries names; the value stands in `members`, and for flags in the option set's bits.
      let text: ChangeText = "the value is \(member.value) instead of \(value)"
      findings.append(finding(.memberValueChanged, .changed, key, member.name, .note, text))
    }
    respell(&findings, key, old, new)
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
  /// has is a rename.
  private func renames(
    _ removed: [SurfaceFacts.Enumeration.Member],
    _ added: [SurfaceFacts.Enumeration.Member]
  ) -> [(SurfaceFacts.Enumeration.Member, SurfaceFacts.Enumeration.Member)] {
    removed.compactMap { member in
      let same = added.filter { $0.value == member.value }
      guard same.count == 1, removed.count(where: { $0.value == member.value }) == 1 else { return nil }
      return (member, same[0])
    }
  }

  private func renamed(
    _ key: SurfaceFacts.TypeKey,
    _ from: String,
    _ to: String,
    _ old: SurfaceFacts.Enumeration,
    _ new: SurfaceFacts.Enumeration
  ) -> SurfaceFinding {
    let before = spelled(old)[from] ?? from
    let after = spelled(new)[to] ?? to
    let verdict: SwiftVerdict = before == after ? .note : .breaking
    let swift: ChangeText = before == after ? "; in Swift it is \(after) as before" : ""
    return finding(.memberRenamed, .changed, key, to, verdict, "the member was called \(from)\(swift)")
  }

  /// A member's Swift name can depend on its neighbours: of two that differ by case only, one keeps its letters.
  private func respell(
    _ findings: inout [SurfaceFinding],
    _ key: SurfaceFacts.TypeKey,
    _ old: SurfaceFacts.Enumeration,
    _ new: SurfaceFacts.Enumeration
  ) {
    let before = spelled(old)
    let after = spelled(new)
    for member in new.members {
      guard let earlier = before[member.name], let later = after[member.name], earlier != later else { continue }
      let index = findings.firstIndex { $0.change.kind != .changed } ?? 0
      if findings.indices.contains(index) {
        findings[index].add("in Swift \(member.name) is \(later) instead of \(earlier)", .breaking)
      }
    }
  }

  private func spelled(_ type: SurfaceFacts.Enumeration) -> [String: String] {
    let names = type.members.map(\.name)
    return Dictionary(zip(names, pair.spelling.members(names))) { first, _ in first }
  }
}
