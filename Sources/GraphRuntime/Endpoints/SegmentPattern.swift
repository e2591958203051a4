/// A template's segment of text and placeholders, ready to be compared with segments of an address.
struct SegmentPattern: Hashable {
  enum Part: Hashable {
    /// Folded as `PathSegment` folds.
    case text([UInt8])
    case key
    case quotedKey
    case path
  }

  let parts: [Part]

  init(_ parts: [PathTemplate.Part]) {
    self.parts = parts.map { part in
      switch part {
      case .text(let text): .text(Self.folded(text))
      case .key: .key
      case .quotedKey: .quotedKey
      case .path: .path
      }
    }
  }

  /// The whole segment's text; nil if it has a placeholder.
  var text: [UInt8]? {
    if parts.count == 1, case .text(let text) = parts[0] { text } else { nil }
  }

  var isKey: Bool { parts == [.key] }

  /// Whether it may take several segments.
  var isPath: Bool { parts.contains(.path) }

  /// The text before and behind a path that is the only placeholder.
  var aroundPath: (prefix: [UInt8], suffix: [UInt8])? {
    var texts: [[UInt8]] = [[], []]
    var side = 0
    for part in parts {
      switch part {
      case .text(let text): texts[side] += text
      case .path where side == 0: side = 1
      default: return nil
      }
    }
    return side == 1 ? (texts[0], texts[1]) : nil
  }

  /// How much it says of what it matches: of two patterns the one with more text is tried first, quotes being text.
  var specificity: Int {
    parts.reduce(0) { sum, part in
      switch part {
      case .text(let text): sum + text.count
      case .quotedKey: sum + 2
      case .key, .path: sum
      }
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    let raw = Array(text.utf8)
    var bytes: [UInt8] = []
    var position = 0
    while position < raw.count {
      let escaped = raw[position] == UInt8(ascii: "%") ? PercentEncoding.escapedByte(in: raw, at: position) : nil
      bytes.append(PathSegment.Byte(value: escaped ?? raw[position], isEncoded: escaped != nil).folded)
      position += escaped == nil ? 1 : 3
    }
    return bytes
  }
}

extension SegmentPattern {
  /// The values of the placeholders, or nil if the pattern is not that of these bytes.
  ///
  /// - Parameter bytes: Of one segment; of several for a path, with unencoded slashes between them.
  func match(_ bytes: [PathSegment.Byte]) -> [String]? {
    var attempt = Attempt(parts: parts, bytes: bytes)
    return attempt.match(part: 0, at: 0) ? attempt.keys.reversed() : nil
  }

  private struct Attempt {
    let parts: [Part]
    let bytes: [PathSegment.Byte]

    /// Last first.
    var keys: [String] = []

    /// A placeholder that found no end will find none from further on either, so nothing before it need be tried again:
    /// that keeps matching from taking exponential time.
    var isHopeless = false

    init(parts: [Part], bytes: [PathSegment.Byte]) {
      self.parts = parts
      self.bytes = bytes
    }

    mutating func match(part: Int, at position: Int) -> Bool {
      guard part < parts.count else { return position == bytes.count }
      switch parts[part] {
      case .text(let text):
        let end = position + text.count
        guard end <= bytes.count, zip(bytes[position..<end], text).allSatisfy({ $0.folded == $1 }) else { return false }
        return match(part: part + 1, at: end)
      case .quotedKey:
        guard position < bytes.count, bytes[position].is("'"),
          let (end, value) = PathSegment.quoted(bytes, at: position)
        else { return false }
        return match(part: part + 1, at: end) && keep(value)
      case .key, .path:
        // A path may be empty beside text: `root:/:/content` is the root itself.
        let isPath = parts[part] == .path
        let shortest = isPath ? 0 : 1
        guard position + shortest <= bytes.count else { return false }
        for end in (position + shortest)...bytes.count {
          let value = bytes[position..<end]
          if value.last == (isPath ? PathSegment.colon : PathSegment.slash) { return false }
          if match(part: part + 1, at: end) {
            return (isPath ? isPathValue(value) : isParameterValue(value)) && keep(value)
          }
          if isHopeless { return false }
        }
        isHopeless = true
        return false
      }
    }

    private mutating func keep(_ value: some Collection<PathSegment.Byte>) -> Bool {
      guard let key = PathSegment.text(value) else {
        isHopeless = true
        return false
      }
      keys.append(key)
      return true
    }

    /// A comma outside of quotes begins the next parameter, so that this is a call of another overload.
    private mutating func isParameterValue(_ value: ArraySlice<PathSegment.Byte>) -> Bool {
      var isQuoted = false
      for byte in value {
        if byte.is("'") { isQuoted.toggle() }
        if byte.is(","), !byte.isEncoded, !isQuoted { isHopeless = true }
      }
      return !isHopeless
    }

    /// An encoded slash would come back as a division, and a dot segment as a name.
    private mutating func isPathValue(_ value: ArraySlice<PathSegment.Byte>) -> Bool {
      isHopeless =
        value.contains { $0.is("/") && $0.isEncoded }
        || value.split(separator: PathSegment.slash).contains { PathSegment(bytes: Array($0)).isDots }
      return !isHopeless
    }
  }
}
