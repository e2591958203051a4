/// RFC 4648 sections 4 and 5.
enum Base64 {
  /// How many characters of the text are digits, the others being padding. Nil when it is no base64: characters of
  /// neither alphabet, padding that doesn't fit, a last digit with bits that belong to no byte.
  static func contentLength(_ text: String.UTF8View) -> Int? {
    var content = text[...]
    while text.count - content.count < 2, content.last == UInt8(ascii: "=") { content.removeLast() }
    let padding = text.count - content.count
    guard padding == 0 || text.count.isMultiple(of: 4), content.allSatisfy({ value(of: $0) != nil }) else { return nil }
    let unusedBits: UInt8
    switch content.count % 4 {
    case 0: unusedBits = 0
    case 2: unusedBits = 0b1111
    case 3: unusedBits = 0b11
    default: return nil
    }
    let lastDigit = content.last.flatMap(value) ?? 0
    guard lastDigit & unusedBits == 0 else { return nil }
    return content.count
  }

  static func encoded(_ bytes: some Collection<UInt8>, alphabet: Edm.Binary.Alphabet) -> String {
    let alphabet = alphabet == .base64 ? standardDigits : urlDigits
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 0x3F)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 0x3F)]) }
    if alphabet == standardDigits {
      while !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Of digits that `contentLength` has counted.
  static func decoded(_ digits: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      bits = bits << 6 | UInt32(value(of: digit) ?? 0)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// The digit in the standard alphabet.
  static func standard(_ digit: UInt8) -> UInt8 {
    switch digit {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: digit
    }
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static let standardDigits = digits(ending: "+/")
  private static let urlDigits = digits(ending: "-_")

  private static func digits(ending last: String) -> [UInt8] {
    Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
  }
}
