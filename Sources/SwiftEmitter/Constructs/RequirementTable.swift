import APISurface

/// The requirements of a version's endpoints, each written once: a big surface has thousands of endpoints and few
/// different requirements.
struct RequirementTable {
  private struct Requirement: Hashable {
    /// Permissions of which any one suffices.
    var application: [String]
    var delegated: [String]

    init(_ endpoint: SurfaceEndpoint) {
      application = Set(endpoint.sources.filter(\.application).map(\.permission)).sorted()
      delegated = Set(endpoint.sources.filter(\.delegated).map(\.permission)).sorted()
    }

    /// The kind of token and the permission.
    var details: [(kind: String, permission: String)] {
      application.map { ("application", $0) } + delegated.map { ("delegated", $0) }
    }
  }

  private var numbers: [Requirement: UInt32] = [:]
  /// As `EndpointTable` of the runtime reads them, in the order of the endpoints.
  private(set) var lines: [SwiftCode] = []

  init(_ endpoints: [SurfaceEndpoint]) {
    var stable = StableNumbers()
    for endpoint in endpoints {
      let requirement = Requirement(endpoint)
      if numbers[requirement] != nil { continue }
      let details = requirement.details
      let number = stable.number(of: details.map { "\($0.kind) \($0.permission)" }.joined(separator: "\n"))
      numbers[requirement] = number
      lines.append("\(SwiftLiteral.digits(number))")
      for (kind, permission) in details {
        lines.append(" \(SwiftLiteral.content(kind)) \(SwiftLiteral.content(permission))")
      }
    }
  }

  /// The number of one of the endpoints' requirements.
  func number(of endpoint: SurfaceEndpoint) -> UInt32 { numbers[Requirement(endpoint)] ?? 0 }
}
