/// A requirement as the table of generated code has it, a line for each permission.
///
/// ```
/// application-least Policy.Read.All
/// and Application.Read.All
/// delegated Policy.Read.All
/// ```
///
/// A line names the kind of token (`application`; `delegated`, with accounts of any sort; `work` or `personal`, with those
/// alone), `-least` where no less privileged permission suffices, and the permission. `and` adds one to the line above.
enum RequirementText {
  private struct Alternative {
    var kind: Substring
    var isLeast: Bool
    var permissions: [GraphPermission]
  }

  static func requirement(_ lines: [Substring], _ known: [String: GraphPermission]) -> PermissionRequirement {
    var alternatives: [Alternative] = []
    for line in lines {
      let fields = line.utf8.split(separator: UInt8(ascii: " "), maxSplits: 1).map { Substring($0) }
      guard fields.count == 2 else { preconditionFailure("A line of a requirement can't be read: \(line)") }
      let permission = known[String(fields[1])] ?? GraphPermission(String(fields[1]))
      if fields[0] == "and" {
        guard let last = alternatives.indices.last else { preconditionFailure("A requirement begins with 'and'.") }
        alternatives[last].permissions.append(permission)
        continue
      }
      let isLeast = fields[0].hasSuffix("-least")
      let kind = isLeast ? fields[0].dropLast(6) : fields[0]
      alternatives.append(Alternative(kind: kind, isLeast: isLeast, permissions: [permission]))
    }
    func sets(_ kinds: Substring..., isLeast: Bool = false) -> [[GraphPermission]] {
      alternatives.filter { kinds.contains($0.kind) && (!isLeast || $0.isLeast) }.map(\.permissions)
    }
    return PermissionRequirement(
      application: sets("application"),
      delegated: sets("delegated", "work"),
      delegatedPersonal: sets("delegated", "personal"),
      leastPrivileged: [
        .application: sets("application", isLeast: true),
        .delegated: sets("delegated", "work", isLeast: true),
        .delegatedPersonal: sets("delegated", "personal", isLeast: true),
      ]
    )
  }
}
