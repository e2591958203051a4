import Support

/// Names as CSDL wants them.
package enum SimpleIdentifier {
  /// Whether this is a simple identifier (CSDL 4.01 section 17.1): a letter or `_`, then letters, digits, combining
  /// marks, connectors or format characters; no more than 128 characters.
  package static func isSimple(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, bytes.count <= 128, !isDigit(first) else { return isSimpleUnicode(bytes) }
    for byte in bytes where !isDigit(byte) && !isLetter(byte) { return isSimpleUnicode(bytes) }
    return true
  }

  /// Whether these are simple identifiers with dots between them: a namespace or a qualified name.
  package static func isDotted(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: ".") {
      if !isSimple(UnsafeRawBufferPointer(rebasing: bytes[start..<index])) { return false }
      start = index + 1
    }
    return true
  }

  /// Whether this is a namespace and a name: identifiers with at least one dot between them.
  package static func isQualified(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: ".")) && isDotted(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Whether a member can have this name, although it may be no identifier: services write `request-id`, too. It can be
  /// seen, and is told apart from a path and from an annotation (`name@odata.count`).
  package static func isMemberName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return !text.isEmpty && scalars.count <= 128
      && scalars.allSatisfy { !VisibleText.isHidden($0) && $0 != "/" && $0 != "@" }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  private static func isSimpleUnicode(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var count = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      count += 1
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: break
      case .connectorPunctuation where count > 1 || scalar == "_": break
      case .decimalNumber, .nonspacingMark, .spacingMark, .format: if count == 1 { return false }
      default: return false
      }
    }
    return count >= 1 && count <= 128
  }
}
