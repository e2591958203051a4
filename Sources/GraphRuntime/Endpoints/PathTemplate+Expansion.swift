extension PathTemplate {
  /// The path with the keys in their places. Whatever the keys are, the path keeps the template's segments: no key can
  /// end its segment, become a dot segment (RFC 3986 section 5.2.4) or turn into something else than a key.
  ///
  /// - Parameters:
  ///   - keys: One for every placeholder.
  ///   - inParentheses: Whether every key that could stand in a segment of its own is in parentheses and quotes instead.
  func expand(_ keys: [String], inParentheses: Bool = false) -> String {
    precondition(keys.count == keyCount, "A template with \(keyCount) placeholders got \(keys.count) keys.")
    var keys = keys[...]
    var path = ""
    for segment in segments {
      if segment == [.key], let key = keys.first, inParentheses || Self.needsParentheses(key) {
        keys.removeFirst()
        path += (path.isEmpty ? "/" : "") + "('\(Self.quoted(key))')"
        continue
      }
      var text = ""
      for part in segment {
        switch part {
        case .text(let literal): text += PercentEncoding.encodeTemplateText(literal)
        case .key: text += Self.plain(keys.removeFirst(), in: segment)
        case .quotedKey: text += "'\(Self.quoted(keys.removeFirst()))'"
        case .path: text += Self.segments(keys.removeFirst())
        }
      }
      path += "/" + Self.withoutDotSegment(text)
    }
    return path
  }

  /// As a segment of its own such a key would be lost (an empty one), walk up the path (`..`, also with what some servers
  /// cut off, `..;x`), begin a path inside the path (`root:`), be a query option, `$ref`, a function call or a type's name
  /// to the server. `calls('$ref')` is the same as `calls/$ref` ought to be, and can't be misunderstood (OData URL
  /// Conventions 4.01, section 4.3.1). Percent-encoding would be no protection: servers decode before they look.
  static func needsParentheses(_ key: String) -> Bool {
    guard let first = key.utf8.first, let last = key.utf8.last else { return true }
    return first == UInt8(ascii: "$") || last == UInt8(ascii: ":")
      || key.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
      || isDotSegment(key) || key.utf8.contains(UInt8(ascii: "%")) && isDotSegment(PercentEncoding.decode(key))
      || FoldedName.areEqual(key, "delta") || isTypeName(key)
  }

  private static func isDotSegment(_ key: String) -> Bool {
    let name = key.utf8.prefix { $0 != UInt8(ascii: ";") }
    return (1...2).contains(name.count) && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// A cast to a type, or a function or an action, in its qualified form.
  private static func isTypeName(_ key: String) -> Bool {
    key.utf8.prefix(16).map(FoldedName.folded).elementsEqual("microsoft.graph.".utf8)
  }

  /// Beside text, such as in a function's parentheses, what divides parameters must not come from a key, nor what begins a
  /// path where the text does so (`{host}:`).
  private static func plain(_ key: String, in segment: [Part]) -> String {
    if segment.count == 1 { return PercentEncoding.encode(key) }
    let beginsPath = segment.contains {
      if case .text(let text) = $0 { text.utf8.last == UInt8(ascii: ":") } else { false }
    }
    return PercentEncoding.encode(key, reserved: beginsPath ? "(),=:" : "(),=")
  }

  /// With the quotes inside it doubled (OData URL Conventions 4.01, section 5.1.1.6.1).
  private static func quoted(_ key: String) -> String {
    var doubled = ""
    for scalar in key.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "'" { doubled.unicodeScalars.append(scalar) }
    }
    return PercentEncoding.encode(doubled)
  }

  static func withoutEmptySegments(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.joined(separator: "/")
  }

  /// A path inside a path. A colon would end it (`root:/a:/content`), so it is encoded; empty segments say nothing.
  private static func segments(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/"))
      .map { withoutDotSegment(PercentEncoding.encode(Substring($0), reserved: ":")) }
      .joined(separator: "/")
  }

  /// Where parentheses aren't possible, a dot segment's dots are encoded twice: once isn't enough, since clients take
  /// `%2E%2E` for `..` (WHATWG URL, "double-dot URL path segment"). Nothing in a drive can have such a name.
  private static func withoutDotSegment(_ segment: String) -> String {
    switch segment {
    case ".": "%252E"
    case "..": "%252E%252E"
    default: segment
    }
  }
}
