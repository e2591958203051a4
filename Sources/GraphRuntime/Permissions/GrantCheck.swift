import HTTPTypes

/// Whether a token can do all that a module may call, and what it holds beyond that: what an app asks once, when it starts.
public struct GrantCheck: Sendable {
  /// An endpoint that can't be called, and why.
  public struct Denial: Sendable {
    /// What can't be called.
    public let endpoint: EndpointDescription
    /// Which permission is missing, or that there is none for this kind of token.
    public let decision: AccessDecision
  }

  /// In the order of the endpoints.
  public let denied: [Denial]

  /// How many endpoints were asked about.
  public let endpointCount: Int

  /// What is granted and no endpoint takes, sorted by name.
  public let unneeded: [GraphPermission]

  /// Whether every endpoint can be called.
  public var isComplete: Bool { denied.isEmpty }
}

extension GraphEndpoint {
  /// Whether what is granted suffices for every endpoint of the version.
  public static func check(_ granted: GrantedPermissions) -> GrantCheck {
    let descriptions = Self.table.descriptions
    var unneeded = granted.permissions
    var denied: [GrantCheck.Denial] = []
    for endpoint in descriptions {
      unneeded.subtract(endpoint.requirement.alternatives(for: granted.kind).joined())
      let decision = endpoint.requirement.decision(for: granted)
      if !decision.isGranted { denied.append(GrantCheck.Denial(endpoint: endpoint, decision: decision)) }
    }
    return GrantCheck(
      denied: denied,
      endpointCount: descriptions.count,
      unneeded: unneeded.sorted { $0.name < $1.name }
    )
  }
}

extension GrantCheck: CustomStringConvertible {
  public var description: String {
    var lines = [
      isComplete
        ? "All \(endpointCount) endpoints can be called."
        : "\(denied.count) of \(endpointCount) endpoints can't be called:"
    ]
    lines += denied.map { "  \($0.endpoint.method.rawValue) \($0.endpoint.template): \($0.decision)" }
    if !unneeded.isEmpty { lines.append("Not needed: \(unneeded.map(\.name).joined(separator: ", ")).") }
    return lines.joined(separator: "\n")
  }
}
