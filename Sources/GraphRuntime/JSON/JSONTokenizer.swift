/// Checks a text and finds its values in one pass. The containers that are still open are on a stack of its own, so that
/// nesting costs no call stack.
struct JSONTokenizer {
  private var scanner: JSONScanner
  private var tokens: ContiguousArray<JSONToken>
  private var open: [Container] = []
  /// A hash of the name of each member of the objects that are open.
  private var names: [UInt32] = []

  private struct Container {
    let token: Int
    let isObject: Bool
    let firstName: Int
    /// Whether a name has escapes or is not ASCII, so that its bytes alone don't tell whether it is there twice.
    var hasUnusualName = false
  }

  /// - Parameter bytes: with the padding that the scanner asks for behind them.
  static func tokens(
    of bytes: UnsafePointer<UInt8>,
    count: Int
  ) throws(JSONParsingError) -> ContiguousArray<JSONToken> {
    guard count <= JSONToken.maximumLength else {
      throw JSONParsingError(reason: .tooLong, offset: JSONToken.maximumLength)
    }
    var tokenizer = JSONTokenizer(scanner: JSONScanner(bytes: bytes, count: count), tokens: [])
    // Memory that is reserved and not touched costs nothing; most texts have fewer values than this.
    tokenizer.tokens.reserveCapacity(count / 16 + 8)
    try tokenizer.scan()
    return tokenizer.tokens
  }

  private init(scanner: JSONScanner, tokens: ContiguousArray<JSONToken>) {
    self.scanner = scanner
    self.tokens = tokens
  }

  private mutating func scan() throws(JSONParsingError) {
    scanner.skipByteOrderMark()
    _ = scanner.token()
    var token = JSONToken(at: scanner.offset)
    while true {
      if try begin(token) {
        // A value may be the last one of the container around it, and so on outwards.
        while !open.isEmpty, try endsContainer() { close() }
        guard !open.isEmpty else { break }
      }
      token = try nextToken()
    }
    _ = scanner.token()
    guard scanner.offset == scanner.count else { throw scanner.error(.trailingBytes) }
  }

  /// The place of the next value in the innermost container, with its name read if it has one.
  private mutating func nextToken() throws(JSONParsingError) -> JSONToken {
    if open[open.count &- 1].isObject { return try memberName() }
    _ = scanner.token()
    return JSONToken(at: scanner.offset)
  }

  /// Reads the value here. False when it is a container with something in it, which is then open.
  private mutating func begin(_ token: JSONToken) throws(JSONParsingError) -> Bool {
    var token = token
    switch scanner.byte {
    case UInt8(ascii: "\""): token.hasEscapes = try scanner.skipString()
    case UInt8(ascii: "{"): return try enter(token, isObject: true, closing: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try enter(token, isObject: false, closing: UInt8(ascii: "]"))
    case UInt8(ascii: "t"): try scanner.skip("true")
    case UInt8(ascii: "f"): try scanner.skip("false")
    case UInt8(ascii: "n"): try scanner.skip("null")
    default: try scanner.skipNumber()
    }
    tokens.append(token)
    return true
  }

  private mutating func enter(_ token: JSONToken, isObject: Bool, closing: UInt8) throws(JSONParsingError) -> Bool {
    guard open.count < JSONValue.maximumDepth else { throw scanner.error(.tooDeep) }
    scanner.offset &+= 1
    if scanner.token() == closing {
      scanner.offset &+= 1
      tokens.append(token)
      return true
    }
    open.append(Container(token: tokens.count, isObject: isObject, firstName: names.count))
    tokens.append(token)
    return false
  }

  /// Whether the innermost container ends after the value that was just read; otherwise the comma is passed.
  private mutating func endsContainer() throws(JSONParsingError) -> Bool {
    let container = open[open.count &- 1]
    switch scanner.token() {
    case UInt8(ascii: ","):
      scanner.offset &+= 1
      return false
    case container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      if container.isObject { try checkNames(of: container) }
      scanner.offset &+= 1
      return true
    default: throw scanner.unexpected
    }
  }

  private mutating func close() {
    let container = open.removeLast()
    tokens[container.token].extent = tokens.count &- container.token
    if container.isObject { names.removeSubrange(container.firstName...) }
  }

  private mutating func memberName() throws(JSONParsingError) -> JSONToken {
    guard scanner.token() == UInt8(ascii: "\"") else { throw scanner.unexpected }
    let start = scanner.offset
    let hasEscapes = try scanner.skipString()
    let (hash, isASCII) = Self.hash(scanner.bytes + start + 1, count: scanner.offset - start - 2)
    names.append(hash)
    if hasEscapes || !isASCII { open[open.count &- 1].hasUnusualName = true }
    guard scanner.token() == UInt8(ascii: ":") else { throw scanner.unexpected }
    scanner.offset &+= 1
    _ = scanner.token()
    return JSONToken(memberAt: start, nameHasEscapes: hasEscapes)
  }

  private static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> (hash: UInt32, isASCII: Bool) {
    var hash: UInt32 = 2_166_136_261
    var all: UInt8 = 0
    for index in 0..<count {
      hash = (hash ^ UInt32(bytes[index])) &* 16_777_619
      all |= bytes[index]
    }
    return (hash, all < 0x80)
  }

  // MARK: Names that are there twice

  /// An object that names a member twice is an error, since what it means differs from reader to reader (RFC 8259
  /// section 4). Hashes of names tell quickly that there is none.
  private func checkNames(of object: Container) throws(JSONParsingError) {
    let names = names[object.firstName...]
    if object.hasUnusualName || Self.hasRepetition(names) { try compareNames(of: object) }
  }

  private static func hasRepetition(_ hashes: ArraySlice<UInt32>) -> Bool {
    if hashes.count > 24 {
      let sorted = hashes.sorted()
      return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
    }
    return hashes.withUnsafeBufferPointer { hashes in
      for index in hashes.indices {
        for earlier in 0..<index where hashes[earlier] == hashes[index] { return true }
      }
      return false
    }
  }

  /// Names are compared as Swift compares strings.
  private func compareNames(of object: Container) throws(JSONParsingError) {
    var seen = Set<String>()
    var index = object.token + 1
    while index < tokens.count {
      let token = tokens[index]
      var text = JSONStringReader(scanner: scanner, at: token.start, hasEscapes: token.nameHasEscapes)
      let name = text.string()
      guard seen.insert(name).inserted else {
        throw JSONParsingError(reason: .duplicateMember(name), offset: token.start)
      }
      index += token.extent
    }
  }
}
