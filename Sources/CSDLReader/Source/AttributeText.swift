/// The text of an attribute as libxml2's SAX2 interface hands it over.
enum AttributeText {
  /// Decodes character references and the five predefined entities (XML 1.0 sections 4.1 and 4.6).
  static func decoded(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let end = bytes[index...].firstIndex(of: UInt8(ascii: ";")),
        let character = character(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      {
        result.append(contentsOf: character.utf8)
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func character(_ reference: String) -> String? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        if reference.hasPrefix("#x") {
          UInt32(reference.dropFirst(2), radix: 16)
        } else if reference.hasPrefix("#") {
          UInt32(reference.dropFirst())
        } else {
          UInt32?.none
        }
      return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
  }
}
