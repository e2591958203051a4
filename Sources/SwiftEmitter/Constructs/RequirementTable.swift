import APISurface

/// The requirements of a version's endpoints, each written once: a big surface has thousands of endpoints and few
/// different requirements.
struct RequirementTable {
  private var numbers: [EndpointRequirement: UInt32] = [:]
  /// As `EndpointTable` of the runtime reads them, in the order of the endpoints.
  private(set) var lines: [SwiftCode] = []

  init(_ endpoints: [SurfaceEndpoint]) {
    var stable = StableNumbers()
    for endpoint in endpoints {
      let requirement = EndpointRequirement(endpoint)
      if numbers[requirement] != nil { continue }
      let details = Self.details(of: requirement)
      let number = stable.number(of: details.map { "\($0.word) \($0.permission)" }.joined(separator: "\n"))
      numbers[requirement] = number
      lines.append("\(SwiftLiteral.digits(number))")
      for (word, permission) in details {
        lines.append(" \(SwiftLiteral.content(word)) \(SwiftLiteral.content(permission))")
      }
    }
  }

  /// The kind of token and the permission, and what it takes in addition.
  private static func details(of requirement: EndpointRequirement) -> [(word: String, permission: String)] {
    EndpointRequirement.Kind.allCases.flatMap { kind in
      (requirement.alternatives[kind] ?? []).flatMap { alternative in
        alternative.permissions.enumerated().map { index, permission in
          index > 0 ? ("and", permission) : (kind.rawValue + (alternative.isLeast ? "-least" : ""), permission)
        }
      }
    }
  }

  /// The number of one of the endpoints' requirements.
  func number(of endpoint: SurfaceEndpoint) -> UInt32 { numbers[EndpointRequirement(endpoint)] ?? 0 }
}
