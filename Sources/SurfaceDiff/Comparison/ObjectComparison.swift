import GraphSpec

/// Base types, derived types and traits of the objects that both surfaces have, and the types that came or went among
/// their derived types.
///
/// Every type is a struct. One with concrete derived types has an enum besides, `Concrete`, with a case for each of them;
/// who switches over that does so exhaustively where they want to be told of more, so that a case more is as breaking as
/// a case less, and what was `unknown` before arrives as the new case. That a type gets its first derived type is an
/// addition: nobody switched.
struct ObjectComparison {
  private let pair: SurfacePair
  private let ancestry: AncestryComparison
  private let inherited: [SurfaceFacts.TypeKey: InheritedChange]
  /// Types with the bases whose enums have a case for them.
  private let oldBases: [SurfaceFacts.TypeKey: Set<String>]
  private let newBases: [SurfaceFacts.TypeKey: Set<String>]

  init(
    pair: SurfacePair,
    ancestry: AncestryComparison,
    inherited: [SurfaceFacts.TypeKey: InheritedChange]
  ) {
    self.pair = pair
    self.ancestry = ancestry
    self.inherited = inherited
    oldBases = Self.bases(in: pair.old)
    newBases = Self.bases(in: pair.new)
  }

  private static func bases(in facts: SurfaceFacts) -> [SurfaceFacts.TypeKey: Set<String>] {
    var bases: [SurfaceFacts.TypeKey: Set<String>] = [:]
    for (key, object) in facts.objects {
      for type in object.derived { bases[.init(version: key.version, name: type), default: []].insert(key.name) }
    }
    return bases
  }

  func findings() -> [SurfaceFinding] {
    var findings: [SurfaceFinding] = []
    for key in Set(pair.old.objects.keys).intersection(pair.new.objects.keys).sorted() {
      guard let old = pair.old.objects[key], let new = pair.new.objects[key] else { continue }
      if old.base != new.base { findings.append(baseChange(key, old, new)) }
      if old.isAbstract != new.isAbstract { findings.append(abstractChange(key, old, new)) }
      if old.isOpen != new.isOpen, !isOpenedAbove(key, old, new) { findings.append(openChange(key, new)) }
      if old.isEntity != new.isEntity {
        // Entities and complex types are alike in Swift, but for the file that they stand in.
        let text: ChangeText = new.isEntity ? "it is an entity type now" : "it is a complex type now"
        findings.append(finding(.typeKindChanged, .changed, key, .note, text))
      }
    }
    for key in Set(oldBases.keys).union(newBases.keys).sorted() {
      if let finding = caseChange(key) { findings.append(finding) }
    }
    return findings
  }

  private func finding(
    _ code: SurfaceChange.Code,
    _ kind: SurfaceChange.Kind,
    _ key: SurfaceFacts.TypeKey,
    _ verdict: SwiftVerdict,
    _ text: ChangeText
  ) -> SurfaceFinding {
    SurfaceFinding(code, kind, key.version, key.name, verdict, at: [.type(key.version, key.name)], text)
  }

  // MARK: Traits

  /// Swift has no inheritance here; another base type is as breaking as what it does to properties and cases.
  private func baseChange(_ key: SurfaceFacts.TypeKey, _ old: SurfaceFacts.Object, _ new: SurfaceFacts.Object)
    -> SurfaceFinding
  {
    let text: ChangeText =
      switch (old.base, new.base) {
      case (let old?, let new?): "the base type is \(new) instead of \(old)"
      case (let old?, nil): "it has no base type any more; it was \(old)"
      case (nil, let new?): "the base type is \(new) now"
      case (nil, nil): ""
      }
    var finding = finding(.baseTypeChanged, .changed, key, .note, text)
    let change = inherited[key] ?? InheritedChange()
    if !change.removed.isEmpty { finding.add("it loses \(.names(change.removed.sorted()))", .breaking) }
    if !change.added.isEmpty { finding.add("it gets \(.names(change.added.sorted()))", .addition) }
    if !change.changed.isEmpty { finding.add("\(.names(change.changed.sorted())) are of other types", .note) }
    if old.isOpen != new.isOpen {
      finding.add(new.isOpen ? "it is an open type now" : "it is not open any more", .note)
    }
    finding.raise(to: change.verdict)
    for type in ancestry.below[key] ?? [] where !isAbstractChanged(type) { addCases(of: type, to: &finding) }
    finding.releases = elements(change.removed.union(change.changed), old, key.version)
    finding.binds = elements(change.added.union(change.changed), new, key.version)
    return finding
  }

  private func elements(_ names: Set<String>, _ object: SurfaceFacts.Object, _ version: GraphVersion)
    -> Set<SurfaceFacts.TypeKey>
  {
    Set(object.members.filter { names.contains($0.name) }.map { .init(version: version, name: $0.type.element) })
  }

  /// An abstract type is no case of its enum and of those above it, and has no initialiser.
  private func abstractChange(_ key: SurfaceFacts.TypeKey, _ old: SurfaceFacts.Object, _ new: SurfaceFacts.Object)
    -> SurfaceFinding
  {
    let text: ChangeText = new.isAbstract ? "it is abstract now" : "it is not abstract any more"
    var finding = finding(.abstractChanged, .changed, key, .note, text)
    finding.add(
      new.isAbstract ? "its initialiser is gone" : "it has an initialiser",
      new.isAbstract ? .breaking : .addition
    )
    if !old.derived.isEmpty, !new.derived.isEmpty {
      finding.add(
        new.isAbstract ? "the case for the type itself is gone" : "the type itself is a new case",
        .breaking
      )
    }
    addCases(of: key, to: &finding)
    return finding
  }

