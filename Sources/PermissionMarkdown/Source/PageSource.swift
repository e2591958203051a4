internal import GraphSpec

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let pipe = UInt8(ascii: "|")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")

  var isWhitespace: Bool { self == .space || (0x09...0x0D).contains(self) }
  var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}

/// A page's bytes and lines.
struct PageSource {
  /// A range of bytes, without the line end.
  typealias Line = Range<Int>

  let file: String
  let bytes: [UInt8]
  let lines: [Line]

  /// Lines end with LF, CRLF or CR (CommonMark 2.1).
  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var lines: [Line] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == .lineFeed || byte == .carriageReturn else { continue }
      lines.append(start..<(index - 1))
      if byte == .carriageReturn, index < bytes.count, bytes[index] == .lineFeed { index += 1 }
      start = index
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    self.lines = lines
  }

  func location(at offset: Int) -> SourceLocation {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(file: file, line: low + 1, column: offset - (lines.isEmpty ? 0 : lines[low].lowerBound) + 1)
  }

  /// The bytes as text; line ends inside become spaces.
  func string(_ range: Range<Int>) -> String {
    let slice = bytes[range]
    guard slice.contains(where: { $0 == .lineFeed || $0 == .carriageReturn }) else {
      return String(decoding: slice, as: UTF8.self)
    }
    let words = slice.split(whereSeparator: { $0 == .lineFeed || $0 == .carriageReturn })
    return words.map { String(decoding: bytes[trimmed($0.startIndex..<$0.endIndex)], as: UTF8.self) }
      .joined(separator: " ")
  }

  /// The range without white space at both ends, which includes no-break spaces (U+00A0) and zero-width ones (U+200B).
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      if bytes[low].isWhitespace {
        low += 1
      } else if high - low >= 2, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else if high - low >= 3, bytes[low] == 0xE2, bytes[low + 1] == 0x80, bytes[low + 2] == 0x8B {
        low += 3
      } else {
        break
      }
    }
    while low < high {
      if bytes[high - 1].isWhitespace {
        high -= 1
      } else if high - low >= 2, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
        high -= 2
      } else if high - low >= 3, bytes[high - 3] == 0xE2, bytes[high - 2] == 0x80, bytes[high - 1] == 0x8B {
        high -= 3
      } else {
        break
      }
    }
    return low..<high
  }

  func hasPrefix(_ prefix: StaticString, at offset: Int, before end: Int) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard end - offset >= count else { return false }
    return prefix.withUTF8Buffer { buffer in
      for index in 0..<count where bytes[offset + index] != buffer[index] { return false }
      return true
    }
  }
}
