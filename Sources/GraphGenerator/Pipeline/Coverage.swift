import APISurface
import GraphSpec

/// How many rows of the pages lead somewhere in the metadata.
struct Coverage {
  var rows: Int
  var resolved: Int
  private let first: SourceLocation?

  init(_ bound: BoundPages) {
    let all = bound.pages.flatMap(\.rows)
    rows = all.count
    resolved = all.count { $0.effective.kind != .unresolved }
    first = bound.pages.first?.page.location
  }

  func check(_ configuration: Configuration, diagnostics: inout [Diagnostic]) {
    guard rows > 0, Double(resolved) < configuration.coverage * Double(rows) else { return }
    let floor = Int((configuration.coverage * 100).rounded())
    diagnostics.append(
      Diagnostic(
        .error,
        .coverageBelowFloor,
        "\(resolved) of \(rows) rows resolve, which is less than the \(floor) % that the configuration asks for",
        at: configuration.file.map { SourceLocation(file: $0, line: 0) } ?? first
      )
    )
  }
}

extension Diagnostic.Code {
  /// Fewer rows resolve than the configuration asks for.
  static let coverageBelowFloor = Self("coverage-below-floor")
}
