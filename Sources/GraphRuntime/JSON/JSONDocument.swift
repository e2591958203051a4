/// A JSON text that was read: its bytes and where each value stands in them. Nothing else is made before it is asked for.
///
/// It never changes, so that any number of readers can share it without a lock.
final class JSONDocument: ObjectSource, @unchecked Sendable {
  /// The text, with the padding that the scanner asks for.
  private let text: ContiguousArray<UInt8>
  private let tokens: ContiguousArray<JSONToken>

  /// `{}`
  static let empty = JSONDocument(text: [0x7B, 0x7D, 0, 0, 0, 0, 0, 0, 0, 0], tokens: [JSONToken(at: 0)])

  /// Reads a text in UTF-8 and checks all of it (RFC 8259).
  static func parse(_ bytes: some Sequence<UInt8>) throws(JSONParsingError) -> JSONDocument {
    var text = ContiguousArray<UInt8>()
    text.reserveCapacity(bytes.underestimatedCount + JSONScanner.padding)
    text.append(contentsOf: bytes)
    return try parse(&text)
  }

  /// The same; the bytes are taken over.
  static func parse(_ text: inout ContiguousArray<UInt8>) throws(JSONParsingError) -> JSONDocument {
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: JSONScanner.padding))
    let tokens = text.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONParsingError) in try JSONTokenizer.tokens(of: bytes.baseAddress!, count: count) }
    }
    return JSONDocument(text: text, tokens: try tokens.get())
  }

  private init(text: ContiguousArray<UInt8>, tokens: ContiguousArray<JSONToken>) {
    self.text = text
    self.tokens = tokens
  }

  static let root = 0

  /// Calls a function with what reads at a value.
  ///
  /// - Parameter start: the value's offset, where it is known.
  @inline(__always)
  func read<Result>(_ index: Int, start: Int = -1, _ body: (JSONCursor) -> Result) -> Result {
    tokens.withUnsafeBufferPointer { tokens in
      text.withUnsafeBufferPointer { text in
        precondition(tokens.indices.contains(index))
        return body(JSONCursor(text: text, tokens: tokens, index: index, start: start))
      }
    }
  }
}
