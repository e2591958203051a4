import GraphSpec
import Support

/// Diagnostics as they come up, no more of them than the limit.
struct DiagnosticLog {
  let limit: Int
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var faults: [Fault] = []
  private(set) var errorCount = 0
  private var otherCount = 0

  /// The types that errors are faults of from now on; nil where an error leaves the file without a meaning.
  var faultyTypes: [QualifiedName]?

  init(limit: Int) { self.limit = limit }

  var hasTooManyErrors: Bool { errorCount >= limit }

  /// An error wherever it stands: a limit is one whether the type is needed or not.
  mutating func refuse(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    let types = faultyTypes
    faultyTypes = nil
    add(.error, code, message, at: location)
    faultyTypes = types
  }

  mutating func add(
    _ severity: Diagnostic.Severity,
    _ code: Diagnostic.Code,
    _ message: String,
    at location: SourceLocation
  ) {
    if severity == .error {
      errorCount += 1
      if errorCount > limit { return }
    } else {
      otherCount += 1
      if otherCount > limit { return }
    }
    let diagnostic = Diagnostic(severity, code, message.asDiagnosticText, at: location)
    diagnostics.append(diagnostic)
    if severity == .error, let faultyTypes { faults.append(Fault(types: faultyTypes, diagnostic: diagnostic)) }
  }

  /// In source order, with a last one that says how many are missing.
  func finished(file: String) -> [Diagnostic] {
    var result = diagnostics.sorted {
      ($0.location!.line, $0.location!.column) < ($1.location!.line, $1.location!.column)
    }
    let left = max(errorCount - limit, 0) + max(otherCount - limit, 0)
    if left > 0 {
      let message = "\(left) further diagnostics are not shown; fix these first"
      result.append(
        Diagnostic(.note, .moreDiagnostics, message, at: SourceLocation(file: file, line: 0))
      )
    }
    return result
  }
}

extension String {
  /// On one line and no longer than a person reads, whatever the file has in its names.
  var asDiagnosticText: String {
    let isLong = unicodeScalars.count > 400
    return VisibleText.escaped(isLong ? String(unicodeScalars.prefix(400)) : self) + (isLong ? "…" : "")
  }
}
