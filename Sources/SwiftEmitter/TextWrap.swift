/// Breaks prose into lines for a comment.
enum TextWrap {
  /// Greedy filling at spaces; a word longer than the width has a line of its own. Line ends and control characters
  /// count as spaces, so that no text can end the comment that it stands in.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var currentCount = 0
    for word in text.unicodeScalars.split(whereSeparator: { isSpace($0) }) {
      let count = word.count
      if currentCount > 0, currentCount + 1 + count > width {
        lines.append(current)
        current = ""
        currentCount = 0
      }
      if currentCount > 0 {
        current += " "
        currentCount += 1
      }
      current.unicodeScalars.append(contentsOf: word)
      currentCount += count
    }
    if currentCount > 0 { lines.append(current) }
    return lines
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0x2028
      || scalar.value == 0x2029
  }
}
