internal import GraphSpec

/// The check of a page's encoding, which is UTF-8 with or without a byte order mark.
enum PageEncoding {
  /// The bytes without a byte order mark; nil if they are no text to read: nothing at all or another encoding.
  ///
  /// Bytes that aren't UTF-8 are reported and left in place, where decoding turns them into U+FFFD, so that every
  /// column stays right. A NUL becomes such a byte (CommonMark 2.3 wants U+FFFD for it).
  static func checked(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> [UInt8]? {
    let start = SourceLocation(file: file, line: 1, column: 1)
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    if marks.contains(where: { bytes.starts(with: $0) }) {
      let message = "the page is UTF-16 or UTF-32; save it as UTF-8"
      diagnostics.append(Diagnostic(.error, .pageEncoding, message, at: start))
      return nil
    }
    var text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    if text.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      let message = "the page is empty; it must start with a title, such as '# Mail.Read'"
      diagnostics.append(Diagnostic(.error, .pageEmpty, message, at: start))
      return nil
    }
    report(&text, file: file, diagnostics: &diagnostics)
    return text
  }

  /// Reports what isn't UTF-8, once per line.
  private static func report(_ bytes: inout [UInt8], file: String, diagnostics: inout [Diagnostic]) {
    var line = 1
    var lineStart = 0
    var reportedLine = 0
    var reports = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte == 0 ? 0 : sequenceLength(in: bytes, at: index)
      if length == 0 {
        bytes[index] = 0xFF
        if reportedLine != line, reports < PageLimits.diagnostics {
          reportedLine = line
          reports += 1
          let place = SourceLocation(file: file, line: line, column: index - lineStart + 1)
          let what =
            byte == 0 ? "a NUL character" : "the byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8"
          let message = "\(what); save the page as UTF-8 text (it is read as U+FFFD, here and further on in the line)"
          diagnostics.append(Diagnostic(.error, byte == 0 ? .pageNUL : .pageEncoding, message, at: place))
        }
      }
      index += max(length, 1)
      let endsLine =
        byte == .lineFeed || (byte == .carriageReturn && (index == bytes.count || bytes[index] != .lineFeed))
      if endsLine {
        line += 1
        lineStart = index
      }
    }
  }

  /// The length of the well-formed sequence at `index` (Unicode 15, table 3-7); 0 if there is none.
  private static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for trail in bytes[(index + 2)..<(index + length)] where !(0x80...0xBF).contains(trail) { return 0 }
    return length
  }
}
