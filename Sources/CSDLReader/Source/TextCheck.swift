import GraphSpec

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SourceBytes {
  /// Refuses what can't be UTF-8 XML, before the parser sees it.
  func checkText(file: String, limits: CSDLLimits) throws(Refusal) {
    let bytes = UnsafeRawBufferPointer(start: base, count: count)
    if bytes.isEmpty {
      throw Refusal(.emptyFile, "the file is empty", at: SourceLocation(file: file, line: 0))
    }
    let start = SourceLocation(file: file, line: 1, column: 1)
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0])
      || bytes.starts(with: [0, 0x3C])
    {
      throw Refusal(.encoding, "the file is UTF-16; save it as UTF-8, as Microsoft Graph serves it", at: start)
    }
    if let encoding = declaredEncoding(bytes), !["utf-8", "utf8", "us-ascii"].contains(encoding.lowercased()) {
      let message = "the file declares the encoding '\(encoding)'; save it as UTF-8, as Microsoft Graph serves it"
      throw Refusal(.encoding, message, at: start)
    }
    if let found = memchr(base, 0, count) {
      let location = location(of: UnsafeRawPointer(found) - base, file: file)
      throw Refusal(.nulByte, "there is a NUL byte, which no text has; the file is damaged", at: location)
    }
    try checkTags(file: file, limit: limits.tagLength)
  }

  /// No `<` can be in a tag but the first byte, so that the next one ends it.
  private func checkTags(file: String, limit: Int) throws(Refusal) {
    var start = 0
    while start < count {
      let next = memchr(base + start, 0x3C, count - start).map { UnsafeRawPointer($0) - base } ?? count
      if next - start > limit {
        let message = "a tag, or a text without one, is longer than the limit of \(limit) bytes"
        throw Refusal(.tagTooLong, message, at: location(of: max(start - 1, 0), file: file))
      }
      start = next + 1
    }
  }

  func location(of offset: Int, file: String) -> SourceLocation {
    let before = UnsafeRawBufferPointer(start: base, count: offset)
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return SourceLocation(file: file, line: before.count { $0 == 10 } + 1, column: offset - lineStart + 1)
  }

  /// Where the first bytes are that no UTF-8 text has, nil if there are none before `end`.
  func firstOffsetThatIsNotUTF8(upTo end: Int) -> Int? {
    var bytes = UnsafeRawBufferPointer(start: base, count: min(max(end, 0), count)).makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar): offset += scalar.count
      // The end may be in the middle of a character.
      case .error: return offset + 4 > end && end < count ? nil : offset
      case .emptyInput: return nil
      }
    }
  }

  /// The value of `encoding` in the XML declaration (XML 1.0 section 2.8).
  private func declaredEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
    let start = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard start.contains("<?xml"), let end = start.firstRange(of: "?>")?.lowerBound,
      let name = start[..<end].firstRange(of: "encoding")
    else { return nil }
    let value = start[name.upperBound..<end].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}
