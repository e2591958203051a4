import CLibXML2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds out where the start tag begins that the parser has just read: the parser only says where it ends.
struct TagLocator {
  struct Place {
    /// In bytes from the start of the file.
    var offset: Int
    /// 1-based, in bytes.
    var line: Int32
    var column: Int32
  }

  private let source: SourceBytes
  /// Where the current line starts and how far that is known, in bytes from the start of the file.
  private var lineStart = 0
  private var knownEnd = 0

  init(source: SourceBytes) { self.source = source }

  /// `hint` is a place inside of the tag, if one is known.
  ///
  /// No `<` can be in a tag but the first byte, so the start is found backwards; and no byte is looked at for the start
  /// of a line that has been looked at before, so a file in one long line costs no more than another.
  @inline(__always)
  mutating func place(before input: xmlParserInput, hint: UnsafePointer<xmlChar>?) -> Place {
    let bytes = source.base.assumingMemoryBound(to: UInt8.self)
    let end = UnsafeRawPointer(input.cur!) - source.base
    guard end > 0, end <= source.count else {
      return Place(offset: 0, line: Int32(clamping: input.line), column: Int32(clamping: input.col))
    }
    var start = end - 1
    if let hint, source.contains(hint) { start = UnsafeRawPointer(hint) - source.base - 1 }
    while start > 0, bytes[start] != UInt8(ascii: "<") { start -= 1 }

    var line = Int(input.line)
    var from = start
    while from < end, let found = memchr(source.base + from, 10, end - from) {
      line -= 1
      from = UnsafeRawPointer(found) - source.base + 1
    }

    var index = start
    while index > knownEnd, bytes[index - 1] != 10 { index -= 1 }
    if index > knownEnd || (index > 0 && bytes[index - 1] == 10) { lineStart = index }
    knownEnd = start
    return Place(offset: start, line: Int32(clamping: line), column: Int32(clamping: start - lineStart + 1))
  }
}
