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
  /// A line for each cause of errors and warnings, and for each of notes where the user asked for them. In a GitHub
  /// workflow each has its annotation after it.
  package func report(verbose: Bool) -> String {
    var text = ""
    for diagnostic in filter({ verbose || $0.severity != .note }).withoutRepeats {
      text += diagnostic.line + "\n"
      if WorkflowCommand.areUnderstood { text += "\(WorkflowCommand(diagnostic))\n" }
    }
    return text
  }

  /// How many there are of each severity, such as `1 error, 16 warnings`; empty if there are none.
  package var counts: String {
    let all = Dictionary(grouping: self, by: \.severity).mapValues(\.count)
    return Diagnostic.Severity.allCases.reversed().compactMap { severity in
      all[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
    }.joined(separator: ", ")
  }
}

/// What repeats have in common.
private struct DiagnosticCause: Hashable {
  var severity: Diagnostic.Severity
  var code: Diagnostic.Code
  var file: String
  var text: String

  /// Nil for what is about no line.
  init?(_ diagnostic: Diagnostic) {
    guard let location = diagnostic.location, location.line > 0 else { return nil }
    severity = diagnostic.severity
    code = diagnostic.code
    file = location.file
    text = diagnostic.cause ?? diagnostic.message
  }
}

extension [Diagnostic] {
  /// The first of each cause in a file, which names the lines of the others.
  package var withoutRepeats: [Diagnostic] {
    var lines: [DiagnosticCause: [Int]] = [:]
    for diagnostic in self {
      if let cause = DiagnosticCause(diagnostic) { lines[cause, default: []].append(diagnostic.location?.line ?? 0) }
    }
    return compactMap { diagnostic in
      guard let cause = DiagnosticCause(diagnostic) else { return diagnostic }
      guard let all = lines.removeValue(forKey: cause) else { return nil }
      guard all.count > 1 else { return diagnostic }
      var first = diagnostic
      first.message += " (\(all.count) times, also in \(Self.list(all[1...])))"
      return first
    }
  }

  private static func list(_ lines: ArraySlice<Int>) -> String {
    var distinct: [Int] = []
    for line in lines where distinct.last != line { distinct.append(line) }
    let shown = distinct.prefix(8).map(String.init).joined(separator: ", ")
    let rest = distinct.count - 8
    return "\(distinct.count == 1 ? "line" : "lines") \(shown)\(rest > 0 ? " and \(rest) more" : "")"
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
