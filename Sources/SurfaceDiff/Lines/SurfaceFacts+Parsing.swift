package import APISurface
import GraphSpec

extension SurfaceFacts {
  /// Why lines are no surface, and where.
  package struct Unreadable: Error {
    /// Of the line.
    package var index: Int
    /// In bytes, from 1.
    package var column: Int
    package var message: String
  }

  /// How many lines a surface may have that is compared: almost twice as many as all of Microsoft Graph's of 2026.
  package static let lineLimit = 130_000

  /// Reads the lines of `SurfaceExport`, in any order but for a type's own properties.
  ///
  /// - Throws: at the first line that isn't one of those, or says something twice or of nothing. What can't be
  ///   understood can't be compared, and nobody would be told what it hides.
  package init(lines: [String]) throws(Unreadable) {
    if lines.count > Self.lineLimit {
      let message = "a surface has no more than \(Self.lineLimit) lines, and this one \(lines.count)"
      throw Unreadable(index: Self.lineLimit, column: 1, message: message)
    }
    var facts: [SurfaceFact] = []
    facts.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      do {
        facts.append(try SurfaceFact(line: line))
      } catch {
        throw Unreadable(index: index, column: error.column, message: error.message)
      }
    }
    var builder = SurfaceFactsBuilder(keepsPositions: true)
    if let refusal = builder.add(facts) { throw Unreadable(index: refusal.index, column: 1, message: refusal.message) }
    self = builder.facts
  }

  /// What a surface says, as if it were read from its lines.
  package init(_ surface: Surface) {
    var builder = SurfaceFactsBuilder(keepsPositions: false)
    let facts = SurfaceFact.facts(of: surface)
    let refusal = builder.add(facts)
    self = builder.facts
    conflict = refusal.map { facts[$0.index].line }
  }
}

/// Puts facts together.
private struct SurfaceFactsBuilder {
  struct Refusal {
    var index: Int
    var message: String
  }

  private struct Member: Hashable {
    var owner: SurfaceFacts.TypeKey
    var name: String
  }

  private(set) var facts = SurfaceFacts()
  private var keys: [SurfaceFact.Endpoint: SurfaceFacts.EndpointKey] = [:]
  private var members: Set<Member> = []
  private let keepsPositions: Bool

  init(keepsPositions: Bool) { self.keepsPositions = keepsPositions }

  /// - Returns: the first fact that is there already, or is about what is not there.
  mutating func add(_ all: [SurfaceFact]) -> Refusal? {
    // What a fact is about has to be there before what is said of it.
    var details: [(index: Int, fact: SurfaceFact)] = []
    var endpoints: [(index: Int, endpoint: SurfaceFact.Endpoint, kind: Resolution.Kind)] = []
    for (index, fact) in all.enumerated() {
      switch addHead(fact, index) {
      case .added: break
      case .endpoint(let endpoint, let kind): endpoints.append((index, endpoint, kind))
      case .detail: details.append((index, fact))
      case .repeated: return Refusal(index: index, message: "what this line is about stands in an earlier one already")
      }
    }
    // Pages do list a path in two casings; the second one is told apart by its letters.
    for (index, endpoint, kind) in endpoints.sorted(by: { $0.endpoint.path < $1.endpoint.path }) {
      if !add(endpoint, kind, index) {
        return Refusal(index: index, message: "this endpoint stands in another line already")
      }
    }
    for (index, fact) in details {
      if let message = addDetail(fact, index) { return Refusal(index: index, message: message) }
    }
    return nil
  }

  private mutating func note(_ anchor: @autoclosure () -> SurfaceAnchor, _ index: Int) {
    if keepsPositions { facts.positions[anchor()] = index }
  }

  // MARK: What facts are about

  private enum Head {
    case added, repeated, detail
    case endpoint(SurfaceFact.Endpoint, Resolution.Kind)
  }

