/// An inline link (CommonMark 6.3), read from a heading or a cell that a program wrote without escaping.
struct InlineLink {
  var text: Range<Int>
  /// Nil if the page leaves the link's parentheses open.
  var destination: Range<Int>?
  var end: Int

  /// The link that starts with the bracket at `start`; nil if its text is not closed.
  ///
  /// The destination goes on to the last parenthesis before `end`, because an address may hold unbalanced ones, unless
  /// another link follows.
  init?(at start: Int, before end: Int, in source: PageSource) {
    let bytes = source.bytes
    guard let textEnd = Self.textEnd(from: start, before: end, in: bytes) else { return nil }
    text = source.trimmed((start + 1)..<textEnd)
    let open = textEnd + 2

    var depth = 1
    var balanced: Int?
    var last: Int?
    var index = open
    while index < end {
      if bytes[index] == UInt8(ascii: "(") {
        // What follows is another link's own.
        if bytes[index - 1] == UInt8(ascii: "]"), balanced != nil { break }
        depth += 1
      } else if bytes[index] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0, balanced == nil { balanced = index }
        last = index
      }
      index += 1
    }
    let hasFollower = index < end
    guard let close = hasFollower ? balanced : last else {
      destination = nil
      self.end = end
      return
    }
    destination = Self.address(in: source.trimmed(open..<close), of: source)
    self.end = close + 1
  }

  /// The bracket before `](`: the one that balances the first, or else the last.
  private static func textEnd(from start: Int, before end: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var last: Int?
    var index = start
    while index < end {
      switch bytes[index] {
      case .backslash: index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: "(") {
          if depth == 0 { return index }
          last = index
        }
      default: break
      }
      index += 1
    }
    return last
  }

  /// The destination without angle brackets and without a title.
  private static func address(in range: Range<Int>, of source: PageSource) -> Range<Int> {
    guard !range.isEmpty else { return range }
    if source.bytes[range.lowerBound] == UInt8(ascii: "<"),
      let close = source.bytes[range].firstIndex(of: UInt8(ascii: ">"))
    {
      return (range.lowerBound + 1)..<close
    }
    let blank = source.bytes[range].firstIndex(where: \.isWhitespace) ?? range.upperBound
    return range.lowerBound..<blank
  }
}
