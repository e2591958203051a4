import APISurface
import GraphSpec
import Support
import SwiftEmitter

/// What `inspect --format table` prints: for each endpoint who may call it, what it addresses, and how a program spells it.
/// No line is wider than the terminal.
struct InspectTable {
  let bound: BoundPages
  let rows: InspectRows
  let style: TableStyle

  var text: String {
    var text = bound.pages.map(page).joined(separator: "\n")
    text += "\n"
    for version in bound.surface.versions {
      let types = version.closure
      var line =
        "\(version.version): \(version.endpoints.count) endpoints, \(types.structured.count) structured types, "
      line += "\(types.enums.count) enumerations"
      if !version.others.isEmpty { line += "; \(version.others.count) endpoints are not chosen" }
      text += style.wrapped(line, indent: 0).joined(separator: "\n") + "\n"
    }
    return text
  }

  private func page(_ page: BoundPage) -> String {
    let title = style.wrapped(VisibleText.line(page.page.name), indent: 0)
    var text = title.map { style.bold($0) + "\n" }.joined()
    text += kind("application", page.page.application.map { $0.id ?? "no id" })
    text += kind("delegated", page.page.delegated.map { $0.id ?? "no id" })
    let shown = rows.of(page)
    if shown.isEmpty { return text + "\n  no endpoint\(rows.filter == nil ? "" : " matches the filter")\n" }
    text += "\n" + style.bold(String("  VER   A  D  METHOD   PATH, SWIFT CASE, TYPES".prefix(style.width))) + "\n"
    for row in shown { text += self.row(row) }
    return text
  }

  private func kind(_ name: String, _ id: String?) -> String {
    let padded = name + String(repeating: " ", count: 13 - name.count)
    let lines = style.wrapped(padded + VisibleText.line(id ?? "none"), indent: 2)
    return lines.map { $0.trimmingTrailingSpaces + "\n" }.joined()
  }

  /// Version, marks for application and delegated, and method, in columns of this width together.
  private static let indent = 23

  private func row(_ row: InspectRows.Row) -> String {
    func mark(_ allowed: Bool) -> String { allowed ? "x" : "-" }
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(width - text.count, 0))
    }
    let bound = row.bound
    let head =
      "  \(padded(bound.effectiveVersion.rawValue, 5)) \(mark(bound.row.application))  \(mark(bound.row.delegated))  "
      + padded(bound.row.method?.rawValue ?? "-", 9)
    let path = style.wrapped(VisibleText.line(bound.row.path), indent: Self.indent)
    var text = head + path[0].dropFirst(min(Self.indent, path[0].count)) + "\n"
    text += path.dropFirst().map { $0 + "\n" }.joined()
    for line in details(row) {
      text += style.wrapped(VisibleText.line(line), indent: Self.indent).map { style.dim($0) + "\n" }.joined()
    }
    return text
  }

  private func details(_ row: InspectRows.Row) -> [String] {
    var lines: [String] = []
    if let names = row.names {
      // The version stands in its own column.
      let prefix = row.bound.effectiveVersion.namespace + "."
      func short(_ name: String) -> String { name.split(separator: prefix).joined() }
      lines.append(short(names.name.replacing("Endpoint.", with: ".", maxReplacements: 1)))
      let both = [names.request.map(short), names.response.map { "-> \(short($0))" }].compactMap(\.self)
      if !both.isEmpty { lines.append(both.joined(separator: " ")) }
    }
    if let failure = row.bound.effective.failure { lines.append("raw JSON: \(failure.explanation)") }
    return lines
  }
}

/// The rows of pages that are printed, with the names that a program has for them.
struct InspectRows {
  struct Row {
    var bound: BoundRow
    /// Nil where the row makes no endpoint.
    var names: GeneratedNames.Endpoint?
  }

  let filter: String?
  private let names: EndpointNameIndex

  /// - Parameter filter: a text that the method, the path, the Swift case or a type has, whatever the case of letters.
  init(_ surface: Surface, filter: String?) {
    self.filter = filter?.lowercased()
    names = EndpointNameIndex(surface)
  }

  func of(_ page: BoundPage) -> [Row] {
    page.rows.map { Row(bound: $0, names: names[$0]) }.filter(matches)
  }

  private func matches(_ row: Row) -> Bool {
    guard let filter else { return true }
    let method = row.bound.row.method?.rawValue ?? ""
    let parts = [
      "\(row.bound.effectiveVersion) \(method) \(row.bound.row.path)", row.names?.name, row.names?.request,
      row.names?.response,
    ]
    return parts.contains { $0?.lowercased().contains(filter) == true }
  }
}
