import GraphSpec

/// Who may call an endpoint: what all its sources say together.
public struct EndpointRequirement: Hashable, Sendable {
  /// Permissions that suffice together.
  public struct Alternative: Hashable, Sendable {
    /// Sorted by name.
    public var permissions: [String]
    /// Whether no less privileged permission suffices.
    public var isLeast: Bool
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case application
    /// With accounts of any sort, or it isn't told apart.
    case delegated
    /// With work and school accounts alone.
    case work
    /// With personal accounts alone.
    case personal
  }

  /// Sorted by permissions; no set holds all of another.
  public private(set) var alternatives: [Kind: [Alternative]] = [:]

  public init(_ endpoint: SurfaceEndpoint) {
    let application = Self.joined(endpoint.sources.flatMap { $0.alternatives(.application) })
    let work = Self.joined(endpoint.sources.flatMap { $0.alternatives(.delegatedWork) })
    let personal = Self.joined(endpoint.sources.flatMap { $0.alternatives(.delegatedPersonal) })
    alternatives[.application] = application
    let everybody = Set(work).intersection(personal)
    alternatives[.delegated] = work.filter(everybody.contains)
    alternatives[.work] = work.filter { !everybody.contains($0) }
    alternatives[.personal] = personal.filter { !everybody.contains($0) }
  }

  private static func joined(_ sets: [Alternative]) -> [Alternative] {
    var least: [[String]: Bool] = [:]
    for set in sets { least[set.permissions] = (least[set.permissions] ?? false) || set.isLeast }
    let alone = Set(least.keys.filter { $0.count == 1 }.map { $0[0] })
    return least.filter { set, _ in set.count == 1 || !set.contains(where: alone.contains) }
      .map { Alternative(permissions: $0.key, isLeast: $0.value) }
      .sorted { $0.permissions.lexicographicallyPrecedes($1.permissions) }
  }
}

extension EndpointSource {
  /// What the source alone says. A page doesn't tell work accounts from personal ones.
  fileprivate func alternatives(_ scheme: PermissionScheme) -> [EndpointRequirement.Alternative] {
    guard let terms else {
      let isAllowed = scheme == .application ? application : delegated
      return isAllowed ? [EndpointRequirement.Alternative(permissions: [permission], isLeast: false)] : []
    }
    guard terms.schemes.contains(scheme) else { return [] }
    let isLeast = terms.least.contains(scheme)
    let more = terms.alsoRequires[scheme] ?? []
    if more.isEmpty { return [EndpointRequirement.Alternative(permissions: [permission], isLeast: isLeast)] }
    return more.map { other in
      EndpointRequirement.Alternative(permissions: Set([permission, other]).sorted(), isLeast: isLeast)
    }
  }
}
