/// How a text from the specs becomes a Swift identifier. Each rule looks at the text alone, so that a name never
/// depends on what else is in a surface.
enum Identifier {
  /// The text with an upper-case first letter, for a type.
  static func type(_ text: some StringProtocol) -> SwiftName {
    let words = isWord(text) ? capitalized(text) : upperCamel(text)
    return ReservedWords.types.escaped(words.isEmpty ? SwiftName(encoding: text) : SwiftName(encoding: words))
  }

  /// The text as it is, for a property; reserved words keep their letters and get backticks where they are written. One
  /// that is no identifier, such as `request-id`, is its words in lower camel case.
  static func member(_ text: some StringProtocol) -> SwiftName {
    ReservedWords.members.escaped(keepingLetters(text))
  }

  static func keepingLetters(_ text: some StringProtocol) -> SwiftName {
    isWord(text) ? SwiftName(encoding: text) : lowerCamel(text)
  }

  /// The words of a text joined in lower camel case: `item-path` gives `itemPath`, `NotStarted` gives `notStarted`,
  /// `AES256` gives `aes256`.
  static func lowerCamel(_ text: some StringProtocol) -> SwiftName {
    var words = words(of: text)
    guard let first = words.first else { return SwiftName(encoding: lowercasedHead(SwiftName(encoding: text).text)) }
    words[0] = lowercasedHead(first)
    return SwiftName(encoding: words[0] + words.dropFirst().map(capitalized).joined())
  }

  /// The words of a text joined, each with an upper-case first letter; a part of a name.
  static func upperCamel(_ text: some StringProtocol) -> String {
    words(of: text).map(capitalized).joined()
  }

  static func capitalized(_ text: some StringProtocol) -> String {
    if let letter = letter(of: text) {
      return ASCII.isUpper(letter) ? String(text) : replacingLetter(of: text, with: letter ^ 0x20)
    }
    guard let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst()
  }

  static func uncapitalized(_ text: some StringProtocol) -> String {
    if let letter = letter(of: text) {
      return ASCII.isLower(letter) ? String(text) : replacingLetter(of: text, with: letter ^ 0x20)
    }
    guard let first = text.first else { return "" }
    return first.lowercased() + text.dropFirst()
  }

  /// The first character where it is a letter of ASCII with nothing combined, as it nearly always is.
  private static func letter(of text: some StringProtocol) -> UInt8? {
    guard let first = text.utf8.first, ASCII.isLetter(first) else { return nil }
    if let second = text.utf8.dropFirst().first, second >= 0x80 { return nil }
    return first
  }

  private static func replacingLetter(of text: some StringProtocol, with letter: UInt8) -> String {
    var bytes = Array(text.utf8)
    bytes[0] = letter
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isWord(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text != "_" && text.utf8.allSatisfy(ASCII.isWord)
  }

  /// Letters and digits in the order of the text, split at ASCII's marks. What is beyond ASCII is a word, too, spelled
  /// as a name has to spell it.
  private static func words(of text: some StringProtocol) -> [String] {
    text.utf8.split { $0 < 0x80 && !ASCII.isWord($0) || $0 == UInt8(ascii: "_") }
      .map { part in
        let word = String(decoding: part, as: UTF8.self)
        return word.utf8.allSatisfy { $0 < 0x80 } ? word : SwiftName(encoding: word).text
      }
  }

  /// Lower-cases the leading run of capitals, except the last of a run that a word follows.
  private static func lowercasedHead(_ word: String) -> String {
    let capitals = word.prefix { $0.isUppercase }
    let rest = word.dropFirst(capitals.count)
    if capitals.count <= 1 || rest.first.map({ !$0.isLowercase }) ?? true { return capitals.lowercased() + rest }
    return capitals.dropLast().lowercased() + capitals.suffix(1) + rest
  }
}
