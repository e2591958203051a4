/// A place in a document, with its bytes at hand. It is only valid inside `JSONDocument.read`.
struct JSONCursor {
  private let text: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<JSONToken>
  let index: Int
  /// The offset of the value; negative as long as nobody has looked for it behind the name.
  private let knownStart: Int

  init(text: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<JSONToken>, index: Int, start: Int = -1) {
    self.text = text
    self.tokens = tokens
    self.index = index
    knownStart = start
  }

  enum Kind {
    case null, bool, number, string, array, object
  }

  private var token: JSONToken { tokens[index] }

  private var scanner: JSONScanner {
    JSONScanner(bytes: text.baseAddress!, count: text.count - JSONScanner.padding)
  }

  var kind: Kind {
    switch text[start] {
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  // MARK: Scalars

  /// The string's text; for no other kind.
  var string: String {
    var reader = JSONStringReader(scanner: scanner, at: start, hasEscapes: token.hasEscapes)
    return reader.string()
  }

  /// The string's bytes, where they are in the text as they are; nil for a string with escapes and any other kind.
  var plainString: UnsafeBufferPointer<UInt8>? {
    guard !token.hasEscapes, kind == .string else { return nil }
    let bytes = bytes
    return UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)])
  }

  var bool: Bool { text[start] == UInt8(ascii: "t") }

  var number: JSONNumber { JSONNumber(unchecked: String(decoding: bytes, as: UTF8.self)) }

  /// A number of few digits and nothing else than digits; nil for any other.
  var smallInteger: Int? {
    let bytes = bytes
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes[(isNegative ? 1 : 0)...] {
      guard JSONScanner.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    // A negative zero is no integer's text.
    return isNegative ? (value == 0 ? nil : -value) : value
  }

  // MARK: What is inside

  private func at(_ index: Int) -> JSONCursor { JSONCursor(text: text, tokens: tokens, index: index) }

  var firstChild: JSONCursor? { token.extent > 1 ? at(index + 1) : nil }

  /// The next one after a child of this value; nil after the last.
  func child(after child: JSONCursor) -> JSONCursor? {
    let next = child.index + child.token.extent
    return next < index + token.extent ? at(next) : nil
  }

  /// The elements of an array or the members of an object, in the text's order.
  func forEachChild(_ body: (JSONCursor) -> Void) {
    var child = index + 1
    let end = index + token.extent
    while child < end {
      body(at(child))
      child += tokens[child].extent
    }
  }

  var childCount: Int {
    var count = 0
    forEachChild { _ in count += 1 }
    return count
  }

  /// The name of this member.
  var name: String {
    var reader = JSONStringReader(scanner: scanner, at: token.start, hasEscapes: token.nameHasEscapes)
    return reader.string()
  }

  /// The member of that name; for an object only.
  func member(_ name: String) -> JSONCursor? {
    var name = name
    return name.withUTF8 { member($0) }
  }

  /// The same for a name that is written in code.
  func member(_ name: StaticString) -> JSONCursor? { name.withUTF8Buffer { member($0) } }

  private func member(_ name: UnsafeBufferPointer<UInt8>) -> JSONCursor? {
    var child = index &+ 1
    let end = index &+ token.extent
    while child < end {
      if at(child).isNamed(name) {
        let end = tokens[child].nameHasEscapes ? nil : tokens[child].start &+ name.count &+ 2
        return JSONCursor(
          text: text,
          tokens: tokens,
          index: child,
          start: end.map(valueStart(behind:)) ?? at(child).start
        )
      }
      child = child &+ tokens[child].extent
    }
    return name.allSatisfy { $0 < 0x80 } ? nil : equivalentMember(String(decoding: name, as: UTF8.self))
  }

  /// The member whose name is of other scalars and equal all the same, as Swift compares strings.
  private func equivalentMember(_ name: String) -> JSONCursor? {
    var found: JSONCursor?
    forEachChild { child in
      if found == nil, child.name == name { found = child }
    }
    return found
  }

  private func isNamed(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if token.nameHasEscapes { return self.name.utf8.elementsEqual(name) }
    // The text has a quotation mark behind the name and padding behind that, so that nothing beyond it is compared.
    let start = token.start &+ 1
    guard start &+ name.count < text.count, text[start &+ name.count] == UInt8(ascii: "\"") else { return false }
    for index in 0..<name.count where text[start &+ index] != name[index] { return false }
    // A name with a quotation mark in it has an escape; without one it would match across the ends of names.
    return !name.contains(UInt8(ascii: "\""))
  }

  // MARK: Bytes

  /// The value as it came.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[start..<end]) }

  /// The member as it came, with its name.
  var memberBytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[token.start..<end]) }

  /// The offset of the value.
  var start: Int {
    if knownStart >= 0 { return knownStart }
    guard token.isMember else { return token.start }
    var name = JSONStringReader(scanner: scanner, at: token.start, hasEscapes: token.nameHasEscapes)
    return valueStart(behind: name.end())
  }

  /// Behind a name, white space and a colon.
  private func valueStart(behind name: Int) -> Int {
    var scanner = scanner
    scanner.offset = name
    _ = scanner.token()
    scanner.offset &+= 1
    _ = scanner.token()
    return scanner.offset
  }

  private var end: Int {
    // What is last inside, and last inside that, and so on; behind it there are only white space and closing brackets.
    var last = index
    var depth = 0
    while tokens[last].extent > 1 {
      let end = last + tokens[last].extent
      var child = last + 1
      while child < end {
        last = child
        child += tokens[child].extent
      }
      depth += 1
    }
    var scanner = scanner
    scanner.offset = at(last).leafEnd
    for _ in 0..<depth {
      _ = scanner.token()
      scanner.offset += 1
    }
    return scanner.offset
  }

  /// Where a value with nothing inside ends.
  private var leafEnd: Int {
    let start = start
    var scanner = scanner
    switch text[start] {
    case UInt8(ascii: "\""):
      var reader = JSONStringReader(scanner: scanner, at: start, hasEscapes: token.hasEscapes)
      return reader.end()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      scanner.offset = start + 1
      _ = scanner.token()
      return scanner.offset + 1
    default:
      scanner.offset = start
      while scanner.byte > 0x20, scanner.byte != 0x2C, scanner.byte != 0x5D, scanner.byte != 0x7D {
        scanner.offset &+= 1
      }
      return scanner.offset
    }
  }
}
