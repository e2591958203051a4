/// Texts of the specs as fields of a table that generated code has as one literal: nothing in them ends a line, and where
/// it must not end a field, no space is left either.
enum TableText {
  /// Percent-encoded, so that decoding gives the text back.
  static func field(_ text: String) -> String { encode(text) { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "%") } }

  /// An address, in which a space has no place.
  static func withoutSpaces(_ address: String) -> String { encode(address) { $0 <= 0x20 || $0 == 0x7F } }

  /// A template, in which what is encoded already stays so.
  static func withoutControls(_ template: String) -> String { encode(template) { $0 < 0x20 || $0 == 0x7F } }

  private static func encode(_ text: String, _ isEncoded: (UInt8) -> Bool) -> String {
    guard text.utf8.contains(where: isEncoded) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isEncoded(byte) {
        bytes.append(UInt8(ascii: "%"))
        bytes += String(Int(byte) + 0x100, radix: 16, uppercase: true).utf8.suffix(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
