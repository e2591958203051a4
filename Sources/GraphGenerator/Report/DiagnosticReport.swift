package import GraphSpec
package import Support

extension Diagnostic {
  var json: JSONText {
    [
      "code": .string(code.rawValue),
      "severity": .string(severity.rawValue),
      "file": .optional(location?.file),
      "line": location.map { .integer($0.line) } ?? .null,
      "column": location.map { .integer($0.column) } ?? .null,
      "message": .string(message),
    ]
  }
}

extension Diagnostic {
  /// One line, whatever a name in it holds.
  package var line: String { VisibleText.line("\(self)") }
}

extension Sequence<Diagnostic> {
  /// A line for each error and warning, and for each note where the user asked for them. In a GitHub workflow each has
  /// its annotation after it.
  package func report(verbose: Bool) -> String {
    var text = ""
    for diagnostic in self where verbose || diagnostic.severity != .note {
      text += diagnostic.line + "\n"
      if WorkflowCommand.areUnderstood { text += "\(WorkflowCommand(diagnostic))\n" }
    }
    return text
  }
}

extension WorkflowCommand {
  package init(_ diagnostic: Diagnostic) {
    let level: Level =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .note: .notice
      }
    let place = diagnostic.location
    self.init(
      level,
      file: place?.file,
      line: place?.line ?? 0,
      column: place?.column ?? 0,
      title: diagnostic.code.rawValue,
      message: diagnostic.message
    )
  }
}
