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
  }

  private var order: [Requirement] = []
  private var positions: [Requirement: Int] = [:]

  init(_ endpoints: [SurfaceEndpoint]) {
    for endpoint in endpoints {
      let requirement = Requirement(endpoint)
      if positions[requirement] == nil {
        positions[requirement] = order.count
        order.append(requirement)
      }
    }
  }

  func reference(to endpoint: SurfaceEndpoint) -> SwiftCode {
    "Requirements.\(name(positions[Requirement(endpoint)] ?? 0))"
  }

  func emit(to printer: inout CodePrinter) {
    if order.isEmpty { return }
    printer.line()
    printer.line("/// Who may call what; `descriptions` refers to these by number.")
    printer.block("private enum Requirements {") { printer in
      for (index, requirement) in order.enumerated() {
        printer.block("static let \(name(index)) = PermissionRequirement(", close: ")") { printer in
          emit("application", requirement.application, tail: ",", to: &printer)
          emit("delegated", requirement.delegated, tail: "", to: &printer)
        }
      }
    }
  }

  private func name(_ index: Int) -> SwiftCode { "requirement\(index)" }

  private func emit(_ kind: SwiftCode, _ permissions: [String], tail: SwiftCode, to printer: inout CodePrinter) {
    let alternatives = permissions.map { permission -> SwiftCode in
      "[GraphPermissions.\(member: PermissionNames.constant(permission))]"
    }
    let line: SwiftCode = "\(kind): [\(alternatives.joined(separator: ", "))]\(tail)"
    if line.width <= printer.columns {
      printer.line(line)
    } else {
      printer.block("\(kind): [", close: "]\(tail)") { printer in
        let end = CodePrinter.elementEnd(of: alternatives.count)
        for alternative in alternatives { printer.line("\(alternative)\(end)") }
      }
    }
  }
}
