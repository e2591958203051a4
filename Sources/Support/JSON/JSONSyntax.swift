/// The parts of JSON (RFC 8259) that every reader of it needs.
package enum JSONSyntax {
  /// Where the number that begins at a byte ends (section 6); nil where there is none.
  package static func endOfNumber(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start
    func skip(_ wanted: ClosedRange<UInt8>) -> Int {
      let first = index
      while index < bytes.count, wanted.contains(bytes[index]) { index += 1 }
      return index - first
    }
    func take(_ wanted: StaticString) -> Bool {
      let isThere = index < bytes.count && wanted.withUTF8Buffer { $0.contains(bytes[index]) }
      if isThere { index += 1 }
      return isThere
    }
    _ = take("-")
    if !take("0"), skip(0x30...0x39) == 0 { return nil }
    // A zero is the only digit before the point, or not the first one.
    if index < bytes.count, (0x30...0x39).contains(bytes[index]) { return nil }
    if take("."), skip(0x30...0x39) == 0 { return nil }
    if take("eE") {
      _ = take("+-")
      if skip(0x30...0x39) == 0 { return nil }
    }
    return index
  }
}
