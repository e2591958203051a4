import APISurface
import GraphSpec
import SwiftEmitter

/// Endpoints that came, went or address something else.
///
/// What the Swift API has of an endpoint is a case of `Endpoint`, its labels, and what its documentation says of the
/// bodies that it takes and gives.
struct EndpointComparison {
  private let pair: SurfacePair
  /// New endpoints with the endpoints that were there and get another name beside them.
  private let renaming: [SurfaceFacts.EndpointKey: [SurfaceFacts.EndpointKey]]

  init(pair: SurfacePair) {
    self.pair = pair
    renaming = Self.renaming(pair)
  }

  /// Two cases of one name both get a part of their path's hash, so that the one that was there alone is called
  /// otherwise. It is told of the first that is new.
  private static func renaming(_ pair: SurfacePair) -> [SurfaceFacts.EndpointKey: [SurfaceFacts.EndpointKey]] {
    let added = pair.new.endpoints.filter { pair.old.endpoints[$0.key] == nil }
    if added.isEmpty { return [:] }
    func names(_ facts: SurfaceFacts) -> [String: [SurfaceFacts.EndpointKey]] {
      Dictionary(grouping: facts.endpoints.keys) { key in
        facts.endpoints[key].map { "\($0.version) \($0.spelled.prefix { $0 != "(" })" } ?? ""
      }
    }
    let before = names(pair.old)
    var renaming: [SurfaceFacts.EndpointKey: [SurfaceFacts.EndpointKey]] = [:]
    for (name, keys) in names(pair.new) where keys.count > 1 {
      let kept = keys.filter { added[$0] == nil && before[name] == [$0] }
      if let first = keys.filter({ added[$0] != nil }).min(), !kept.isEmpty { renaming[first] = kept.sorted() }
    }
    return renaming
  }

  func findings() -> [SurfaceFinding] {
    let keys = Set(pair.old.endpoints.keys).union(pair.new.endpoints.keys).sorted()
    return keys.compactMap { key in
      switch (pair.old.endpoints[key], pair.new.endpoints[key]) {
      case (let old?, nil): moved(key, from: old) ?? removed(old)
      case (nil, let new?): hasMoved(here: key) ? nil : added(key, new)
      case (let old?, let new?): changed(old, new)
      case (nil, nil): nil
      }
    }
  }

  // MARK: Another version

  /// An endpoint that is gone from one version and new in the other, with the same permissions: what happens to a row
  /// whose label is repaired, and when a preview becomes final. Nobody gains or loses reach; the case is elsewhere.
  private func moved(_ key: SurfaceFacts.EndpointKey, from old: SurfaceFacts.Endpoint) -> SurfaceFinding? {
    let target = key.inOtherVersion
    guard let new = pair.new.endpoints[target], hasMoved(here: target) else { return nil }
    var finding = SurfaceFinding(
      .endpointMoved,
      .changed,
      new.version,
      new.name,
      .breaking,
      at: [.endpoint(new.version, new.method, new.path)],
      "the endpoint was in \(old.version), and is in \(new.version) now"
    )
    finding.releases = old.needs
    finding.binds = new.needs
    return finding
  }

  private func hasMoved(here key: SurfaceFacts.EndpointKey) -> Bool {
    let source = key.inOtherVersion
    guard pair.old.endpoints[key] == nil, pair.new.endpoints[source] == nil, let new = pair.new.endpoints[key],
      let old = pair.old.endpoints[source]
    else { return false }
    return old.application == new.application && old.delegated == new.delegated
  }

  private func removed(_ old: SurfaceFacts.Endpoint) -> SurfaceFinding {
    // A case is gone, and every use of it with it.
    var finding = SurfaceFinding(
      .endpointRemoved,
      .removed,
      old.version,
      old.name,
      .breaking,
      reach: old.isGranted ? .unreachable : .none,
      at: [.endpoint(old.version, old.method, old.path)],
      "the endpoint is gone; \(reach(of: old, "allowed it"))"
    )
    finding.releases = old.needs
    finding.change.swiftName = swiftName(of: old)
    return finding
  }

  private func swiftName(of endpoint: SurfaceFacts.Endpoint) -> String {
    "\(GeneratedNames.namespace(endpoint.version)).Endpoint.\(endpoint.spelled)"
  }

  private func added(_ key: SurfaceFacts.EndpointKey, _ new: SurfaceFacts.Endpoint) -> SurfaceFinding {
    // A case more. Endpoints are made and asked, and a switch over all of them is no use of the API that a release
    // could promise to keep: every row of a page would break it.
    var finding = SurfaceFinding(
      .endpointAdded,
      .added,
      new.version,
      new.name,
      .addition,
      reach: !new.isGranted ? .none : new.method.isReading ? .readable : .reachable,
      at: [.endpoint(new.version, new.method, new.path)],
      "the endpoint is new; \(reach(of: new, "allow it"))"
    )
    finding.binds = new.needs
    finding.change.swiftName = swiftName(of: new)
    for other in renaming[key] ?? [] {
      finding.add("the case of \(pair.new.endpoints[other]?.name ?? "") gets another name beside it", .breaking)
    }
    return finding
  }

  private func reach(of endpoint: SurfaceFacts.Endpoint, _ verb: String) -> ChangeText {
    let application = endpoint.application.sorted().map { "\($0) (application)" }
    let delegated = endpoint.delegated.sorted().map { "\($0) (delegated)" }
    if !endpoint.isGranted { return "no permission of the pages \(ChangeText([.prose(verb)]))" }
    return "\(.names(application + delegated)) \(ChangeText([.prose(verb)]))"
  }

  // MARK: The same endpoint

  /// One finding for all that an endpoint addresses, because its types, its action and its labels come from one place
  /// in the metadata.
  private func changed(_ old: SurfaceFacts.Endpoint, _ new: SurfaceFacts.Endpoint) -> SurfaceFinding? {
    var parts: [ChangeText] = []
    var verdict = SwiftVerdict.note
    if old.isTyped != new.isTyped {
      // Bodies that a caller wrote as JSON stay right when types come, but not the other way round.
      verdict = new.isTyped ? .addition : .breaking
      parts.append(
        new.isTyped
          ? "the metadata knows the path now, so that it is typed\(types(of: new))"
          : "the metadata doesn't know the path any more, so that it is raw JSON\(types(of: old, "it was "))"
      )
    } else {
      parts += slot("takes", old.takes, new.takes, &verdict) + slot("gives", old.gives, new.gives, &verdict)
      // Its parameters are another struct; whether a program breaks follows from what becomes of that.
      switch (old.calls, new.calls) {
      case (let old?, let new?) where old != new: parts.append("it calls the action \(new) instead of \(old)")
      case (let old?, nil): parts.append("it calls no action any more instead of \(old)")
      case (nil, let new?): parts.append("it calls the action \(new) now")
      default: break
      }
    }
    if old.kind != new.kind, parts.isEmpty { parts.append("it is of the kind \(new.kind) instead of \(old.kind)") }
    parts += spelling(old, new, &verdict)
    if parts.isEmpty { return nil }
    var finding = SurfaceFinding(
      Self.code(old, new),
      .changed,
      new.version,
      new.name,
      verdict,
      at: [.endpoint(new.version, new.method, new.path)],
      parts.dropFirst().reduce(parts[0]) { $0 + "; " + $1 }
    )
    finding.releases = old.needs.subtracting(new.needs)
    finding.binds = new.needs.subtracting(old.needs)
    return finding
  }

  /// A body of another type, or none, is another contract although the case is the same: who writes or reads the old
  /// type sends or gets what the service doesn't mean. A body where there was none is more than there was, unless the
  /// caller has to send it.
  private func slot(
    _ verb: String,
    _ old: SurfaceFacts.Reference?,
    _ new: SurfaceFacts.Reference?,
    _ verdict: inout SwiftVerdict
  ) -> [ChangeText] {
    if old == new { return [] }
    verdict = max(verdict, old == nil && verb == "gives" ? .addition : .breaking)
    let verb = ChangeText([.prose(verb)])
    return switch (old, new) {
    case (let old?, let new?): ["it \(verb) \(new) instead of \(old)"]
    case (let old?, nil): ["it \(verb) nothing any more instead of \(old)"]
    case (nil, let new?): ["it \(verb) \(new) now"]
    case (nil, nil): []
    }
  }

  private func types(of endpoint: SurfaceFacts.Endpoint, _ verb: ChangeText = "") -> ChangeText {
    let all = Set([endpoint.takes, endpoint.gives].compactMap(\.?.description)).sorted()
    return all.isEmpty ? "" : " (\(verb)\(.names(all)))"
  }

  /// The case and its labels, which are all that a program spells of an endpoint.
  private func spelling(
    _ old: SurfaceFacts.Endpoint,
    _ new: SurfaceFacts.Endpoint,
    _ verdict: inout SwiftVerdict
  ) -> [ChangeText] {
    let before = old.spelled
    let after = new.spelled
    var parts: [ChangeText] = []
    if old.path != new.path { parts.append("the path was written \(old.path)") }
    if before != after {
      verdict = .breaking
      parts.append("in Swift it is \(after) instead of \(before)")
    } else if old.values != new.values, old.isTyped == new.isTyped {
      func text(_ values: [SurfaceFacts.PathValue]) -> String { values.map(\.description).joined(separator: " ") }
      parts.append("its values are \(text(new.values)) instead of \(text(old.values)), with labels as before")
    }
    return parts
  }

  private static func code(_ old: SurfaceFacts.Endpoint, _ new: SurfaceFacts.Endpoint) -> SurfaceChange.Code {
    if old.isTyped != new.isTyped { return new.isTyped ? .endpointTyped : .endpointUntyped }
    if old.takes != new.takes, old.gives != new.gives { return .endpointTypesChanged }
    if old.takes != new.takes { return .requestTypeChanged }
    if old.gives != new.gives { return .responseTypeChanged }
    if old.calls != new.calls { return .operationChanged }
    return old.kind != new.kind ? .endpointKindChanged : .endpointRespelled
  }
}

extension SurfaceFacts.EndpointKey {
  fileprivate var inOtherVersion: Self { Self(version: version.other, method: method, path: path) }
}

extension SurfaceFacts.Endpoint {
  var isGranted: Bool { !application.isEmpty || !delegated.isEmpty }

  /// The types of its bodies and the action that it calls.
  var needs: Set<SurfaceFacts.TypeKey> {
    let names = [takes?.element, gives?.element, calls].compactMap(\.self)
    return Set(names.map { SurfaceFacts.TypeKey(version: version, name: $0) })
  }

  /// The case that the generator writes, with the labels of its values: `getCommunicationsCallsByID(callID:)`.
  var spelled: String {
    let template = SurfacePath.template(path, values: values) ?? PathTemplate()
    let labels = EndpointNames.labels(template).map { "\($0):" }.joined()
    return EndpointNames.caseName(method, template).text + (labels.isEmpty ? "" : "(\(labels))")
  }
}

extension HTTPMethod {
  /// Whether it changes nothing on the server (RFC 9110 section 9.2.1).
  fileprivate var isReading: Bool {
    switch self {
    case .get, .head, .options: true
    case .post, .put, .patch, .delete: false
    }
  }
}
