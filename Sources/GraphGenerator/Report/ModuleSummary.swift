package import APISurface
package import GraphSpec

/// What a run comes to: `168 endpoints, 249 types, 16 warnings`.
package enum ModuleSummary {
  package static func text(_ surface: Surface, _ diagnostics: [Diagnostic]) -> String {
    let endpoints = surface.versions.reduce(0) { $0 + $1.endpoints.count }
    let types = surface.versions.reduce(0) { $0 + $1.objects.count + $1.enums.count }
    let parts = [count(endpoints, "endpoint"), count(types, "type"), diagnostics.counts]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
