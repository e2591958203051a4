/// The lexical part of JSON (RFC 8259): skips what is well-formed and says why and where a text isn't.
///
/// The bytes are followed by at least eight zeros, which no token can hold; so a token ends at the text's end without a
/// check of the offset at each byte, and eight bytes can be looked at at once.
struct JSONScanner {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  var offset = 0

  /// How many zeros have to follow the text.
  static let padding = 8

  init(bytes: UnsafePointer<UInt8>, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  var byte: UInt8 { bytes[offset] }

  func error(_ reason: JSONParsingError.Reason) -> JSONParsingError {
    JSONParsingError(reason: reason, offset: offset)
  }

  /// The error of a byte that can't stand here, or of a text that ends here.
  var unexpected: JSONParsingError { error(offset < count ? .unexpectedByte(byte) : .unexpectedEnd) }

  mutating func skipByteOrderMark() {
    if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }

  /// Up to the next byte that is no white space, which is returned.
  @inline(__always)
  mutating func token() -> UInt8 {
    while true {
      let byte = bytes[offset]
      if byte > 0x20 { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      offset &+= 1
    }
  }

  mutating func skip(_ word: StaticString) throws(JSONParsingError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard byte == word.utf8Start[index] else { throw unexpected }
      offset &+= 1
    }
  }

  // MARK: Numbers

  mutating func skipNumber() throws(JSONParsingError) {
    guard byte == UInt8(ascii: "-") || Self.isDigit(byte) else { throw unexpected }
    if byte == UInt8(ascii: "-") { offset &+= 1 }
    if byte == UInt8(ascii: "0") {
      offset &+= 1
      if Self.isDigit(byte) { throw error(.invalidNumber) }
    } else {
      try skipDigits()
    }
    if byte == UInt8(ascii: ".") {
      offset &+= 1
      try skipDigits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      offset &+= 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset &+= 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONParsingError) {
    let start = offset
    while Self.isDigit(byte) { offset &+= 1 }
    guard offset > start else { throw error(offset < count ? .invalidNumber : .unexpectedEnd) }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  // MARK: Strings

  /// Past the string whose quotation mark is here; whether there was an escape sequence in it.
  mutating func skipString() throws(JSONParsingError) -> Bool {
    var hasEscapes = false
    offset &+= 1
    while true {
      skipPlainCharacters()
      switch byte {
      case UInt8(ascii: "\""):
        offset &+= 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        _ = try escapedScalar()
      case 0..<0x20: throw error(offset < count ? .controlCharacter(byte) : .unexpectedEnd)
      case 0x80...:
        guard let length = UTF8Sequence.length(bytes + offset, limit: count - offset) else { throw error(.invalidUTF8) }
        offset &+= length
      default: offset &+= 1
      }
    }
  }

  /// Up to a byte that may end the string or needs a closer look; eight bytes at a time.
  @inline(__always)
  private mutating func skipPlainCharacters() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    while offset < count {
      let word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      // The lowest bit that is set is right; those above it may be set by a borrow.
      let found = ((word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones) | word) & (ones &* 0x80)
      if found != 0 {
        offset &+= UInt64(littleEndian: found).trailingZeroBitCount / 8
        return
      }
      offset &+= 8
    }
  }

  /// What the escape sequence at the backslash here stands for; the offset is past it then.
  mutating func escapedScalar() throws(JSONParsingError) -> Unicode.Scalar {
    let start = offset
    offset &+= 1
    guard offset < count else { throw error(.unexpectedEnd) }
    let escaped = byte
    offset &+= 1
    switch escaped {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(escaped)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw JSONParsingError(reason: .invalidEscape, offset: start)
    }
    let first = try fourDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Half of a surrogate pair: the other half has to follow.
    let lone = JSONParsingError(reason: .loneSurrogate, offset: start)
    guard first < 0xDC00 else { throw lone }
    let second = offset
    for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard offset < count else { throw error(.unexpectedEnd) }
      guard byte == expected else { throw lone }
      offset &+= 1
    }
    let low = try fourDigits(from: second)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (low - 0xDC00))
    else { throw lone }
    return scalar
  }

  private mutating func fourDigits(from start: Int) throws(JSONParsingError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < count else { throw error(.unexpectedEnd) }
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte) - 0x30
      case 0x41...0x46, 0x61...0x66: digit = UInt32(byte | 0x20) - 0x57
      default: throw JSONParsingError(reason: .invalidEscape, offset: start)
      }
      value = value << 4 | digit
      offset &+= 1
    }
    return value
  }
}

/// Well-formed UTF-8 sequences of more than one byte (Unicode, table 3-7).
private enum UTF8Sequence {
  /// Nil when there is none in the next `limit` bytes.
  static func length(_ bytes: UnsafePointer<UInt8>, limit: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[0] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard length <= limit, second.contains(bytes[1]) else { return nil }
    for index in 2..<max(length, 2) where bytes[index] & 0xC0 != 0x80 { return nil }
    return length
  }
}
