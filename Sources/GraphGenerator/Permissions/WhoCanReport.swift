public import APISurface
import GraphSpec
package import Support

/// Which permissions allow some requests.
public struct WhoCanReport: Sendable {
  private struct Answer: Sendable {
    var request: PermissionRequest
    var endpoint: PermissionIndex.Endpoint?
  }

  private let answers: [Answer]
  private let sources: PermissionSources

  public init(_ requests: [PermissionRequest], _ sources: PermissionSources) {
    let index = PermissionIndex(sources.document)
    self.sources = sources
    answers = requests.map { Answer(request: $0, endpoint: index.endpoint($0.method, $0.path)) }
  }

  /// One object for each request, in the order of asking.
  package var json: JSONText {
    .array(
      answers.map { answer in
        [
          "method": .string(answer.request.method.rawValue),
          "path": .string(answer.request.address),
          "endpoint": .optional(answer.endpoint?.template(for: answer.request.path)),
          "schemes": .object(PermissionScheme.allCases.map { ($0.rawValue, .array(grants(answer, $0).map(json))) }),
        ]
      }
    )
  }

  private func grants(_ answer: Answer, _ scheme: PermissionScheme) -> [(PermissionIndex.Grant, PermissionScheme)] {
    (answer.endpoint?.grants[scheme] ?? []).map { ($0, scheme) }
  }

  private func json(_ grant: PermissionIndex.Grant, _ scheme: PermissionScheme) -> JSONText {
    [
      "name": .string(grant.permission),
      "id": .optional(sources.texts?.text(of: grant.permission, scheme)?.id),
      "least": .bool(grant.isLeast),
      "alsoRequires": .strings(grant.alsoRequires),
    ]
  }

  /// For reading.
  package var text: String {
    var lines: [String] = []
    for answer in answers {
      if !lines.isEmpty { lines.append("") }
      lines.append(answer.request.text)
      guard let endpoint = answer.endpoint else {
        lines.append("  The permissions document has no such method and path.")
        continue
      }
      let template = endpoint.template(for: answer.request.path)
      if template != answer.request.address { lines.append("  is \(endpoint.method.rawValue) \(template)") }
      for scheme in PermissionScheme.allCases {
        let grants = endpoint.grants[scheme] ?? []
        lines.append("  \(scheme.rawValue)\(grants.isEmpty ? ": none" : "")")
        lines += grants.map { "    \(line($0, scheme))" }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ grant: PermissionIndex.Grant, _ scheme: PermissionScheme) -> String {
    var parts = [grant.permission]
    if grant.isLeast { parts[0] += " (least)" }
    if !grant.alsoRequires.isEmpty { parts.append("with \(grant.alsoRequires.joined(separator: " or "))") }
    if let text = sources.texts?.text(of: grant.permission, scheme) {
      parts.append(text.id)
      if let title = text.adminDisplayName { parts.append(title) }
      parts.append(text.requiresAdmin ? "an administrator consents" : "a user may consent")
    }
    return parts.joined(separator: ", ")
  }

  /// The requests that the document doesn't know.
  package var unknown: [PermissionRequest] { answers.filter { $0.endpoint == nil }.map(\.request) }
}
