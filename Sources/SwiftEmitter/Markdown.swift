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

    init?(_ source: Substring) {
      guard let close = source.firstIndex(of: "]") else { return nil }
      let paren = source.index(after: close)
      guard paren < source.endIndex, source[paren] == "(", let end = source[paren...].firstIndex(of: ")") else {
        return nil
      }
      text = source[source.index(after: source.startIndex)..<close]
      let target = source[source.index(after: paren)..<end]
      isAbsolute = target.hasPrefix("https://") || target.hasPrefix("http://")
      self.end = source.index(after: end)
    }
  }
}
