/// The classes of bytes that names are made of. Nothing else is a letter here: what the compiler and this tool take for
/// the same identifier must not depend on a version of Unicode.
enum ASCII {
  static func isOnly(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    return all < 0x80
  }

  static func isOnly(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isOnly)
  }

  static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

  static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }

  static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
