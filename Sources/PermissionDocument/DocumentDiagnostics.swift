import GraphSpec

extension Diagnostic.Code {
  /// The permissions document, or the consent texts, can't be read from the disk.
  static let documentUnreadable = Self("document-unreadable")
  /// The file is no JSON, or an object has two members of one name.
  static let documentSyntax = Self("document-syntax")
  /// A member is missing or of the wrong kind.
  static let documentInvalid = Self("document-invalid")
  /// A scheme that the format doesn't have.
  static let documentUnknownScheme = Self("document-unknown-scheme")
  /// A scheme that the permission, or its path set, doesn't have.
  static let documentUndeclaredScheme = Self("document-undeclared-scheme")
  /// A method that Graph doesn't use.
  static let documentUnknownMethod = Self("document-unknown-method")
  /// Something in a path's annotation that the format doesn't have.
  static let documentUnknownAttribute = Self("document-unknown-attribute")
  /// A member that the format doesn't have; it is left out.
  static let documentUnknownMember = Self("document-unknown-member")
  /// Something that is listed more than once.
  static let documentRepeated = Self("document-repeated")
  /// A permission is required in addition that the document doesn't have.
  static let documentUnknownPermission = Self("document-unknown-permission")
  /// The file asks for more than may be read.
  static let documentTooLarge = Self("document-too-large")
  /// There are more diagnostics than are shown.
  static let documentMoreDiagnostics = Self("document-more-diagnostics")
}

/// Collects diagnostics, but not more than somebody would read.
struct DocumentLog {
  private(set) var diagnostics: [Diagnostic] = []
  private var left = 0
  private(set) var hasErrors = false

  mutating func error(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    hasErrors = true
    add(Diagnostic(.error, code, message, at: location))
  }

  mutating func warning(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    add(Diagnostic(.warning, code, message, at: location))
  }

  mutating func note(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    add(Diagnostic(.note, code, message, at: location))
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < DocumentLimits.diagnostics { diagnostics.append(diagnostic) } else { left += 1 }
  }

  /// What was collected, and how much more there is.
  func finished(file: String) -> [Diagnostic] {
    guard left > 0 else { return diagnostics }
    let message = "\(left) further diagnostics of this file are not shown; fix these first"
    let severity: Diagnostic.Severity = hasErrors ? .error : .note
    return diagnostics
      + [Diagnostic(severity, .documentMoreDiagnostics, message, at: SourceLocation(file: file, line: 0))]
  }
}
