public import APISurface
public import GraphSpec
package import Support

/// The smallest sets of permissions for some requests, by scheme.
public struct LeastReport: Sendable {
  private let schemes: [LeastPermissions]

  public init(_ requests: [PermissionRequest], _ document: PermissionsDocument) {
    let index = PermissionIndex(document)
    schemes = concurrentMap(PermissionScheme.allCases) { LeastPermissions.find(for: requests, $0, in: index) }
  }

  package var json: JSONText {
    .object(
      schemes.map { least in
        var members: [(String, JSONText)] = [
          ("sets", .array(least.sets.map(JSONText.strings))),
          ("exact", .bool(least.isExact)),
          ("uncovered", .strings(least.uncovered.map(\.text))),
        ]
        if !least.isExact { members.append(("lowerBound", .integer(least.lowerBound))) }
        if least.hasMore { members.append(("more", true)) }
        return (least.scheme.rawValue, .object(members))
      }
    )
  }

  /// For reading.
  package var text: String {
    var lines: [String] = []
    for least in schemes {
      let size = least.sets.first?.count ?? 0
      let count = "\(least.sets.count)\(least.hasMore ? " or more" : "") set\(least.sets.count == 1 ? "" : "s")"
      var head = "\(least.scheme.rawValue): \(count) of \(size)"
      if !least.isExact { head += "; a set of \(least.lowerBound) may exist" }
      lines.append(head)
      lines += least.sets.map { "  \($0.isEmpty ? "no permission" : $0.joined(separator: " + "))" }
      lines += least.uncovered.map { "  not allowed by any permission: \($0.text)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
