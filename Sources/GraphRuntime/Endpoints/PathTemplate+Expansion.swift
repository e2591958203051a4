extension PathTemplate {
  /// The path with the keys in their places. Whatever the keys are, the path keeps the template's segments: no key can
  /// end its segment, become a dot segment (RFC 3986 section 5.2.4) or turn into something else than a key.
  ///
  /// - Parameter keys: One for every placeholder.
  func expand(_ keys: [String]) -> String {
    precondition(keys.count == keyCount, "A template with \(keyCount) placeholders got \(keys.count) keys.")
    var keys = keys[...]
    var path = ""
    for segment in segments {
      if segment == [.key], let key = keys.first, Self.needsParentheses(key) {
        keys.removeFirst()
        path += (path.isEmpty ? "/" : "") + "('\(Self.quoted(key))')"
        continue
      }
      var text = ""
      for part in segment {
        switch part {
        case .text(let literal): text += PercentEncoding.encodeTemplateText(literal)
        case .key: text += Self.plain(keys.removeFirst(), isWholeSegment: segment.count == 1)
        case .quotedKey: text += "'\(Self.quoted(keys.removeFirst()))'"
        case .path: text += Self.segments(keys.removeFirst())
        }
      }
      path += "/" + Self.withoutDotSegment(text)
    }
    return path
  }

  /// As a segment of its own such a key would be lost (an empty one), walk up the path (`..`), or be a query option, `$ref`
  /// or a function call to the server. `calls('$ref')` is the same as `calls/$ref` ought to be, and can't be
  /// misunderstood (OData URL Conventions 4.01, section 4.3.1).
  static func needsParentheses(_ key: String) -> Bool {
    key.isEmpty || key == "." || key == ".." || key.utf8.first == UInt8(ascii: "$")
      || key.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
  }

  /// Beside text, such as in a function's parentheses, what divides parameters must not come from a key.
  private static func plain(_ key: String, isWholeSegment: Bool) -> String {
    PercentEncoding.encode(key, reserved: isWholeSegment ? "" : "(),=")
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