  private mutating func addHead(_ fact: SurfaceFact, _ index: Int) -> Head {
    switch fact {
    case .permission(let name, let ids):
      note(.permission(name), index)
      return facts.permissions.updateValue(ids, forKey: name) == nil ? .added : .repeated
    case .endpoint(let endpoint, let kind): return .endpoint(endpoint, kind)
    case .object(let key, let isEntity, let base, let isAbstract, let isOpen):
      note(.type(key.version, key.name), index)
      let object = SurfaceFacts.Object(isEntity: isEntity, base: base, isAbstract: isAbstract, isOpen: isOpen)
      if facts.enums[key] != nil { return .repeated }
      return facts.objects.updateValue(object, forKey: key) == nil ? .added : .repeated
    case .enumeration(let key, let isFlags):
      note(.type(key.version, key.name), index)
      if facts.objects[key] != nil { return .repeated }
      let type = SurfaceFacts.Enumeration(isFlags: isFlags)
      return facts.enums.updateValue(type, forKey: key) == nil ? .added : .repeated
    case .action(let key):
      note(.action(key.version, key.name), index)
      return facts.actions.updateValue([], forKey: key) == nil ? .added : .repeated
    default: return .detail
    }
  }

  private mutating func add(_ endpoint: SurfaceFact.Endpoint, _ kind: Resolution.Kind, _ index: Int) -> Bool {
    let identity = SurfacePath.identity(of: endpoint.path)
    var key = SurfaceFacts.EndpointKey(version: endpoint.version, method: endpoint.method, path: identity)
    if facts.endpoints[key] != nil { key.path = "=" + endpoint.path }
    guard keys.updateValue(key, forKey: endpoint) == nil else { return false }
    facts.endpoints[key] = SurfaceFacts.Endpoint(
      version: endpoint.version,
      method: endpoint.method,
      path: endpoint.path,
      kind: kind.rawValue
    )
    note(.endpoint(endpoint.version, endpoint.method, endpoint.path), index)
    return true
  }

  // MARK: What is said of it

  /// Nil when it was added.
  private mutating func addDetail(_ fact: SurfaceFact, _ index: Int) -> String? {
    switch fact {
    case .takes(let endpoint, let type): return set(\.takes, of: endpoint, to: type)
    case .gives(let endpoint, let type): return set(\.gives, of: endpoint, to: type)
    case .calls(let endpoint, let action): return set(\.calls, of: endpoint, to: action)
    case .values(let endpoint, let values):
      return change(endpoint) { endpoint in
        if !endpoint.values.isEmpty { return false }
        endpoint.values = values
        return true
      }
    case .application(let endpoint, let name): return change(endpoint) { $0.application.insert(name).inserted }
    case .delegated(let endpoint, let name): return change(endpoint) { $0.delegated.insert(name).inserted }
    case .property(let owner, let member):
      guard members.insert(Member(owner: owner, name: member.name)).inserted else { return Self.twice }
      note(.member(owner.version, owner.name, member.name), index)
      if facts.objects[owner]?.members.append(member) != nil { return nil }
      return facts.actions[owner]?.append(member) == nil ? Self.nobodys : nil
    case .derived(let base, let type):
      guard let isNew = facts.objects[base]?.derived.insert(type).inserted else { return Self.nobodys }
      return isNew ? nil : Self.twice
    case .member(let owner, let member):
      guard members.insert(Member(owner: owner, name: member.name)).inserted else { return Self.twice }
      note(.member(owner.version, owner.name, member.name), index)
      return facts.enums[owner]?.members.append(member) == nil ? Self.nobodys : nil
    case .permission, .endpoint, .object, .enumeration, .action: return Self.twice
    }
  }

  private static let twice = "what this line says stands in an earlier one already"
  private static let nobodys = "no line says that what this one is about is there"

  private mutating func set<Value>(
    _ part: WritableKeyPath<SurfaceFacts.Endpoint, Value?>,
    of endpoint: SurfaceFact.Endpoint,
    to value: Value
  ) -> String? {
    change(endpoint) { endpoint in
      if endpoint[keyPath: part] != nil { return false }
      endpoint[keyPath: part] = value
      return true
    }
  }

  /// - Parameter add: false where that is there already.
  private mutating func change(
    _ endpoint: SurfaceFact.Endpoint,
    _ add: (inout SurfaceFacts.Endpoint) -> Bool
  ) -> String? {
    guard let key = keys[endpoint], let isNew = facts.endpoints[key]?.changed(by: add) else { return Self.nobodys }
    return isNew ? nil : Self.twice
  }
}

extension SurfaceFacts.Endpoint {
  /// In place, so that nothing is copied.
  fileprivate mutating func changed(by change: (inout Self) -> Bool) -> Bool { change(&self) }
}
