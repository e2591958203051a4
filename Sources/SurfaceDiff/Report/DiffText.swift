import APISurface
import GraphSpec
import Support

/// For a person at a terminal. Without differences there is nothing to say.
enum DiffText {
  static func text(_ report: DiffReport) -> String {
    if report.entries.isEmpty { return "" }
    var text = ""
    for severity in ChangeSeverity.allCases.reversed() {
      let entries = report.entries(severity)
      if entries.isEmpty { continue }
      text += "\(severity.rawValue):\n"
      for entry in entries { text += line(entry) }
    }
    let reach = report.reachCounts.map { "\($0.count) \($0.verdict.words)" }.joined(separator: ", ")
    if !reach.isEmpty { text += "reach: \(reach)\n" }
    return text + "\(report.summary)\nrecommended version step: \(report.recommendation)\n"
  }

  private static func line(_ entry: DiffReport.Entry) -> String {
    let change = entry.change
    let version = change.version.map { "\($0) " } ?? ""
    let reach = change.reach == .none ? "" : "; reach: \(change.reach.words)"
    let sentence = VisibleText.escaped("\(change.subject): \(change.text.plain)")
    let name = change.removedName.map { "; in Swift it was '\(VisibleText.escaped($0))'" } ?? ""
    var text = "  \(version)\(sentence)\(name)\(reach) [\(change.code.rawValue)]\n"
    if let place = entry.oldPlace { text += "    - it was at \(VisibleText.escaped(place.description))\n" }
    for consequence in change.consequences { text += "    - \(VisibleText.escaped(consequence.plain))\n" }
    return text
  }
}
