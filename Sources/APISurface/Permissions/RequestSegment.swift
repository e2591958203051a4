/// A segment of a request's path, or of a path of the permissions document, in the form in which the two are compared.
struct RequestSegment: Hashable, Sendable {
  /// A call with named arguments, such as `range(address='A1')`. Their order doesn't matter.
  struct Call: Hashable, Sendable {
    /// Nil where something follows the parenthesis.
    var name: String?
    /// Name, names of the arguments in order, and what follows the parenthesis: `range(address)`.
    var signature: String
    /// In the order of the names.
    var values: [String]
  }

  /// Decoded, in ASCII lower case.
  var text: String
  var call: Call?
  /// Whether it was written in parentheses behind a name, `users('x')`, and so can be nothing but a key.
  var isPredicate = false

  /// Whether the segment can be a key. What can't is the name of something else: `$count` or a call.
  var canBeKey: Bool { isPredicate || (call == nil && text.utf8.first != UInt8(ascii: "$")) }

  /// Whether it is a placeholder rather than a key, as in a request that was copied from documentation.
  var isPlaceholder: Bool {
    text.utf8.first == UInt8(ascii: "{") && text.utf8.firstIndex(of: UInt8(ascii: "}")) == text.utf8.indices.last
  }

  /// Whether it ends a path inside the path: `root:/a/b:/content`.
  var endsPath: Bool { text.utf8.last == UInt8(ascii: ":") && text.utf8.count > 1 }

  /// Without the namespace of an operation or a type, which may be left out where it is Graph's own.
  var unqualified: String? {
    let prefix = "microsoft.graph."
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }

  init(text: String, call: Call? = nil, isPredicate: Bool = false) {
    self.text = text
    self.call = call
    self.isPredicate = isPredicate
  }

  /// The segment or, of `users('x')`, the two segments that a text stands for.
  ///
  /// - Parameter bytes: Decoded and in lower case.
  static func segments(_ bytes: ArraySlice<UInt8>) -> [RequestSegment] {
    let whole = RequestSegment(text: String(decoding: bytes, as: UTF8.self))
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")), open > bytes.startIndex,
      let arguments = Arguments(bytes, from: open)
    else { return [whole] }
    let name = String(decoding: bytes[..<open], as: UTF8.self)
    let suffix = String(decoding: bytes[arguments.end...], as: UTF8.self)
    if arguments.pairs.isEmpty { return [RequestSegment(text: name + suffix)] }
    if let key = arguments.onlyKey {
      guard suffix.isEmpty || suffix == ":" else { return [whole] }
      return [RequestSegment(text: name), RequestSegment(text: key + suffix, isPredicate: true)]
    }
    guard let named = arguments.named else { return [whole] }
    let sorted = named.sorted { $0.name < $1.name }
    let names = sorted.map(\.name).joined(separator: ",")
    let call = Call(
      name: suffix.isEmpty ? name : nil,
      signature: "\(name)(\(names))\(suffix)",
      values: sorted.map(\.value)
    )
    return [RequestSegment(text: whole.text, call: call)]
  }
}

extension RequestSegment {
  /// What is between parentheses.
  private struct Arguments {
    /// Nil as a name where there is no equals sign.
    var pairs: [(name: String?, value: String)] = []
    /// After the closing parenthesis.
    var end: Int

    /// Nil where the parenthesis isn't closed.
    init?(_ bytes: ArraySlice<UInt8>, from open: Int) {
      var depth = 0
      var isQuoted = false
      var start = open + 1
      var equals: Int?
      end = open
      func text(_ range: Range<Int>) -> String {
        var part = bytes[range]
        while part.first == UInt8(ascii: " ") { part.removeFirst() }
        while part.last == UInt8(ascii: " ") { part.removeLast() }
        return String(decoding: part, as: UTF8.self)
      }
      func finish(_ pairs: inout [(name: String?, value: String)], at index: Int) {
        if let equals {
          pairs.append((text(start..<equals), text((equals + 1)..<index)))
        } else if start < index {
          pairs.append((nil, text(start..<index)))
        }
      }
      var index = open
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte == UInt8(ascii: "'") {
          isQuoted.toggle()
        } else if !isQuoted {
          switch byte {
          case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
          case UInt8(ascii: "}"): depth -= 1
          case UInt8(ascii: "=") where depth == 1 && equals == nil: equals = index
          case UInt8(ascii: ",") where depth == 1:
            finish(&pairs, at: index)
            start = index + 1
            equals = nil
          case UInt8(ascii: ")"):
            depth -= 1
            if depth == 0 {
              finish(&pairs, at: index)
              end = index + 1
              return
            }
          default: break
          }
        }
        index += 1
      }
      return nil
    }

    /// Of a single argument without a name, without its quotes.
    var onlyKey: String? {
      guard pairs.count == 1, pairs[0].name == nil else { return nil }
      let value = pairs[0].value
      guard value.count > 2, value.hasPrefix("'"), value.hasSuffix("'") else { return value.isEmpty ? nil : value }
      return String(value.dropFirst().dropLast())
    }

    /// Nil where one has no name.
    var named: [(name: String, value: String)]? {
      let named = pairs.compactMap { pair in pair.name.map { (name: $0, value: pair.value) } }
      return named.count == pairs.count ? named : nil
    }
  }
}
