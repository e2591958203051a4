/// A segment of an address's path, decoded, that still knows which bytes were percent-encoded: what is encoded is data, and
/// never divides anything.
struct PathSegment {
  struct Byte: Hashable {
    let value: UInt8
    let isEncoded: Bool
  }

  let bytes: [Byte]

  init(bytes: [Byte]) { self.bytes = bytes }

  /// Nil for what no path has: an empty segment, a dot segment, a broken escape, a byte that isn't allowed unencoded and
  /// that clients and servers take for a slash or for nothing at all.
  init?(_ raw: some Collection<UInt8>) {
    let raw = Array(raw)
    var bytes: [Byte] = []
    bytes.reserveCapacity(raw.count)
    var position = 0
    while position < raw.count {
      let byte = raw[position]
      if byte == UInt8(ascii: "%") {
        guard let value = PercentEncoding.escapedByte(in: raw, at: position) else { return nil }
        bytes.append(Byte(value: value, isEncoded: true))
        position += 3
      } else {
        guard byte > 0x20, byte != 0x7F, byte != UInt8(ascii: "\\") else { return nil }
        bytes.append(Byte(value: byte, isEncoded: false))
        position += 1
      }
    }
    self.bytes = bytes
    guard !bytes.isEmpty, !isDots else { return nil }
  }

  /// What divides segments.
  static let slash = Byte(value: UInt8(ascii: "/"), isEncoded: false)

  /// What ends a path inside the path.
  static let colon = Byte(value: UInt8(ascii: ":"), isEncoded: false)

  /// A dot segment (RFC 3986 section 3.3), encoded or not.
  var isDots: Bool { (1...2).contains(bytes.count) && bytes.allSatisfy { $0.is(".") } }

  /// What it is compared by as text. An encoded colon doesn't count as one.
  var folded: [UInt8] { bytes.map(\.folded) }

  /// Nil when it isn't UTF-8.
  static func text(_ bytes: some Collection<Byte>) -> String? {
    let values = bytes.map(\.value)
    let text = String(decoding: values, as: UTF8.self)
    return text.utf8.elementsEqual(values) ? text : nil
  }
}

extension PathSegment.Byte {
  /// In ASCII lower case. An encoded colon becomes a byte that UTF-8 doesn't have, because only an unencoded one divides
  /// a path inside the path (`root:/a:/content`).
  var folded: UInt8 {
    if isEncoded, value == UInt8(ascii: ":") { return 0xFF }
    return (0x41...0x5A).contains(value) ? value | 0x20 : value
  }

  func `is`(_ character: Unicode.Scalar) -> Bool { value == UInt8(ascii: character) }
}

extension PathSegment {
  struct PathTraits {
    /// Whether it can stand in the middle of a path inside the path: text without an unencoded colon, which would end that
    /// path, and without an encoded slash.
    var isInsidePath: Bool
  }

  var pathTraits: PathTraits {
    PathTraits(
      isInsidePath: !bytes.contains { $0 == Self.colon || $0.isEncoded && $0.is("/") } && Self.text(bytes) != nil
    )
  }

  /// - Parameter text: Folded.
  func hasPrefix(_ text: [UInt8]) -> Bool {
    bytes.count >= text.count && zip(bytes, text).allSatisfy { $0.folded == $1 }
  }

  /// - Parameter text: Folded.
  func hasSuffix(_ text: [UInt8]) -> Bool {
    bytes.count >= text.count && zip(bytes.suffix(text.count), text).allSatisfy { $0.folded == $1 }
  }

  func without(_ first: Int, _ last: Int) -> PathSegment {
    first + last == 0 ? self : PathSegment(bytes: Array(bytes.dropFirst(first).dropLast(last)))
  }
}

extension PathSegment {
  /// What is left of it when one, two and more key predicates are taken off its end, and these, the first one first: of
  /// `('a')('b')` it is `('a')` with `b`, then nothing with `a` and `b`.
  var keyPredicates: [(head: PathSegment, keys: [String])] {
    var all: [(head: PathSegment, keys: [String])] = []
    var rest = self
    while all.count < Self.maximumPredicates, let (head, key) = rest.keyPredicate {
      all.append((head, [key] + (all.last?.keys ?? [])))
      rest = head
    }
    return all
  }

  /// No template has as many keys in a row.
  private static let maximumPredicates = 8

  /// `calls('x')` and `calls(5)` taken apart into what is before the parentheses, which may be nothing, and the key (OData
  /// URL Conventions 4.01, section 4.3.1). Nil for any other segment; keys with a name, as alternate keys have, are
  /// others.
  private var keyPredicate: (head: PathSegment, key: String)? {
    guard let last = bytes.indices.last, bytes[last].is(")") else { return nil }
    for open in bytes.indices where bytes[open].is("(") {
      let start = open + 1
      if bytes[start].is("'") {
        guard let (end, value) = Self.quoted(bytes, at: start), end == last else { continue }
        return Self.text(value).map { (PathSegment(bytes: Array(bytes[..<open])), $0) }
      }
      let value = bytes[start..<last]
      if !value.isEmpty, value.allSatisfy({ PercentEncoding.isUnreserved($0.value) }) {
        return Self.text(value).map { (PathSegment(bytes: Array(bytes[..<open])), $0) }
      }
    }
    return nil
  }

  /// The value between the quote at `start` and the one that ends it, with doubled quotes made single, and the position
  /// after it. Nil when no quote ends it.
  static func quoted(_ bytes: [Byte], at start: Int) -> (end: Int, value: [Byte])? {
    var value: [Byte] = []
    var position = start + 1
    while position < bytes.count {
      let isQuote = bytes[position].is("'")
      if isQuote {
        guard position + 1 < bytes.count, bytes[position + 1].is("'") else { return (position + 1, value) }
        position += 1
      }
      value.append(bytes[position])
      position += 1
    }
    return nil
  }
}
