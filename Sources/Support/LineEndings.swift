/// Line ends of text files, which git and editors change on some systems.
package enum LineEndings {
  /// The bytes with every CR LF as LF, and nothing else changed.
  package static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    let cr = UInt8(ascii: "\r")
    guard bytes.contains(cr) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == cr, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { continue }
      result.append(byte)
    }
    return result
  }
}
