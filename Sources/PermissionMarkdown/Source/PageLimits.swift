internal import GraphSpec

/// What a page may ask for before it is refused, so that a hostile one costs bounded time and memory, here and in
/// whatever works on what is read. Each is several times what the largest page of 2026 has.
enum PageLimits {
  /// In bytes. The largest page has 1.5 MB.
  static let fileSize = 8 << 20
  /// The largest page has 11,400.
  static let lines = 500_000
  /// In bytes. The longest line has 1,756.
  static let lineLength = 1 << 20
  /// The rows of tables, and the resources. The largest page has 10,000.
  static let rows = 100_000
  /// The methods in one cell of the method table, which should be one.
  static let methods = 32
  /// How many errors, and how many warnings and notes, are given. The largest page gives 1,000.
  static let diagnostics = 5_000
  /// The length in bytes of a message.
  static let messageLength = 1_000

  /// Whether the text may be read; if not, that is reported.
  static func allow(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> Bool {
    var line = 1
    var start = 0
    func refuse(_ message: String) {
      let place = SourceLocation(file: file, line: line, column: 1)
      diagnostics.append(Diagnostic(.error, .pageTooLarge, message, at: place))
    }
    // A pointer and indices: a debug build, as plugins run, goes over every byte at a good speed, too.
    return bytes.withUnsafeBufferPointer { bytes in
      for index in 0...bytes.count {
        let isEnd = index == bytes.count || bytes[index] == .lineFeed || bytes[index] == .carriageReturn
        if !isEnd { continue }
        if index - start > lineLength {
          refuse("the line has \(index - start) bytes; the limit is \(lineLength)")
          return false
        }
        let isSecond =
          index > 0 && index < bytes.count && bytes[index] == .lineFeed
          && bytes[index - 1] == .carriageReturn
        if !isSecond { line += 1 }
        start = index + 1
        // A line that is begun counts.
        if line > lines, start < bytes.count {
          refuse("the page has more than the limit of \(lines) lines")
          return false
        }
      }
      return true
    }
  }
}
