/// Reads a string of a text that was checked before.
struct JSONStringReader {
  private var scanner: JSONScanner
  private let hasEscapes: Bool

  /// - Parameter start: the offset of the quotation mark.
  init(scanner: JSONScanner, at start: Int, hasEscapes: Bool) {
    self.scanner = scanner
    self.scanner.offset = start + 1
    self.hasEscapes = hasEscapes
  }

  mutating func string() -> String {
    let start = scanner.offset
    skipToDelimiter()
    if !hasEscapes { return text(from: start) }
    var bytes: [UInt8] = []
    var run = start
    while true {
      bytes.append(contentsOf: UnsafeBufferPointer(start: scanner.bytes + run, count: scanner.offset - run))
      guard scanner.byte == UInt8(ascii: "\\"), let scalar = try? scanner.escapedScalar() else { break }
      bytes.append(contentsOf: UTF8.encode(scalar)!)
      run = scanner.offset
      skipToDelimiter()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The offset behind the closing quotation mark.
  mutating func end() -> Int {
    skipToDelimiter()
    while scanner.byte == UInt8(ascii: "\\") {
      scanner.offset += 2
      skipToDelimiter()
    }
    return scanner.offset + 1
  }

  /// To a quotation mark or a backslash. The text was checked, so that one of them comes before its end.
  private mutating func skipToDelimiter() {
    while scanner.offset < scanner.count, scanner.byte != UInt8(ascii: "\""), scanner.byte != UInt8(ascii: "\\") {
      scanner.offset &+= 1
    }
  }

  private func text(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: scanner.bytes + start, count: scanner.offset - start), as: UTF8.self)
  }
}
