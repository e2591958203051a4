/// The text of a cell with its markup removed: links and references give their text, code spans their content, and
/// emphasis, footnote marks and HTML tags disappear.
enum Markup {
  static func plainText(_ range: Range<Int>, in source: PageSource) -> String {
    let range = source.trimmed(range)
    guard source.bytes[range].contains(where: isSpecial) else { return source.string(range) }
    let text = Array(source.string(range).utf8)
    let local = PageSource(file: source.file, bytes: text)
    return local.string(local.trimmed(0..<text.count)).isEmpty ? "" : Stripper(source: local).text()
  }

  /// A cell kept in markdown: only the escape that the table itself needs is undone (GFM 4.10, example 200).
  static func cellMarkdown(_ range: Range<Int>, in source: PageSource) -> String {
    let text = source.string(range)
    guard source.bytes[range].contains(.backslash) else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated()
    where !(byte == .backslash && index + 1 < bytes.count && bytes[index + 1] == .pipe) { result.append(byte) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with its backslash escapes undone (CommonMark 2.4) and its markup kept.
  static func unescaped(_ range: Range<Int>, in source: PageSource) -> String {
    guard source.bytes[range].contains(.backslash) else { return source.string(range) }
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let next = index + 1
      if source.bytes[index] == .backslash, next < range.upperBound, source.bytes[next].isASCIIPunctuation {
        index = next
      }
      result.append(source.bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// True if a code span or strong emphasis opens in the range and doesn't close: what cutting a text short leaves.
  static func isOpen(_ range: Range<Int>, in source: PageSource) -> Bool {
    let bytes = source.bytes
    var strong = false
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case .backslash:
        index += 2
      case .backtick:
        guard let span = source.codeSpan(at: index, before: range.upperBound) else { return true }
        index = span.end
      case UInt8(ascii: "*"):
        let end = source.endOfRun(at: index, before: range.upperBound)
        if end - index == 2 { strong.toggle() }
        index = end
      default:
        index += 1
      }
    }
    return strong
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case .backslash, .backtick, UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"),
      UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "!"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

private struct Stripper {
  let source: PageSource
  var output: [UInt8] = []
  var bytes: [UInt8] { source.bytes }

  init(source: PageSource) { self.source = source }

  consuming func text() -> String {
    var range = 0..<source.bytes.count
    // Underscores belong to names; only a pair around the whole cell is emphasis.
    if range.count > 2, source.bytes[0] == UInt8(ascii: "_"), source.bytes[range.count - 1] == UInt8(ascii: "_") {
      range = 1..<(range.count - 1)
    }
    append(range)
    let result = PageSource(file: "", bytes: output)
    return String(decoding: output[result.trimmed(0..<output.count)], as: UTF8.self)
  }

  private mutating func append(_ range: Range<Int>) {
    let closing = bracketPairs(range)
    var skips: [Int: Int] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case .backslash where index + 1 < range.upperBound && bytes[index + 1].isASCIIPunctuation:
        output.append(bytes[index + 1])
        index += 2
      case .backtick:
        let span = source.codeSpan(at: index, before: range.upperBound)
        if let span { output += bytes[source.trimmed(span.content)] }
        index = span?.end ?? source.endOfRun(at: index, before: range.upperBound)
      case UInt8(ascii: "*"):
        index += 1
      case UInt8(ascii: "["):
        if let close = closing[index], close > index + 1 {
          skips[close] = tailEnd(after: close, before: range.upperBound)
          if output.last == UInt8(ascii: "!") { output.removeLast() }
        } else {
          output.append(byte)
        }
        index += 1
      case UInt8(ascii: "]"):
        if let end = skips[index] {
          index = end
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "<"):
        if let tag = HTMLTag(at: index, before: range.upperBound, in: source) {
          if tag.isLineBreak { output.append(.space) }
          index = tag.end
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "&"):
        index = appendReference(at: index, before: range.upperBound)
      default:
        output.append(byte)
        index += 1
      }
    }
  }

  private func bracketPairs(_ range: Range<Int>) -> [Int: Int] {
    var open: [Int] = []
    var pairs: [Int: Int] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == .backslash {
        index += 1
      } else if bytes[index] == UInt8(ascii: "[") {
        open.append(index)
      } else if bytes[index] == UInt8(ascii: "]"), let start = open.popLast() {
        pairs[start] = index
      }
      index += 1
    }
    return pairs
  }

  /// The end of the `(address)` or `[label]` that follows a link's text.
  private func tailEnd(after close: Int, before end: Int) -> Int {
    guard close + 1 < end else { return close + 1 }
    let closer: UInt8
    switch bytes[close + 1] {
    case UInt8(ascii: "("): closer = UInt8(ascii: ")")
    case UInt8(ascii: "["): closer = UInt8(ascii: "]")
    default: return close + 1
    }
    var depth = 0
    for index in (close + 1)..<end {
      if bytes[index] == bytes[close + 1] { depth += 1 }
      if bytes[index] == closer { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return close + 1
  }

  /// The character that an entity or numeric reference stands for (CommonMark 2.5), of those that tables use.
  private mutating func appendReference(at start: Int, before end: Int) -> Int {
    let limit = min(start + 10, end)
    if let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) {
      let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
      let named: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]
      if let text = named[name] ?? Self.numeric(name) {
        output += Array(text.utf8)
        return semicolon + 1
      }
    }
    output.append(bytes[start])
    return start + 1
  }

  private static func numeric(_ name: String) -> String? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
    return String(Character(scalar))
  }
}

/// A tag of an HTML element that documents use in tables. Anything else in angle brackets is text, such as `List<int>`.
struct HTMLTag {
  static let names: Set<String> = [
    "a", "b", "br", "code", "dd", "del", "div", "dl", "dt", "em", "font", "hr", "i", "img", "ins", "kbd", "li", "ol",
    "p",
    "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul",
  ]
  static let breaking: Set<String> = ["br", "div", "dd", "dl", "dt", "hr", "li", "ol", "p", "td", "th", "tr", "ul"]

  var isLineBreak: Bool
  var end: Int

  init?(at start: Int, before end: Int, in source: PageSource) {
    guard source.bytes[start] == UInt8(ascii: "<") else { return nil }
    let limit = min(end, start + 512)
    var index = start + 1
    let isClosing = index < limit && source.bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let nameStart = index
    while index < limit, source.bytes[index].isASCIILetter { index += 1 }
    let name = String(decoding: source.bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard Self.names.contains(name), index < limit,
      source.bytes[index].isWhitespace || source.bytes[index] == UInt8(ascii: "/")
        || source.bytes[index] == UInt8(ascii: ">"),
      let close = source.bytes[index..<limit].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    isLineBreak = Self.breaking.contains(name)
    self.end = close + 1
    // A superscript is a footnote's mark: it goes with its tags.
    if name == "sup", !isClosing {
      let rest = source.bytes[self.end..<min(end, self.end + 64)]
      if let open = rest.indices.first(where: { source.hasPrefix("</sup>", at: $0, before: end) }) {
        self.end = open + 6
      }
    }
  }
}
