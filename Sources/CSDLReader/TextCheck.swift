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
  func checkText(file: String) throws(Refusal) {
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
      let offset = UnsafeRawPointer(found) - base
      let lines = bytes[..<offset].split(separator: 10, omittingEmptySubsequences: false)
      let location = SourceLocation(file: file, line: lines.count, column: lines.last!.count + 1)
      throw Refusal(.nulByte, "there is a NUL byte, which no text has; the file is damaged", at: location)
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
