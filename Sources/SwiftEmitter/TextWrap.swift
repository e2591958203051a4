import GraphSpec
import Support

/// Breaks prose into lines for a comment.
enum TextWrap {
  /// Greedy filling at spaces, measured in characters; a word longer than the width has a line of its own. Line ends and
  /// control characters count as spaces, so that no text can end the comment that it stands in; what else can't be seen
  /// is spelled.
  static func lines(of text: String, width: Int) -> [String] {
    var text = withoutSeparators(text)
    return text.withUTF8 { lines(of: $0, width: width) }
  }

  private static func lines(of text: UnsafeBufferPointer<UInt8>, width: Int) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var lineWidth = 0
    var index = 0
    while index < text.count {
      let start = index
      var wordWidth = 0
      while index < text.count, !isSpace(text[index]) {
        if text[index] & 0xC0 != 0x80 { wordWidth += 1 }
        index += 1
      }
      let word = text[start..<index]
      index += 1
      if word.isEmpty { continue }
      if lineWidth > 0, lineWidth + 1 + wordWidth > width {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        lineWidth = 0
      }
      if lineWidth > 0 {
        line.append(UInt8(ascii: " "))
        lineWidth += 1
      }
      line.append(contentsOf: word)
      lineWidth += wordWidth
    }
    if lineWidth > 0 { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  /// With a space for each line end beyond ASCII (U+0085, U+2028, U+2029) and control character of ASCII.
  private static func withoutSeparators(_ text: String) -> String {
    if ASCII.isOnly(text) { return text }
    let spaced = text.unicodeScalars.map { isSeparator($0) || $0.isASCII && isSpace(UInt8($0.value)) ? " " : $0 }
    return VisibleText.escaped(String(String.UnicodeScalarView(spaced)))
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }
}
