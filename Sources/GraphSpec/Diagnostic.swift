/// Something that a person should know about the specs, with a stable code and the place it is about.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable, CaseIterable {
    case note, warning, error
  }

  /// A stable, kebab-case identifier such as `page-cut-off-row`.
  ///
  /// Each target declares its own as static members in an extension, so that the compiler knows every code.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }
  }

  public var code: Code
  public var severity: Severity
  /// Nil when the diagnostic is about no particular place, such as a missing option.
  public var location: SourceLocation?
  /// What is wrong and what to do, in one sentence that starts in lower case and has no full stop.
  public var message: String
  /// What repeats of one cause have in common, where it isn't the message; they are printed as one.
  public var cause: String?

  public init(
    _ severity: Severity,
    _ code: Code,
    _ message: String,
    at location: SourceLocation?,
    cause: String? = nil
  ) {
    self.cause = cause
    self.code = code
    self.severity = severity
    self.location = location
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:column: error: message [code]`, which IDEs and CI understand. The message is as it is, with whatever
  /// characters a name in it holds.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(message) [\(code.rawValue)]"
  }
}

extension Sequence<Diagnostic> {
  public var containsError: Bool { contains { $0.severity == .error } }
}
