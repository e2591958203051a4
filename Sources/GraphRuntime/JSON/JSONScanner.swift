/// The tokens of a JSON text. Every byte is read through `bytes[offset]` after a check of `offset` against `count`.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func error(_ reason: JSONParsingError.Reason) -> JSONParsingError {
    JSONParsingError(reason: reason, offset: offset)
  }

  mutating func advance() { offset += 1 }

  /// The next byte, taken.
  mutating func byte() throws(JSONParsingError) -> UInt8 {
    guard offset < bytes.count else { throw error(.unexpectedEnd) }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next byte that is no white space, not taken.
  mutating func token() throws(JSONParsingError) -> UInt8 {
    skipWhiteSpace()
    guard offset < bytes.count else { throw error(.unexpectedEnd) }
    return bytes[offset]
  }

  mutating func expectEnd() throws(JSONParsingError) {
    skipWhiteSpace()
    guard offset == bytes.count else { throw error(.trailingBytes) }
  }

  private mutating func skipWhiteSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  mutating func literal(_ word: StaticString) throws(JSONParsingError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset < bytes.count else { throw error(.unexpectedEnd) }
      guard bytes[offset] == word.utf8Start[index] else { throw error(.unexpectedByte(bytes[offset])) }
      offset += 1
    }
  }

  // MARK: Numbers

  mutating func number() throws(JSONParsingError) -> JSONNumber {
    let start = offset
    let first = bytes[start]
    guard first == UInt8(ascii: "-") || Self.isDigit(first) else { throw error(.unexpectedByte(first)) }
    if first == UInt8(ascii: "-") { offset += 1 }
    if peek == UInt8(ascii: "0") {
      offset += 1
      if let next = peek, Self.isDigit(next) { throw error(.invalidNumber) }
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      offset += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      offset += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    return JSONNumber(unchecked: text(from: start))
  }

  private mutating func digits() throws(JSONParsingError) {
    let start = offset
    while let byte = peek, Self.isDigit(byte) { offset += 1 }
    guard offset > start else { throw error(offset < bytes.count ? .invalidNumber : .unexpectedEnd) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func text(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
  }

  // MARK: Strings

  /// The string that starts at the quotation mark here.
  mutating func string() throws(JSONParsingError) -> String {
    offset += 1
    let start = offset
    try skipPlainCharacters()
    if bytes[offset] == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return text(from: start)
    }
    var unescaped = Array(bytes[start..<offset])
    while bytes[offset] == UInt8(ascii: "\\") {
      try escape(into: &unescaped)
      let start = offset
      try skipPlainCharacters()
      unescaped.append(contentsOf: bytes[start..<offset])
    }
    offset += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Stops at a quotation mark or a backslash, which are the only bytes it can stop at.
  private mutating func skipPlainCharacters() throws(JSONParsingError) {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): return
      case 0..<0x20: throw error(.controlCharacter(bytes[offset]))
      case 0x20..<0x80: offset += 1
      default:
        guard let length = multibyteLength() else { throw error(.invalidUTF8) }
        offset += length
      }
    }
    throw error(.unexpectedEnd)
  }

  /// The length of the well-formed UTF-8 sequence of more than one byte here (Unicode, table 3-7).
  private func multibyteLength() -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    for index in 2..<max(length, 2) where bytes[offset + index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
