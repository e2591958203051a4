/// The text of a cell with its markup removed: links and references give their text, code spans their content, and
/// emphasis, footnote marks and HTML tags disappear.
enum Markup {
  static func plainText(_ range: Range<Int>, in source: PageSource) -> String {
    let range = source.trimmed(range)
    guard source.bytes[range].contains(where: isSpecial) else { return source.string(range) }
    let text = Array(source.string(range).utf8)
    return MarkupStripper(source: PageSource(file: source.file, bytes: text)).text()
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
    var spans = CodeSpans(before: range.upperBound, in: source)
    while index < range.upperBound {
      switch bytes[index] {
      case .backslash:
        index += 2
      case .backtick:
        guard let span = spans.span(at: index) else { return true }
        index = span.end
      case UInt8(ascii: "*"):
        let end = source.endOfRun(at: index, before: range.upperBound)
        let isSpaced = end < range.upperBound && bytes[end].isWhitespace
        if strong ? end - index >= 2 : end - index == 2 && !isSpaced { strong.toggle() }
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
