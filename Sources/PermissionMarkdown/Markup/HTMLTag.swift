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

  /// A tag that another one interrupts is none, so that many of them cost no more than reading them.
  private static func end(from start: Int, before end: Int, in source: PageSource) -> Int? {
    var index = start
    while index < end, source.bytes[index] != UInt8(ascii: "<") {
      if source.bytes[index] == UInt8(ascii: ">") { return index }
      index += 1
    }
    return nil
  }

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
      let close = Self.end(from: index, before: limit, in: source)
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
