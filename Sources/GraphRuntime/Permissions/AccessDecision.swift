public import HTTPTypes

/// Whether a call is allowed, and why, as far as the permissions that the module was generated for tell: others may
/// suffice, too. It is what the permission pages say; the last word is the server's.
public enum AccessDecision: Hashable, Sendable {
  /// - by: The permissions that it takes, of those that were granted.
  case granted(by: [GraphPermission])

  /// - kind: Whose token it is.
  /// - missing: The fewest permissions that, on top of what is granted, would suffice.
  /// - smallestGrants: Every set that suffices by itself and of which nothing can be left out, the smallest first.
  case insufficient(
    kind: PermissionKind,
    missing: [GraphPermission],
    smallestGrants: [[GraphPermission]]
  )

  /// None of the module's permissions allows the endpoint with that kind of token.
  ///
  /// - smallestGrants: What would suffice in a token of the other kind; nothing, if that can't call it either.
  case kindNotSupported(PermissionKind, smallestGrants: [[GraphPermission]])

  /// No endpoint that the SDK was generated for answers to this method and path.
  case endpointUnknown(method: HTTPRequest.Method, path: String)

  /// Whether the call is allowed, for whatever reason.
  public var isGranted: Bool {
    if case .granted = self { true } else { false }
  }
}

extension PermissionRequirement {
  /// Whether what is granted suffices. Of several sets that do, the answer names the smallest.
  public func decision(for granted: GrantedPermissions) -> AccessDecision {
    let sets = smallestGrants(for: granted.kind)
    guard !sets.isEmpty else {
      return .kindNotSupported(granted.kind, smallestGrants: smallestGrants(for: granted.kind.other))
    }
    var fewest: [GraphPermission]?
    for set in sets {
      let missing = set.filter { !granted.permissions.contains($0) }
      if missing.isEmpty { return .granted(by: set) }
      if missing.count < fewest?.count ?? .max { fewest = missing }
    }
    return .insufficient(kind: granted.kind, missing: fewest ?? [], smallestGrants: sets)
  }
}

extension AccessDecision: CustomStringConvertible {
  public var description: String {
    switch self {
    case .granted(let permissions):
      return permissions.isEmpty
        ? "Granted: no permission is needed." : "Granted by \(Self.list(permissions))."
    case .insufficient(let kind, let missing, let grants):
      let sufficient = grants.map { Self.list($0) }.joined(separator: "; or ")
      return "Insufficient \(kind) permissions: \(Self.list(missing)) missing."
        + " Sufficient of this module's permissions: \(sufficient)."
    case .kindNotSupported(let kind, let grants):
      let none = "None of this module's permissions suffices"
      guard !grants.isEmpty else { return "\(none), of either kind." }
      let sufficient = grants.map { $0.isEmpty ? "none in particular" : Self.list($0) }.joined(separator: "; or ")
      return "\(none) as \(Self.one(kind)). Sufficient as \(Self.one(kind.other)): \(sufficient)."
    case .endpointUnknown(let method, let path):
      return "Unknown endpoint: none of this module's permissions is about \(method.rawValue) \(path)."
    }
  }

  private static func one(_ kind: PermissionKind) -> String {
    switch kind {
    case .application: "an application permission"
    case .delegated: "a delegated permission"
    case .delegatedPersonal: "a delegated permission of a personal account"
    }
  }

  private static func list(_ permissions: [GraphPermission]) -> String {
    guard permissions.count > 1, let last = permissions.last else { return permissions.first?.name ?? "" }
    return permissions.dropLast().map(\.name).joined(separator: ", ") + " and \(last.name)"
  }
}
