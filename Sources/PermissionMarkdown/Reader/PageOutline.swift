/// A section of a page: its `##` heading and the lines up to the next.
struct PageSection {
  enum Kind: Hashable { case methods, delegated, application, resources, unknown }

  var kind: Kind
  /// The offset of the heading's line.
  var start: Int
  /// The heading's text.
  var heading: Range<Int>
  var lines: ArraySlice<PageSource.Line>
}

/// A page cut into title, introduction and sections.
struct PageOutline {
  struct Title {
    var start: Int
    var text: Range<Int>
  }

  var title: Title?
  var beforeTitle: ArraySlice<PageSource.Line> = []
  /// The lines between the title and the first section.
  var introduction: [PageSource.Line] = []
  var sections: [PageSection] = []
  /// Where another page starts in the same file; the sections end there.
  var secondTitle: Title?
  let code: CodeBlocks

  init(_ source: PageSource) {
    let lines = source.lines
    code = CodeBlocks(source)
    var bodyStart = 0
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard !code.contains(index), let heading = source.heading(lines[index]), heading.level <= 2 else { continue }
      if heading.level == 1 {
        // A `#` in the middle of a broken table row starts no page.
        if title != nil, source.bytes[heading.text].contains(.pipe) { continue }
        let found = Title(start: lines[index].lowerBound, text: heading.text)
        guard title != nil || !sections.isEmpty else {
          title = found
          beforeTitle = lines[..<index]
          bodyStart = index + 1
          continue
        }
        guard title != nil else { continue }
        secondTitle = found
        close(at: index, from: bodyStart, lines)
        return
      }
      if title == nil, sections.isEmpty { beforeTitle = lines[..<index] }
      close(at: index, from: bodyStart, lines)
      bodyStart = index + 1
      let kind = Self.kind(of: source.string(heading.text))
      sections.append(
        PageSection(kind: kind, start: lines[index].lowerBound, heading: heading.text, lines: [])
      )
    }
    close(at: lines.count, from: bodyStart, lines)
  }

  private mutating func close(at end: Int, from start: Int, _ lines: [PageSource.Line]) {
    if sections.isEmpty {
      if title != nil { introduction = Array(lines[start..<end]) }
    } else {
      sections[sections.count - 1].lines = lines[start..<end]
    }
  }

  /// True of a known section's heading and of a resource's, which is a link.
  static func isOwnHeading(_ line: PageSource.Line, in source: PageSource) -> Bool {
    guard let heading = source.heading(line), !heading.text.isEmpty else { return false }
    return heading.level == 2 && kind(of: source.string(heading.text)) != .unknown
      || heading.level == 3 && source.bytes[heading.text.lowerBound] == UInt8(ascii: "[")
  }

  private static func kind(of heading: String) -> PageSection.Kind {
    let words = heading.lowercased().split { !$0.isLetter }.joined(separator: " ")
    switch words {
    case "graph methods", "graph method", "methods": return .methods
    case "delegate permission", "delegated permission", "delegate permissions", "delegated permissions":
      return .delegated
    case "application permission", "application permissions": return .application
    case "resources", "resource": return .resources
    default: return .unknown
    }
  }
}

extension PageSource {
  /// The level and text of an ATX heading (CommonMark 4.2); nil if the line is none. Closing `#`s stay, because a
  /// name may end in one.
  func heading(_ line: Line) -> (level: Int, text: Range<Int>)? {
    var index = line.lowerBound
    while index < line.upperBound, index - line.lowerBound < 4, bytes[index] == .space { index += 1 }
    guard index - line.lowerBound < 4, index < line.upperBound, bytes[index] == UInt8(ascii: "#") else { return nil }
    let end = endOfRun(at: index, before: line.upperBound)
    guard end - index <= 6, end == line.upperBound || bytes[end].isWhitespace else { return nil }
    return (end - index, trimmed(end..<line.upperBound))
  }
}

/// The lines of fenced code blocks (CommonMark 4.5), in which nothing is a heading or a table.
struct CodeBlocks {
  /// For each line, whether it belongs to a block.
  private var isCode: [Bool]

  /// A fence that nothing closes before the page's next own heading is text: it must not swallow the page.
  init(_ source: PageSource) {
    isCode = Array(repeating: false, count: source.lines.count)
    var open: (line: Int, mark: UInt8, count: Int)?
    for (index, line) in source.lines.enumerated() {
      let text = source.trimmed(line)
      guard let mark = text.first.map({ source.bytes[$0] }) else { continue }
      if open != nil, mark == UInt8(ascii: "#"), PageOutline.isOwnHeading(line, in: source) {
        open = nil
      }
      guard mark == .backtick || mark == UInt8(ascii: "~") else { continue }
      let run = source.endOfRun(at: text.lowerBound, before: text.upperBound)
      let count = run - text.lowerBound
      guard count >= 3 else { continue }
      if let fence = open {
        if mark == fence.mark, count >= fence.count, run == text.upperBound {
          for line in fence.line...index { isCode[line] = true }
          open = nil
        }
      } else if !source.bytes[run..<text.upperBound].contains(mark) {
        open = (index, mark, count)
      }
    }
  }

  func contains(_ line: Int) -> Bool { isCode[line] }
}
