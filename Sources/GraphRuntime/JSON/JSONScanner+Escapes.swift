extension JSONScanner {
  /// Appends what the escape sequence at the backslash here stands for, in UTF-8.
  mutating func escape(into text: inout [UInt8]) throws(JSONParsingError) {
    let start = offset
    advance()
    switch try byte() {
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: Character(try scalar(from: start)).utf8)
    default: throw JSONParsingError(reason: .invalidEscape, offset: start)
    }
  }

  /// One `\u` escape, or two that are a surrogate pair; the first one's digits are next.
  private mutating func scalar(from start: Int) throws(JSONParsingError) -> Unicode.Scalar {
    let first = try fourDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let lone = JSONParsingError(reason: .loneSurrogate, offset: start)
    guard (0xD800...0xDBFF).contains(first) else { throw lone }
    let second = offset
    guard try byte() == UInt8(ascii: "\\"), try byte() == UInt8(ascii: "u") else { throw lone }
    let low = try fourDigits(from: second)
    guard (0xDC00...0xDFFF).contains(low) else { throw lone }
    let value = 0x10000 + (first - 0xD800) << 10 + (low - 0xDC00)
    guard let scalar = Unicode.Scalar(value) else { throw lone }
    return scalar
  }

  private mutating func fourDigits(from start: Int) throws(JSONParsingError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit = try byte()
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue, digit < 0x80 else {
        throw JSONParsingError(reason: .invalidEscape, offset: start)
      }
      value = value << 4 | UInt32(number)
    }
    return value
  }
}
