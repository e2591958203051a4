import APISurface
import GraphSpec
import Support

/// For a comment on a pull request: a summary, and the changes folded up below it.
enum DiffMarkdown {
  /// What GitHub takes for a comment, in characters; measured in bytes here, of which there are never fewer.
  static let limit = 65_536

  static func text(_ report: DiffReport, limit: Int = limit) -> String {
    if report.entries.isEmpty {
      return "### Generated API: no differences\n\nRecommended version step: **none**.\n"
    }
    var text = head(report)
    // Room for what ends a section and for the statement of what was left out.
    let reserve = 200
    var left = 0
    for severity in ChangeSeverity.allCases.reversed() {
      let entries = report.entries(severity)
      if entries.isEmpty { continue }
      let open = "\n<details><summary>\(title(severity)) (\(entries.count))</summary>\n\n"
      guard left == 0, text.utf8.count + open.utf8.count + reserve <= limit else {
        left += entries.count
        continue
      }
      text += open
      for (index, entry) in entries.enumerated() {
        let item = item(entry)
        if text.utf8.count + item.utf8.count + reserve > limit {
          left += entries.count - index
          break
        }
        text += item
      }
      text += "\n</details>\n"
    }
    if left > 0 {
      text += "\n**\(left) of \(report.entries.count) changes are left out here**, for want of room. "
      text += "`graphgen diff --format text` has all of them.\n"
    }
    return text
  }

  private static func head(_ report: DiffReport) -> String {
    let reach = report.reachCounts
    var text = "### Generated API: \(report.summary)\n\n"
    text += "\(code(report.old)) → \(code(report.new)). "
    text += "Recommended version step: **\(report.recommendation)**.\n\n"
    text += "| Severity | changes |\n|---|---:|\n"
    for severity in ChangeSeverity.allCases.reversed() {
      text += "| \(title(severity)) | \(report.count(severity)) |\n"
    }
    if reach.isEmpty { return text }
    text += "\n| Reach of the permissions | changes |\n|---|---:|\n"
    for (verdict, count) in reach { text += "| \(verdict.words) | \(count) |\n" }
    return text
  }

  private static func title(_ severity: ChangeSeverity) -> String {
    switch severity {
    case .breaking: "Breaking"
    case .widening: "Widening what permissions allow"
    case .addition: "Additions"
    case .note: "Notes"
    }
  }

  private static func item(_ entry: DiffReport.Entry) -> String {
    let change = entry.change
    let version = change.version.map { "\($0) " } ?? ""
    let reach = change.reach == .none ? "" : "; reach: **\(change.reach.words)**"
    let name = change.removedName.map { "; in Swift it was \(code($0))" } ?? ""
    let head = "- \(code(version + change.subject)): \(markdown(change.text))\(name)\(reach)"
    var text = "\(head) (`\(change.code.rawValue)`)\n"
    if let place = entry.oldPlace { text += "  - it was at \(code(place.description))\n" }
    let shown = change.shownConsequences(limit: 10)
    for consequence in shown.texts { text += "  - \(markdown(consequence))\n" }
    return text + (shown.more.map { "  - \($0)\n" } ?? "")
  }

  private static func markdown(_ text: ChangeText) -> String {
    text.fragments.map { fragment in
      switch fragment {
      case .prose(let prose): prose
      case .name(let name): code(name)
      }
    }
    .joined()
  }

  /// A code span around more backticks than the text has in a row (CommonMark 0.31 section 6.1), so that no name can
  /// become a link, a mention or a tag.
  static func code(_ text: String) -> String {
    let line = clipped(VisibleText.escaped(String(text.map { $0.isNewline ? " " : $0 })))
    var longest = 0
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let padding = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return line.isEmpty ? "` `" : fence + padding + line + padding + fence
  }

  /// One long name must not leave out the changes after it, for want of room.
  private static func clipped(_ name: String) -> String {
    name.utf8.count <= 300 ? name : "\(name.prefix(150))…\(name.suffix(149))"
  }
}
