/// Names of the specs as a surface says them: printable ASCII, with `\u{e9}` for any other character and a backslash
/// before itself, before a number sign, of which two command some CI systems (`##[…]`), and before what has a meaning
/// where the name stands.
///
/// What a line says is compared by its bytes then, whereas Swift takes the two ways to write `é` in Unicode for one; and
/// no report shows a character that can't be seen, turns the text around or moves a terminal's cursor.
enum SurfaceText {
  /// - Parameter special: characters to be told apart from those that belong to what is written around the name.
  static func escaped(_ text: String, _ special: String = "") -> String {
    if isPlain(text), special.isEmpty || !text.utf8.contains(where: { special.utf8.contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII, isPlain(UInt8(scalar.value), special) {
        result.unicodeScalars.append(scalar)
      } else if isPrintable(scalar) {
        result += "\\\(scalar)"
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  /// What was escaped. Nil for a text that `escaped` never gives.
  static func unescaped(_ text: some StringProtocol, _ special: String = "") -> String? {
    if text.utf8.allSatisfy({ isPlain($0, special) }) { return String(text) }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        guard scalar.isASCII, isPlain(UInt8(scalar.value), special) else { return nil }
        result.unicodeScalars.append(scalar)
        continue
      }
      guard let kind = rest.popFirst() else { return nil }
      if kind == "u", rest.first == "{" {
        let digits = rest.dropFirst().prefix { $0 != "}" }
        guard let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
          let scalar = Unicode.Scalar(value), !isPrintable(scalar),
          String(value, radix: 16) == String(String.UnicodeScalarView(digits)), digits.endIndex < rest.endIndex
        else { return nil }
        result.unicodeScalars.append(scalar)
        rest = rest[digits.endIndex...].dropFirst()
      } else {
        guard kind == "\\" || kind == "#" || special.unicodeScalars.contains(kind) else { return nil }
        result.unicodeScalars.append(kind)
      }
    }
    return result
  }

  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isPlain = true
      for byte in bytes {
        isPlain =
          isPlain && byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "#")
      }
      return isPlain
    }
  }

  private static func isPlain(_ byte: UInt8, _ special: String) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "#")
      && !special.utf8.contains(byte)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool { (0x20..<0x7F).contains(scalar.value) }
}
