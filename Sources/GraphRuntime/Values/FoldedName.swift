/// A name that is compared byte by byte, without regard to ASCII case and nothing else: neither Unicode's case folding,
/// which takes the Kelvin sign for a `k`, nor its canonical equivalence makes two names one.
struct FoldedName: Hashable {
  private let bytes: [UInt8]

  init(_ name: some StringProtocol) {
    bytes = name.utf8.map(Self.folded)
  }

  static func areEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8) { folded($0) == folded($1) }
  }

  static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
