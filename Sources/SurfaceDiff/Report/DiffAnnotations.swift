import APISurface
import GraphSpec
import Support

/// Commands that a GitHub workflow turns into annotations of files. GitHub shows ten of each level for a step, so what
/// matters most comes first, after the sum of all.
enum DiffAnnotations {
  static func text(_ report: DiffReport) -> String {
    if report.entries.isEmpty { return "" }
    let summary = "\(report.summary); recommended version step: \(report.recommendation)"
    var commands = [WorkflowCommand(.notice, file: nil, title: "graphgen diff", message: summary)]
    for wanted in [WorkflowCommand.Level.error, .warning, .notice] {
      for entry in report.entries where entry.change.severity.level == wanted {
        let change = entry.change
        commands.append(
          WorkflowCommand(
            wanted,
            file: entry.file,
            line: entry.location.line,
            column: entry.location.column,
            title: change.code.rawValue,
            message: change.sentence
          )
        )
      }
    }
    return commands.map { "\($0)\n" }.joined()
  }
}
