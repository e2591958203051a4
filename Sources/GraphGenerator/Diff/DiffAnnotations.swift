import APISurface
import GraphSpec

/// Commands that a GitHub workflow turns into annotations of files. GitHub shows ten of each level for a step, so what
/// matters most comes first, after the sum of all.
enum DiffAnnotations {
  static func text(_ report: DiffReport) -> String {
    if report.entries.isEmpty { return "" }
    var text = command(
      "notice",
      [("title", "graphgen diff")],
      "\(report.summary); recommended version step: \(report.recommendation)"
    )
    for entry in ["error", "warning", "notice"].flatMap({ name in report.entries.filter { level($0.change) == name } })
    {
      let location = entry.location
      var properties = [("file", entry.file)]
      if location.line > 0 { properties.append(("line", "\(location.line)")) }
      if location.column > 0 { properties.append(("col", "\(location.column)")) }
      properties.append(("title", entry.change.code.rawValue))
      text += command(level(entry.change), properties, entry.change.sentence)
    }
    return text
  }

  private static func level(_ change: SurfaceChange) -> String {
    if change.swift == .breaking { return "error" }
    return change.reach.isLoss ? "warning" : "notice"
  }

  private static func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
    let list = properties.map { "\($0)=\(property($1))" }.joined(separator: ",")
    return "::\(name) \(list)::\(data(message))\n"
  }

  /// GitHub's `toolkit` escapes a message so.
  private static func data(_ text: String) -> String { escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]) }

  /// The same for a property, which ends at a comma or a colon.
  private static func property(_ text: String) -> String {
    escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
  }

  private static func escaped(_ text: String, _ escapes: [(Unicode.Scalar, String)]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes.first(where: { $0.0 == scalar })?.1 {
        result += escape
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
