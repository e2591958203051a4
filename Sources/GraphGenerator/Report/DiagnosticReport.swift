import GraphSpec

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

extension Sequence<Diagnostic> {
  /// A line for each error and warning, and for each note where the user asked for them. In a GitHub workflow each has
  /// its annotation after it.
  package func report(verbose: Bool) -> String {
    var text = ""
    for diagnostic in self where verbose || diagnostic.severity != .note {
      text += "\(diagnostic)\n"
      if WorkflowCommand.areUnderstood { text += "\(WorkflowCommand(diagnostic))\n" }
    }
    return text
  }
}
