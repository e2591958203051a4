/// Percent-encoding of a path's segments (RFC 3986 sections 2.1 and 3.3).
enum PercentEncoding {
  /// Encodes what is no `pchar`, except for what `alsoAllowed` names, and besides what `reserved` names.
  static func encode(
    _ text: some StringProtocol,
    alsoAllowed: StaticString = "",
    reserved: StaticString = ""
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isAllowed = isPathCharacter(byte) || alsoAllowed.withUTF8Buffer { $0.contains(byte) }
      if isAllowed, !reserved.withUTF8Buffer({ $0.contains(byte) }) {
        bytes.append(byte)
      } else {
        append(byte, to: &bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same for a template's text, in which what is encoded already stays so (RFC 6570 section 3.1).
  static func encodeTemplateText(_ text: String) -> String {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    for (position, byte) in source.enumerated() {
      let isEscape = byte == UInt8(ascii: "%") && escapedByte(in: source, at: position) != nil
      if isPathCharacter(byte) || isEscape { bytes.append(byte) } else { append(byte, to: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// With what is encoded decoded; a `%` that begins no escape stays, and what isn't UTF-8 is repaired.
  static func decode(_ text: some StringProtocol) -> String {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
      let escaped = source[position] == UInt8(ascii: "%") ? escapedByte(in: source, at: position) : nil
      bytes.append(escaped ?? source[position])
      position += escaped == nil ? 1 : 3
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The byte that `%` and the two digits after it stand for; nil if these aren't hexadecimal.
  static func escapedByte(in bytes: some RandomAccessCollection<UInt8>, at position: Int) -> UInt8? {
    let rest = bytes.dropFirst(position + 1).prefix(2)
    guard rest.count == 2, let high = rest.first.flatMap(digit), let low = rest.last.flatMap(digit) else { return nil }
    return high << 4 | low
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    let digits: StaticString = "0123456789ABCDEF"
    bytes.append(UInt8(ascii: "%"))
    bytes.append(digits.utf8Start[Int(byte >> 4)])
    bytes.append(digits.utf8Start[Int(byte & 15)])
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Letters, digits and `-._~`.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func isPathCharacter(_ byte: UInt8) -> Bool {
    let others: StaticString = "!$&'()*+,;=:@"
    return isUnreserved(byte) || others.withUTF8Buffer { $0.contains(byte) }
  }
}
