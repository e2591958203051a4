import APISurface
import GraphSpec
import Support

/// What `inspect --format table` prints.
enum InspectTable {
  static func text(_ bound: BoundPages) -> String {
    var text = bound.pages.map(page).joined(separator: "\n")
    for version in bound.surface.versions {
      let types = version.closure
      text += "\n\(version.version): \(version.endpoints.count) endpoints, \(types.structured.count) structured types, "
      text += "\(types.enums.count) enumerations"
    }
    return text + "\n"
  }

  private static func page(_ page: BoundPage) -> String {
    var text = "\(VisibleText.escaped(page.page.name))\n"
    if let role = page.page.application { text += "  application  \(role.id ?? "no id")\n" }
    if let scope = page.page.delegated { text += "  delegated    \(scope.id ?? "no id")\n" }
    let cells = page.rows.map(row)
    // A single long path makes no other row longer.
    let widths = (0..<4).map { column in min(cells.map { $0[column].count }.max() ?? 0, 160) }
    for cell in cells {
      let padded = zip(cell, widths).map { $0 + String(repeating: " ", count: max($1 - $0.count, 0)) }
      let line = "  " + (padded + cell.dropFirst(4)).joined(separator: "  ")
      text += line.reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
    }
    return text
  }

  /// Version, method, path, resolution, and the types or the reason.
  private static func row(_ bound: BoundRow) -> [String] {
    let resolution = bound.effective
    var last = ""
    if let failure = resolution.failure {
      last = failure.explanation
    } else {
      let request = resolution.requestType.map { "\($0) " } ?? ""
      let response = resolution.responseType.map { "→ \($0)" } ?? ""
      last = request + response
    }
    return [
      bound.effectiveVersion.rawValue, bound.row.method?.rawValue ?? "–", bound.row.path, resolution.kind.rawValue,
      last,
    ]
    .map(VisibleText.escaped)
  }
}
