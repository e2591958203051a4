#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A line that a GitHub workflow turns into an annotation of a file.
package struct WorkflowCommand: CustomStringConvertible {
  package enum Level: String {
    case error, warning, notice
  }

  package var level: Level
  /// Nil for what is about no file.
  package var file: String?
  /// Line and column from 1; 0 for those that are not known.
  package var line: Int
  package var column: Int
  package var title: String
  package var message: String

  package init(_ level: Level, file: String?, line: Int = 0, column: Int = 0, title: String, message: String) {
    self.level = level
    self.file = file
    self.line = line
    self.column = column
    self.title = title
    self.message = message
  }

  /// Whether this process is a step of a workflow, which GitHub says with `GITHUB_ACTIONS`.
  package static var areUnderstood: Bool { getenv("GITHUB_ACTIONS").map { String(cString: $0) } == "true" }

  package var description: String {
    var properties: [(String, String)] = []
    if let file {
      properties.append(("file", file))
      if line > 0 { properties.append(("line", "\(line)")) }
      if column > 0 { properties.append(("col", "\(column)")) }
    }
    properties.append(("title", title))
    let list = properties.map { "\($0)=\(Self.escaped($1, "%\r\n:,"))" }.joined(separator: ",")
    return "::\(level.rawValue) \(list)::\(Self.escaped(message, "%\r\n"))"
  }

  /// Percent-encoded as GitHub's `toolkit` does it: a message ends with its line, a property also at a comma or a colon.
  /// What can't be seen is spelled, as it is everywhere else.
  private static func escaped(_ text: String, _ special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      } else if VisibleText.isHidden(scalar) {
        result += VisibleText.spelled(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
