import Support

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How wide a table may be, and whether it is coloured.
package struct TableStyle: Sendable {
  package var width: Int
  package var isColoured: Bool

  /// Below that nothing could be read.
  private static let narrowest = 40

  package init(width: Int = 80, isColoured: Bool = false) {
    self.width = max(width, Self.narrowest)
    self.isColoured = isColoured
  }

  /// For a stream: `COLUMNS`, else the terminal's own width, else 80. Colour for a terminal, unless `NO_COLOR` says
  /// otherwise (https://no-color.org) or the terminal is a dumb one.
  package init(for stream: StandardStream) {
    let asked = Self.variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let isPlain = Self.variable("NO_COLOR") != nil || Self.variable("TERM") == "dumb"
    self.init(width: asked ?? stream.columns ?? 80, isColoured: stream.isTerminal && !isPlain)
  }

  /// Nil where it is not set or empty.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Lines of a text that is indented and, where it is too long, broken: before a space or a slash if there is one.
  func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let room = max(width - indent, 10)
    var lines: [String] = []
    var rest = Substring(text)
    while rest.count > room {
      let head = rest.prefix(room)
      let cut = head.dropFirst().lastIndex { $0 == "/" || $0 == " " || $0 == "(" } ?? head.endIndex
      lines.append(margin + rest[..<cut])
      rest = rest[cut...].drop { $0 == " " }
      // What was in the middle of its line may be a command of a CI system at the start of one.
      if rest.unicodeScalars.first(where: { !$0.properties.isWhitespace }) == ":" {
        rest = Substring(VisibleText.line(String(rest)))
      }
    }
    return lines + [margin + rest]
  }
}

extension String {
  var trimmingTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
