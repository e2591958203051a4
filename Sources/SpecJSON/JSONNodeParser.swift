package import GraphSpec
import Support

/// A strict JSON parser (RFC 8259) that remembers lines and columns.
package struct JSONNodeParser {
  private let bytes: [UInt8]
  private let file: String
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private var nodeCount = 0
  /// Which bounds the parser's own recursion, too.
  private static let depthLimit = 64
  /// How many values a text may have. The lock file of all of Microsoft Graph's has 100,000.
  private static let nodeLimit = 1_000_000

  /// Why a text is no JSON, and where.
  package struct Failure: Error {
    package var message: String
    package var location: SourceLocation
  }

  package static func parse(_ bytes: [UInt8], file: String) throws(Failure) -> JSONNode {
    var parser = JSONNodeParser(bytes: bytes, file: file)
    try parser.checkEncoding()
    let node = try parser.node(depth: 0)
    parser.skipSpace()
    if parser.offset < bytes.count { throw parser.failure("there is more text after the value") }
    return node
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lineStart = 3
    }
  }

  private mutating func checkEncoding() throws(Failure) {
    let valid = zip(bytes, String(decoding: bytes, as: UTF8.self).utf8).prefix { $0 == $1 }.count
    guard valid < bytes.count else { return }
    line += bytes[..<valid].count { $0 == 0x0A }
    lineStart = bytes[..<valid].lastIndex(of: 0x0A).map { $0 + 1 } ?? lineStart
    offset = valid
    throw failure("the text is no UTF-8")
  }

  private var location: SourceLocation {
    SourceLocation(file: file, line: line, column: offset - lineStart + 1)
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, location: location) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x0A:
        offset += 1
        line += 1
        lineStart = offset
      case 0x20, 0x09, 0x0D: offset += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func node(depth: Int) throws(Failure) -> JSONNode {
    skipSpace()
    let location = location
    guard depth < Self.depthLimit else { throw failure("the value is nested too deeply") }
    nodeCount += 1
    guard nodeCount <= Self.nodeLimit else {
      throw failure("the text has more than the limit of \(Self.nodeLimit) values")
    }
    switch next {
    case nil: throw failure("the text ends where a value is expected")
    case UInt8(ascii: "{"): return JSONNode(value: .object(try members(depth)), location: location)
    case UInt8(ascii: "["): return JSONNode(value: .array(try items(depth)), location: location)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), location: location)
    default: return JSONNode(value: try scalar(), location: location)
    }
  }

  private mutating func members(_ depth: Int) throws(Failure) -> [JSONNode.Member] {
    offset += 1
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      let location = location
      if next == UInt8(ascii: "}") { throw failure("the comma before this '}' is one too many") }
      guard next == UInt8(ascii: "\"") else { throw failure("a member's name in double quotes is expected") }
      let name = try string()
      if !names.insert(name).inserted {
        throw Failure(message: "the member '\(name)' stands here twice", location: location)
      }
      guard take(UInt8(ascii: ":")) else { throw failure("a colon is expected after '\(name)'") }
      members.append(JSONNode.Member(name: name, location: location, value: try node(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure("a comma or '}' is expected") }
    return members
  }

  private mutating func items(_ depth: Int) throws(Failure) -> [JSONNode] {
    offset += 1
    var items: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return items }
    repeat {
      skipSpace()
      if next == UInt8(ascii: "]") { throw failure("the comma before this ']' is one too many") }
      items.append(try node(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure("a comma or ']' is expected") }
    return items
  }

  private mutating func scalar() throws(Failure) -> JSONNode.Value {
    let start = offset
    while let byte = next, !" \t\r\n,:]}[{\"".utf8.contains(byte) { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if Self.isNumber(word) { return .number(word) }
      offset = start
      throw failure("'\(word)' is no JSON value")
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { JSONSyntax.endOfNumber(at: 0, in: $0) == $0.count }
  }

  private mutating func string() throws(Failure) -> String {
    offset += 1
    var units: [UInt16] = []
    var start = offset
    var text = ""
    func flushed(_ units: inout [UInt16]) -> String {
      defer { units.removeAll() }
      return String(decoding: units, as: UTF16.self)
    }
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        text += flushed(&units) + String(decoding: bytes[start..<offset], as: UTF8.self)
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        if start < offset { text += flushed(&units) + String(decoding: bytes[start..<offset], as: UTF8.self) }
        units.append(try escape())
        start = offset
      case 0..<0x20: throw failure("a control character stands in a string")
      default: offset += 1
      }
      if start < offset, !units.isEmpty { text += flushed(&units) }
    }
    throw failure("the string has no closing quote")
  }

  private static let escapes: [UInt8: UInt16] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  /// One UTF-16 code unit.
  private mutating func escape() throws(Failure) -> UInt16 {
    guard offset + 1 < bytes.count else { throw failure("the string has no closing quote") }
    if let unit = Self.escapes[bytes[offset + 1]] {
      offset += 2
      return unit
    }
    guard bytes[offset + 1] == UInt8(ascii: "u"), offset + 6 <= bytes.count, bytes[offset + 2] != UInt8(ascii: "+"),
      let unit = UInt16(String(decoding: bytes[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16)
    else { throw failure("the escape is not one that JSON knows") }
    // In a path the system would read no further.
    if unit == 0 { throw failure("the character U+0000 stands in a string, which nothing here has a use for") }
    offset += 6
    return unit
  }
}
