package import Support

/// What a file of the specs has to be, told by its name and its beginning, so that nothing else is replaced by a spec.
package enum SpecFileKind: Sendable {
  /// CSDL.
  case metadata
  /// The markdown of a permission page.
  case page
  /// Microsoft's permissions document, or its consent texts.
  case permissionsDocument

  /// Of a file about permissions; nil when its name says that it is something else.
  package init?(permissionsFile name: String) {
    if name.hasSuffix(".md") {
      self = .page
    } else if name.hasSuffix(".json") {
      self = .permissionsDocument
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .metadata: "metadata"
    case .page: "a permission page"
    case .permissionsDocument: "a permissions document"
    }
  }

  /// How names of files that are written end.
  package var suffixes: [String] {
    switch self {
    case .metadata: [".xml", ".csdl", ".edmx"]
    case .page: [".md"]
    case .permissionsDocument: [".json"]
    }
  }

  /// Whether it is the file's kind.
  ///
  /// - Throws: when the file can't be read.
  package func matches(file path: String) throws(FileSystem.Failure) -> Bool {
    self == .metadata ? matches(try RegularFile(path).prefix(Self.start)) : matches(try FileSystem.read(path))
  }

  /// How much of a file tells whether it is metadata.
  private static let start = 1 << 16

  /// Whether these are a file's bytes.
  package func matches(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .metadata: Self.isMetadata(bytes)
    case .page: Self.isPage(bytes)
    case .permissionsDocument: Self.isPermissionsDocument(bytes)
    }
  }

  /// XML whose root may be `Edmx`, behind comments.
  private static func isMetadata(_ bytes: [UInt8]) -> Bool {
    let start = withoutMark(bytes.prefix(start)).drop { $0 <= 0x20 }
    guard start.first == UInt8(ascii: "<") else { return false }
    let name = Array("Edmx".utf8)
    return start.indices.contains { index in
      (start[index] == UInt8(ascii: "<") || start[index] == UInt8(ascii: ":"))
        && start[(index + 1)...].starts(with: name)
    }
  }

  /// Text with a heading that only these pages have.
  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let headings = ["graph methods", "delegate permission", "application permission"]
    return withoutMark(bytes[...]).split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      guard line.count < 80, line.starts(with: [0x23, 0x23]) else { return false }
      let words = line.drop { $0 == 0x23 }.split { $0 <= 0x20 }
      return headings.contains(words.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: " "))
    }
  }

  private static func isPermissionsDocument(_ bytes: [UInt8]) -> Bool {
    guard let members = try? JSONOutline(bytes).members else { return false }
    return !members.isDisjoint(with: ["permissions", "delegatedScopesList", "applicationScopesList"])
  }

  /// Without a byte order mark.
  private static func withoutMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
  }
}
