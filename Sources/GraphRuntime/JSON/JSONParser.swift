extension JSONValue {
  /// How deep arrays and objects may be nested in a text that is parsed.
  public static let maximumDepth = 512

  /// Reads a JSON text as RFC 8259 defines it, in UTF-8, with nothing but white space around the value. A byte order mark
  /// at the start is skipped (section 8.1).
  ///
  /// Numbers keep their text, so none is too large or too exact. An object that names a member twice is an error, since
  /// what it means differs from reader to reader (section 4); names are compared as Swift compares strings.
  public init(parsing bytes: some Sequence<UInt8>) throws(JSONParsingError) {
    let parsed = bytes.withContiguousStorageIfAvailable { JSONParser.parse($0) }
    self = try (parsed ?? Array(bytes).withUnsafeBufferPointer { JSONParser.parse($0) }).get()
  }

  /// See `init(parsing:)` for bytes.
  public init(parsing text: String) throws(JSONParsingError) {
    try self.init(parsing: text.utf8)
  }
}

/// One pass over the bytes. Containers that are still open are on a stack of their own, so that nesting costs no call
/// stack.
struct JSONParser {
  private var scanner: JSONScanner
  private var open: [Container] = []

  private struct Container {
    let isObject: Bool
    var elements: [JSONValue] = []
    var members: [String: JSONValue] = [:]
    /// The member that is being read.
    var name = ""
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONParsingError> {
    var parser = JSONParser(scanner: JSONScanner(bytes: bytes))
    do throws(JSONParsingError) {
      return .success(try parser.text())
    } catch {
      return .failure(error)
    }
  }

  private init(scanner: JSONScanner) { self.scanner = scanner }

  private mutating func text() throws(JSONParsingError) -> JSONValue {
    scanner.skipByteOrderMark()
    while true {
      guard var value = try next() else { continue }
      // A value may be the last one of the container around it, and so on outwards.
      while !open.isEmpty {
        guard try add(value) else { break }
        value = Self.value(of: open.removeLast())
      }
      guard open.isEmpty else { continue }
      try scanner.expectEnd()
      return value
    }
  }

  /// The value that starts here, or nil when it is a container with something in it, which is then open.
  private mutating func next() throws(JSONParsingError) -> JSONValue? {
    switch try scanner.token() {
    case UInt8(ascii: "["): return try enter(Container(isObject: false), closing: UInt8(ascii: "]"))
    case UInt8(ascii: "{"): return try enter(Container(isObject: true), closing: UInt8(ascii: "}"))
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try scanner.literal("null")
      return .null
    default: return .number(try scanner.number())
    }
  }

  private mutating func enter(_ container: Container, closing: UInt8) throws(JSONParsingError) -> JSONValue? {
    guard open.count < JSONValue.maximumDepth else { throw scanner.error(.tooDeep) }
    scanner.advance()
    if try scanner.token() == closing {
      scanner.advance()
      return Self.value(of: container)
    }
    open.append(container)
    if container.isObject { try readName() }
    return nil
  }

  /// Puts a value into the innermost container. True when that container ends after it.
  private mutating func add(_ value: JSONValue) throws(JSONParsingError) -> Bool {
    let last = open.count - 1
    let isObject = open[last].isObject
    if isObject {
      open[last].members[open[last].name] = value
    } else {
      open[last].elements.append(value)
    }
    switch try scanner.token() {
    case UInt8(ascii: ","):
      scanner.advance()
      if isObject { try readName() }
      return false
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      scanner.advance()
      return true
    case let byte: throw scanner.error(.unexpectedByte(byte))
    }
  }

  private mutating func readName() throws(JSONParsingError) {
    let first = try scanner.token()
    guard first == UInt8(ascii: "\"") else { throw scanner.error(.unexpectedByte(first)) }
    let offset = scanner.offset
    let name = try scanner.string()
    guard open[open.count - 1].members[name] == nil else {
      throw JSONParsingError(reason: .duplicateMember(name), offset: offset)
    }
    open[open.count - 1].name = name
    let separator = try scanner.token()
    guard separator == UInt8(ascii: ":") else { throw scanner.error(.unexpectedByte(separator)) }
    scanner.advance()
  }

  private static func value(of container: Container) -> JSONValue {
    container.isObject ? .object(container.members) : .array(container.elements)
  }
}
