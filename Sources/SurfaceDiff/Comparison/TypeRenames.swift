import GraphSpec

/// Types that have another name and are the same otherwise.
///
/// Certain are those whose every fact is the same, where something in both surfaces had the old name and has the new
/// one, and nothing had the old name that has a third one now.
struct TypeRenames {
  private typealias Key = SurfaceFacts.TypeKey

  /// New names by old ones.
  private(set) var names: [SurfaceFacts.TypeKey: SurfaceFacts.TypeKey] = [:]

  init(_ pair: SurfacePair) {
    let removed = Self.signatures(pair.old) { !pair.new.declares($0) }
    let added = Self.signatures(pair.new) { !pair.old.declares($0) }
    if removed.isEmpty || added.isEmpty { return }
    let replacements = Self.replacements(pair)
    for (signature, old) in removed {
      guard old.count == 1, let new = added[signature], new.count == 1, old[0].version == new[0].version,
        replacements[old[0]] == [new[0].name]
      else { continue }
      names[old[0]] = new[0]
    }
  }

  /// All that is said of a type but its name.
  private enum Signature: Hashable {
    case object(GraphVersion, SurfaceFacts.Object)
    case enumeration(GraphVersion, SurfaceFacts.Enumeration)
  }

  /// Those of which nothing is said are left out.
  private static func signatures(_ facts: SurfaceFacts, where isCandidate: (Key) -> Bool) -> [Signature: [Key]] {
    var found: [Signature: [Key]] = [:]
    for (key, object) in facts.objects where !object.members.isEmpty && isCandidate(key) {
      var object = object
      // A type may refer to itself.
      object.members = object.members.map { member in
        var member = member
        if member.type.element == key.name { member.type.element = "" }
        return member
      }
      found[.object(key.version, object), default: []].append(key)
    }
    for (key, type) in facts.enums where !type.members.isEmpty && isCandidate(key) {
      found[.enumeration(key.version, type), default: []].append(key)
    }
    return found
  }

  /// What stands in the new surface where a type's name stood in the old one.
  private static func replacements(_ pair: SurfacePair) -> [Key: Set<String>] {
    var found: [Key: Set<String>] = [:]
    func note(_ version: GraphVersion, _ old: SurfaceFacts.Reference?, _ new: SurfaceFacts.Reference?) {
      guard let old, let new else { return }
      found[Key(version: version, name: old.element), default: []].insert(new.element)
    }
    for (key, old) in pair.old.endpoints {
      guard let new = pair.new.endpoints[key] else { continue }
      note(key.version, old.takes, new.takes)
      note(key.version, old.gives, new.gives)
    }
    for (key, old) in pair.old.objects {
      guard let new = pair.new.objects[key] else { continue }
      let members = new.members.byName
      for member in old.members { note(key.version, member.type, members[member.name]?.type) }
    }
    for (key, old) in pair.old.actions {
      let members = pair.new.actions[key]?.byName ?? [:]
      for member in old { note(key.version, member.type, members[member.name]?.type) }
    }
    return found
  }

  /// The old surface, told with the new names.
  func applied(to facts: SurfaceFacts) -> SurfaceFacts {
    if names.isEmpty { return facts }
    var facts = facts
    facts.endpoints = facts.endpoints.mapValues { endpoint in
      var endpoint = endpoint
      endpoint.takes = endpoint.takes.map { renamed($0, endpoint.version) }
      endpoint.gives = endpoint.gives.map { renamed($0, endpoint.version) }
      endpoint.calls = endpoint.calls.map { renamedAction($0, endpoint.version) }
      endpoint.values = endpoint.values.map { value in
        var value = value
        value.entityType = value.entityType.map { renamed($0, endpoint.version) }
        return value
      }
      return endpoint
    }
    let objects = facts.objects.map { key, object in
      var object = object
      object.base = object.base.map { renamed($0, key.version) }
      object.members = renamed(object.members, key.version)
      object.derived = Set(object.derived.map { renamed($0, key.version) })
      return (names[key] ?? key, object)
    }
    facts.objects = Dictionary(objects) { first, _ in first }
    facts.enums = Dictionary(facts.enums.map { (names[$0] ?? $0, $1) }) { first, _ in first }
    let actions = facts.actions.map { key, members in
      (Key(version: key.version, name: renamedAction(key.name, key.version)), renamed(members, key.version))
    }
    facts.actions = Dictionary(actions) { first, _ in first }
    return facts
  }

  private func renamed(_ members: [SurfaceFacts.Member], _ version: GraphVersion) -> [SurfaceFacts.Member] {
    members.map { member in
      var member = member
      member.type = renamed(member.type, version)
      member.inheritedFrom = member.inheritedFrom.map { renamed($0, version) }
      return member
    }
  }

  private func renamed(_ type: SurfaceFacts.Reference, _ version: GraphVersion) -> SurfaceFacts.Reference {
    SurfaceFacts.Reference(element: renamed(type.element, version), isCollection: type.isCollection)
  }

  private func renamed(_ type: String, _ version: GraphVersion) -> String {
    names[Key(version: version, name: type)]?.name ?? type
  }

  /// The name of an action's struct has the type in it that the action is bound to; its own name stays.
  private func renamedAction(_ action: String, _ version: GraphVersion) -> String {
    guard let (name, binding) = SurfaceName.parts(ofAction: action) else { return action }
    return SurfaceName.action(name, binding.map { renamed($0, version) })
  }

  /// - Parameter facts: the old surface as it was.
  func findings(_ facts: SurfaceFacts) -> [SurfaceFinding] {
    var labelled: [Key: Int] = [:]
    for endpoint in facts.endpoints.values {
      // The labels of keys are called after the types that they are of.
      for type in Set(endpoint.values.compactMap(\.entityType)) {
        labelled[Key(version: endpoint.version, name: type), default: 0] += 1
      }
    }
    return names.map { old, new in
      var finding = SurfaceFinding(
        .typeRenamed,
        .changed,
        new.version,
        new.name,
        .breaking,
        at: [.type(new.version, new.name)],
        "the type was called \(old.name)"
      )
      let endpoints = labelled[old] ?? 0
      if endpoints > 0 {
        finding.add("labels of \(.count(endpoints, "endpoint", "endpoints")) are called after it", .breaking)
      }
      return finding
    }
  }
}
