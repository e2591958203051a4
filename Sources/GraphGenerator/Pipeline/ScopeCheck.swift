import APISurface
import GraphSpec

extension Diagnostic.Code {
  /// A slice of the metadata was made for other rows than those that it is to be used for.
  static let sliceScope = Self("slice-scope")
}

/// Whether the metadata knows of the pages: a slice has nothing but what it was made for, and would make raw JSON of the
/// rest.
enum ScopeCheck {
  static func check(
    _ pages: [PermissionPage],
    _ specs: Specs,
    _ configuration: Configuration,
    diagnostics: inout [Diagnostic]
  ) {
    let slices = specs.models.sorted { $0.key < $1.key }.map(\.value).filter { $0.scope != nil }
    for page in pages {
      let lacking = slices.filter { model in page.methods.contains { model.scope?.covers($0) == false } }
      let unknown = page.methods.filter { row in lacking.contains { $0.scope?.covers(row) == false } }
      guard let first = unknown.first, let scope = lacking.first?.scope else { continue }
      let all = page.methods.count
      let files = lacking.map { "'\($0.file)'" }.joined(separator: " and ")
      let message =
        "the metadata \(files) is a slice for \(scope.summary); it was not made for "
        + (unknown.count == all ? "'\(page.name)'" : "\(unknown.count) of the \(all) rows of '\(page.name)'")
        + "; \(remedy(scope.version, configuration))"
      diagnostics.append(Diagnostic(.error, .sliceScope, message, at: first.location))
    }
  }

  private static func remedy(_ version: GraphVersion, _ configuration: Configuration) -> String {
    let address = configuration.upstream.address(of: version).url
    guard let file = configuration.file else {
      return "give the full metadata, which is at \(address), or run '\(CommandName.slice)' on that"
    }
    return "run '\(CommandName.update) --config \(file)', or '\(CommandName.slice)' on the full metadata, which is at "
      + address
  }
}
