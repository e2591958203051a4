/// Prose of a page, made fit for a documentation comment.
enum Markdown {
  /// Links to addresses outside the page's own site stay; a relative one, which would lead nowhere, leaves its text.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      guard let link = Link(rest[open...]), !link.isAbsolute else {
        result += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      result += rest[..<open]
      result += link.text
      rest = rest[link.end...]
    }
    return result + rest
  }

  /// `[text](target)` at the start of a text.
  private struct Link {
    var text: Substring
    var isAbsolute: Bool
    var end: Substring.Index

    /// A bracket that opens inside of either part ends the search, so that many of them cost no more than reading them.
    init?(_ source: Substring) {
      let inside = source.index(after: source.startIndex)
      guard let close = source[inside...].firstIndex(where: { $0 == "]" || $0 == "[" }), source[close] == "]" else {
        return nil
      }
      let paren = source.index(after: close)
      guard paren < source.endIndex, source[paren] == "(",
        let end = source[paren...].firstIndex(where: { $0 == ")" || $0 == "[" }), source[end] == ")"
      else { return nil }
      text = source[inside..<close]
      let target = source[source.index(after: paren)..<end]
      isAbsolute = target.hasPrefix("https://") || target.hasPrefix("http://")
      self.end = source.index(after: end)
    }
  }
}
