/// Reads the fields of a line one after the other.
struct SurfaceLineReader {
  private let bytes: [UInt8]
  private(set) var index = 0
  /// Where the last field began.
  private(set) var start = 0

  init(_ line: String) { bytes = Array(line.utf8) }

  func failure(_ message: String, at index: Int? = nil) -> SurfaceFact.Unreadable {
    SurfaceFact.Unreadable(message: message, column: (index ?? start) + 1)
  }

  func checkCharacters() throws(SurfaceFact.Unreadable) {
    guard let index = bytes.firstIndex(where: { $0 < 0x20 || $0 > 0x7E }) else { return }
    throw failure("a surface has printable ASCII characters only, and others as '\\u{…}'", at: index)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ text: String) throws(SurfaceFact.Unreadable) {
    start = index
    guard bytes[index...].starts(with: text.utf8) else { throw failure("'\(text)' is expected") }
    index += text.utf8.count
  }

  /// The field up to a space, or to another character that ends it; nil for a hyphen alone.
  mutating func optionalField(endsAt end: UInt8? = nil) throws(SurfaceFact.Unreadable) -> String? {
    start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try quoted() }
    while index < bytes.count, bytes[index] != UInt8(ascii: " "), bytes[index] != end { index += 1 }
    if start == index { throw failure(isAtEnd ? "the line ends where a field is expected" : "a field is expected") }
    let field = String(decoding: bytes[start..<index], as: UTF8.self)
    return field == "-" ? nil : field
  }

  private mutating func quoted() throws(SurfaceFact.Unreadable) -> String {
    index += 1
    var field: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        if bytes[index + 1] != UInt8(ascii: "\"") { field.append(bytes[index]) }
        index += 1
      }
      field.append(bytes[index])
      index += 1
    }
    if isAtEnd { throw failure("the quote is not closed") }
    index += 1
    return String(decoding: field, as: UTF8.self)
  }

  mutating func field(
    _ what: String,
    endsAt end: UInt8? = nil,
    where isValid: (String) -> Bool
  ) throws(SurfaceFact.Unreadable) -> String {
    guard let field = try optionalField(endsAt: end), isValid(field) else { throw failure("this is no \(what)") }
    return field
  }

  static func isText(_ text: String) -> Bool { SurfaceText.unescaped(text) != nil }

  mutating func name(_ what: String) throws(SurfaceFact.Unreadable) -> String {
    try field(what, where: Self.isText)
  }

  mutating func type() throws(SurfaceFact.Unreadable) -> String {
    try field("name of a type", where: SurfaceName.isType)
  }

  mutating func reference() throws(SurfaceFact.Unreadable) -> SurfaceFacts.Reference {
    guard let reference = try optionalField().flatMap({ SurfaceName.reference($0) }) else {
      throw failure("this is no type")
    }
    return reference
  }

  mutating func action() throws(SurfaceFact.Unreadable) -> String {
    try field("action with what it is bound to in parentheses", where: SurfaceName.isAction)
  }

  /// Whether a word comes next, which is read then.
  mutating func takes(_ word: String) -> Bool {
    let text = " \(word)"
    guard bytes[index...].starts(with: text.utf8) else { return false }
    let end = index + text.utf8.count
    guard end == bytes.count || bytes[end] == UInt8(ascii: " ") else { return false }
    index = end
    return true
  }

  mutating func word() throws(SurfaceFact.Unreadable) -> String {
    try optionalField() ?? "-"
  }

  func checkEnd() throws(SurfaceFact.Unreadable) {
    if !isAtEnd { throw failure("the line has more than it should", at: index) }
  }
}
