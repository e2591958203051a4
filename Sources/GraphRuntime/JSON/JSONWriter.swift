#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Data
#else
  public import struct Foundation.Data
#endif

extension JSONValue {
  /// The JSON text, the same for the same value: no white space, members sorted by name, only what has to be escaped
  /// escaped, numbers as they came.
  public func serialized() -> String {
    String(decoding: serializedBytes(), as: UTF8.self)
  }

  /// `serialized()` in UTF-8.
  public func serializedBytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return Array(writer.bytes)
  }

  /// `serialized()` in UTF-8.
  public func serializedData() -> Data {
    var writer = JSONWriter()
    writer.write(self)
    return Data(writer.bytes)
  }
}

/// Collects the bytes of a JSON text. Commas are written by it, names and values by who calls it.
struct JSONWriter {
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// How many bytes are wanted. What is beyond them is only left out where that saves work.
  private let limit: Int

  init(limit: Int = .max) { self.limit = limit }

  /// Whether there is more than is wanted.
  var isFull: Bool { bytes.count > limit }

  /// The text as far as it is wanted, with an ellipsis where there was more.
  var shown: String {
    if !isFull { return String(decoding: bytes, as: UTF8.self) }
    var end = limit
    // Not in the middle of a character.
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      beginArray()
      for element in elements where !isFull {
        separate()
        write(element)
      }
      endArray()
    case .object(let members):
      beginObject()
      for (name, value) in members.sorted(by: { $0.key < $1.key }) where !isFull {
        self.name(name)
        write(value)
      }
      endObject()
    }
  }

  mutating func beginArray() { bytes.append(UInt8(ascii: "[")) }
  mutating func endArray() { bytes.append(UInt8(ascii: "]")) }
  mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }
  mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

  /// Before an element or a member: a comma, unless it is the first.
  mutating func separate() {
    if let last = bytes.last, last != UInt8(ascii: "["), last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
  }

  mutating func name(_ name: String) {
    separate()
    write(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// What is JSON already.
  mutating func raw(_ text: UnsafeBufferPointer<UInt8>) {
    if limit == .max { bytes.append(contentsOf: text) } else { bytes.append(contentsOf: text.prefix(limit + 1)) }
  }

  mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// RFC 8259 section 7: quotation mark, backslash and control characters are escaped, nothing else is.
  mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var run = 0
      for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C {
        bytes.append(contentsOf: text[run..<index])
        escape(text[index])
        run = index + 1
      }
      bytes.append(contentsOf: text[run...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      bytes.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    }
  }
}
