public import GraphSpec
import Support

extension SliceScope {
  public init(_ pages: [PermissionPage], version: GraphVersion) {
    self.init(
      version: version,
      permissions: Set(pages.filter { !$0.methods.isEmpty }.map { Self.visible($0.name) }).sorted(),
      rows: Set(pages.lazy.flatMap(\.methods).compactMap(\.sliceHash))
    )
  }

  public func covers(_ row: MethodRow) -> Bool { row.sliceHash.map(rows.contains) ?? true }

  /// A name with what could end a comment or an instruction of XML, or its word, percent-encoded.
  private static func visible(_ name: String) -> String {
    var text = ""
    var last: UInt8 = 0
    for (index, byte) in name.utf8.enumerated() {
      let isPlain: Bool
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"): isPlain = true
      case UInt8(ascii: "-"): isPlain = last != byte && index > 0 && index < name.utf8.count - 1
      default: isPlain = false
      }
      let digits = String(byte, radix: 16, uppercase: true)
      text += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
      last = byte
    }
    return text
  }
}

extension MethodRow {
  fileprivate var sliceHash: String? { identity.map { XXHash64.hexDigits(of: $0) } }
}