  /// Open or not, every model keeps what it doesn't know.
  private func openChange(_ key: SurfaceFacts.TypeKey, _ new: SurfaceFacts.Object) -> SurfaceFinding {
    finding(.openChanged, .changed, key, .note, new.isOpen ? "it is an open type now" : "it is not open any more")
  }

  /// What derives from an open type is open (CSDL 4.01 section 6.3), which is told at the type where it begins.
  private func isOpenedAbove(_ key: SurfaceFacts.TypeKey, _ old: SurfaceFacts.Object, _ new: SurfaceFacts.Object)
    -> Bool
  {
    if old.base != new.base { return true }  // Told with the change of the base type.
    guard let name = new.base else { return false }
    let base = SurfaceFacts.TypeKey(version: key.version, name: name)
    guard let before = pair.old.objects[base], let after = pair.new.objects[base] else { return false }
    return before.isOpen != after.isOpen && after.isOpen == new.isOpen
  }

  // MARK: Cases

  private func isInBoth(_ key: SurfaceFacts.TypeKey) -> Bool {
    pair.old.objects[key] != nil && pair.new.objects[key] != nil
  }

  private func isAbstractChanged(_ key: SurfaceFacts.TypeKey) -> Bool {
    pair.old.objects[key]?.isAbstract != pair.new.objects[key]?.isAbstract
  }

  /// The bases that both surfaces have and that have a case more, or less, for a type.
  private func cases(of key: SurfaceFacts.TypeKey) -> (gained: [String], lost: [String]) {
    func survives(_ name: String) -> Bool { isInBoth(.init(version: key.version, name: name)) }
    let before = (oldBases[key] ?? []).filter(survives)
    let after = (newBases[key] ?? []).filter(survives)
    return (after.subtracting(before).sorted(), before.subtracting(after).sorted())
  }

  private func addCases(of key: SurfaceFacts.TypeKey, to finding: inout SurfaceFinding) {
    let (gained, lost) = cases(of: key)
    if !gained.isEmpty {
      finding.add(caseText(key, "is a new case of", gained, firstCase(gained, key)), verdict(ofGaining: gained, key))
    }
    if !lost.isEmpty { finding.add(caseText(key, "is no case any more of", lost, lastCase(lost, key)), .breaking) }
  }

  private func caseText(_ key: SurfaceFacts.TypeKey, _ verb: String, _ bases: [String], _ turned: ChangeText)
    -> ChangeText
  {
    "\(key.name) \(ChangeText([.prose(verb)])) \(.names(bases))\(turned)"
  }

  private func caseChange(_ key: SurfaceFacts.TypeKey) -> SurfaceFinding? {
    let (gained, lost) = cases(of: key)
    if gained.isEmpty, lost.isEmpty { return nil }
    let isOld = pair.old.objects[key] != nil
    let isNew = pair.new.objects[key] != nil
    // Told with the change of the type itself, or of the base on the way up.
    if isOld, isNew, isAbstractChanged(key) || ancestry.rebased(key) != nil { return nil }
    let count = (isOld ? pair.old : pair.new).objects[key]?.members.count ?? 0
    let properties = ChangeText.count(count, "property", "properties")
    if !gained.isEmpty {
      var finding = finding(
        .derivedTypeAdded,
        .added,
        key,
        verdict(ofGaining: gained, key),
        (isOld ? "" : "the type is new, with \(properties), and ")
          + "a new case of \(.names(gained))\(firstCase(gained, key))"
      )
      if !isOld { finding.binds = [key] }
      return finding
    }
    var finding = finding(
      .derivedTypeRemoved,
      .removed,
      key,
      .breaking,
      (isNew ? "" : "the type is gone, with \(properties), and ")
        + "no case any more of \(.names(lost))\(lastCase(lost, key))"
    )
    if !isNew { finding.releases = [key] }
    return finding
  }

  /// Only where something derived from one of them already can there be a switch that is exhaustive no more.
  private func verdict(ofGaining bases: [String], _ key: SurfaceFacts.TypeKey) -> SwiftVerdict {
    withoutCases(bases, key, pair.old).count == bases.count ? .addition : .breaking
  }

  private func firstCase(_ bases: [String], _ key: SurfaceFacts.TypeKey) -> ChangeText {
    let first = withoutCases(bases, key, pair.old)
    return first.isEmpty ? "" : "; \(.names(first)) had no derived types"
  }

  private func lastCase(_ bases: [String], _ key: SurfaceFacts.TypeKey) -> ChangeText {
    let last = withoutCases(bases, key, pair.new)
    return last.isEmpty ? "" : "; \(.names(last)) has no derived types any more"
  }

  private func withoutCases(_ bases: [String], _ key: SurfaceFacts.TypeKey, _ facts: SurfaceFacts) -> [String] {
    bases.filter { facts.objects[.init(version: key.version, name: $0)]?.derived.isEmpty == true }
  }
}
