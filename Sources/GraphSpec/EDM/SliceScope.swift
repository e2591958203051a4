/// What a slice was made for: it knows the paths of these rows, and nothing about any other.
///
/// A slice has it as a processing instruction behind its root, which XML lets every other reader pass over:
///
/// ```xml
/// <?graphgen-slice v1.0
/// permission Calls.Initiate.All
/// rows 1f0c2a5be0d3c4f7 9a1be7c02d44e810
/// ?>
/// ```
public struct SliceScope: Hashable, Sendable {
  /// The version that the metadata is of.
  public var version: GraphVersion
  /// The names of the permissions, sorted, for people to read.
  public var permissions: [String]
  /// The hashes of the rows' identities, of both versions.
  public var rows: Set<String>

  public init(version: GraphVersion, permissions: [String], rows: Set<String>) {
    self.version = version
    self.permissions = permissions
    self.rows = rows
  }

  /// The target of the processing instruction.
  public static let target = "graphgen-slice"

  /// What it was made for, as the part of a sentence.
  public var summary: String {
    let shown = permissions.prefix(4).joined(separator: ", ")
    return permissions.count > 4 ? "\(shown) and \(permissions.count - 4) more" : shown.isEmpty ? "no page" : shown
  }

  // MARK: Text

  /// The content of the processing instruction.
  public var text: String {
    var lines = [version.rawValue] + permissions.map { "permission \($0)" }
    let sorted = rows.sorted()
    lines += stride(from: 0, to: sorted.count, by: 6).map { start in
      "rows " + sorted[start..<min(start + 6, sorted.count)].joined(separator: " ")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nil if the text is not that of a processing instruction.
  public init?(text: String) {
    var lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ") }.filter { !$0.isEmpty }
    guard let first = lines.first, first.count == 1, let version = GraphVersion(rawValue: String(first[0])) else {
      return nil
    }
    self.init(version: version, permissions: [], rows: [])
    lines.removeFirst()
    for words in lines {
      switch words[0] {
      case "permission" where words.count == 2: permissions.append(String(words[1]))
      case "rows":
        for hash in words.dropFirst() {
          guard hash.utf8.count == 16, hash.utf8.allSatisfy(Self.isHexDigit) else { return nil }
          rows.insert(String(hash))
        }
      default: return nil
      }
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}

extension MethodRow {
  /// Version, method and path, with what is only spelling evened out: `v1.0 GET /me/messages/{}`. Nil without a method.
  public var identity: String? {
    guard let method else { return nil }
    var text = "\(terms == nil ? version.rawValue : "any") \(method.rawValue) "
    var isInBraces = false
    for character in path.lowercased() {
      switch character {
      case "{" where !isInBraces:
        isInBraces = true
        text += "{}"
      case "}": isInBraces = false
      default: if !isInBraces { text.append(character) }
      }
    }
    while text.last == "/" || text.last == " " { text.removeLast() }
    return text
  }
}
