import APISurface
import GraphSpec

/// Prose of a page, made fit for a documentation comment.
enum Markdown {
  /// Links to the web stay. Of any other link, such as a relative one, which would lead nowhere, or one that a reader
  /// would run (`javascript:`), the text stays; what might be taken for one all the same is broken up. Spaces without a
  /// width go.
  static func plain(_ text: String) -> String {
    if ASCII.isOnly(text), !text.utf8.contains(where: isMark) { return text }
    var result = ""
    var rest = withoutZeroWidth(text)[...]
    // A definition stands only at the start of a paragraph, and without a parenthesis that closes there is no link.
    let isDefinition = rest.first { !$0.isWhitespace } == "["
    let lastClose = rest.lastIndex(of: ")") ?? rest.startIndex
    while let mark = rest.firstIndex(where: { $0 == "[" || $0 == "]" || $0 == "<" }) {
      result += rest[..<mark]
      rest = rest[mark...]
      if let link = Link(rest), !isWeb(link.target) {
        result += link.text
        rest = rest[link.end...]
        continue
      }
      result += brokenUp(rest, mayBeLink: mark < lastClose, mayBeDefinition: isDefinition)
      rest = rest.dropFirst()
    }
    return result + rest
  }

  /// Whether a link may begin or end there.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "<")
  }

  /// A paragraph that links to an address; nil where that isn't one of the web.
  static func link(_ text: String, to address: String?) -> String? {
    guard let address, isAddress(address) else { return nil }
    return "[\(text)](\(address))"
  }

  /// Whether a text is an address of the web and nothing besides (RFC 3986 section 2), without the parentheses, which
  /// could end a link.
  static func isAddress(_ text: String) -> Bool {
    isWeb(text)
      && text.utf8.allSatisfy { byte in
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~:/?#@!$&'*+,;=%".utf8.contains(byte)
      }
  }

  private static func isWeb(_ target: some StringProtocol) -> Bool {
    target.hasPrefix("https://") || target.hasPrefix("http://")
  }

  /// Joiners and marks of order are letters' business and stay, spelled; these four only say where a line may break.
  private static func withoutZeroWidth(_ text: String) -> String {
    if ASCII.isOnly(text) { return text }
    let kept = text.unicodeScalars.filter { !["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"].contains($0) }
    return String(String.UnicodeScalarView(kept))
  }

  /// The first character, with what keeps it from making a link of what follows: the end of a link's text, the label of
  /// a definition, an address or a tag with attributes in angle brackets (CommonMark 0.31 sections 4.7, 6.3, 6.5, 6.6).
  private static func brokenUp(_ text: Substring, mayBeLink: Bool, mayBeDefinition: Bool) -> String {
    let next = text.dropFirst()
    switch text.first {
    case "]" where mayBeLink && next.first == "(" && !isWeb(next.dropFirst()): return "] "
    case "]" where mayBeDefinition && next.first == ":" && !isWeb(next.dropFirst().drop(while: \.isWhitespace)):
      return "] "
    case "<" where next.first.map { $0.isLetter || $0 == "/" } == true && !isWeb(next):
      let tag = next.prefix { $0 != ">" && $0 != "<" }
      // An image is shown, not followed.
      let isImage = tag.prefix { $0.isLetter }.lowercased() == "img"
      return !isImage && tag.contains { $0 == ":" || $0 == "=" } ? "< " : "<"
    default: return text.first.map(String.init) ?? ""
    }
  }

  /// `[text](target)` at the start of a text.
  private struct Link {
    var text: Substring
    var target: Substring
    var end: Substring.Index

    /// A bracket that opens inside of either part ends the search, so that many of them cost no more than reading them.
    init?(_ source: Substring) {
      guard source.first == "[" else { return nil }
      let inside = source.index(after: source.startIndex)
      guard let close = source[inside...].firstIndex(where: { $0 == "]" || $0 == "[" }), source[close] == "]" else {
        return nil
      }
      let paren = source.index(after: close)
      guard paren < source.endIndex, source[paren] == "(",
        let end = source[paren...].firstIndex(where: { $0 == ")" || $0 == "[" }), source[end] == ")"
      else { return nil }
      text = source[inside..<close]
      target = source[source.index(after: paren)..<end]
      self.end = source.index(after: end)
    }
  }
}

extension SurfaceEndpoint {
  /// Of the first page that has an address of the web for it.
  var documentationAddress: String? { sources.lazy.compactMap(\.documentation).first(where: Markdown.isAddress) }
}
