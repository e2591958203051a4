/// How a text from the specs becomes a Swift identifier. Each rule looks at the text alone, so that a name never
/// depends on what else is in a surface.
enum Identifier {
  /// The text with an upper-case first letter, for a type.
  static func type(_ text: some StringProtocol) -> String {
    let name = valid(text, capitalized: true)
    return ReservedWords.types.contains(name) ? name + "_" : name
  }

  /// The text as it is, for a property; reserved words keep their letters and get backticks where they are written.
  static func member(_ text: some StringProtocol) -> String {
    let name = valid(text, capitalized: false)
    return ReservedWords.members.contains(name) ? name + "_" : name
  }

  /// The words of a text joined in lower camel case: `item-path` gives `itemPath`, `NotStarted` gives `notStarted`,
  /// `AES256` gives `aes256`.
  static func lowerCamel(_ text: some StringProtocol) -> String {
    var words = words(of: text)
    if let first = words.first { words[0] = lowercasedHead(first) }
    return words.isEmpty ? "_" : startingWithLetter(words[0] + words.dropFirst().map(capitalized).joined())
  }

  /// The words of a text joined, each with an upper-case first letter.
  static func upperCamel(_ text: some StringProtocol) -> String {
    words(of: text).map(capitalized).joined()
  }

  /// In backticks where the language needs them.
  static func quoted(_ name: String) -> String {
    ReservedWords.keywords.contains(name) ? "`\(name)`" : name
  }

  static func capitalized(_ text: some StringProtocol) -> String {
    guard let first = text.first else { return "" }
    return first.uppercased() + text.dropFirst()
  }

  static func uncapitalized(_ text: some StringProtocol) -> String {
    guard let first = text.first else { return "" }
    return first.lowercased() + text.dropFirst()
  }

  /// ASCII letters and digits, in the order of the text, split at everything else.
  private static func words(of text: some StringProtocol) -> [String] {
    text.split(whereSeparator: { !isWordCharacter($0) || $0 == "_" }).map { String($0) }
  }

  /// Lower-cases the leading run of capitals, except the last of a run that a word follows.
  private static func lowercasedHead(_ word: String) -> String {
    let capitals = word.prefix { $0.isUppercase }
    let rest = word.dropFirst(capitals.count)
    if capitals.count <= 1 || rest.first.map({ !$0.isLowercase }) ?? true { return capitals.lowercased() + rest }
    return capitals.dropLast().lowercased() + capitals.suffix(1) + rest
  }

  private static func valid(_ text: some StringProtocol, capitalized: Bool) -> String {
    if !text.isEmpty, text.utf8.allSatisfy(isWordByte) {
      return startingWithLetter(capitalized ? Self.capitalized(text) : String(text))
    }
    let replaced = String(text.map { isWordCharacter($0) ? $0 : "_" })
    return startingWithLetter(capitalized ? Self.capitalized(replaced) : replaced)
  }

  private static func startingWithLetter(_ name: String) -> String {
    guard let first = name.utf8.first else { return "_" }
    return (0x30...0x39).contains(first) ? "_" + name : name
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}
