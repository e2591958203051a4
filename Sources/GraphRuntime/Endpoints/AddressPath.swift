/// The path of an address (RFC 3986 section 3): without scheme, host, query and fragment.
struct AddressPath {
  let text: String

  init(_ address: some StringProtocol) {
    var rest = Substring(address).utf8
    if let end = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) { rest = rest[..<end] }
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      let afterScheme = rest[colon...].dropFirst()
      if afterScheme.starts(with: "//".utf8) {
        let afterSlashes = afterScheme.dropFirst(2)
        rest = afterSlashes[(afterSlashes.firstIndex(of: UInt8(ascii: "/")) ?? afterSlashes.endIndex)...]
      }
    }
    text = String(Substring(rest))
  }

  private static func isScheme(_ bytes: Substring.UTF8View) -> Bool {
    guard let first = bytes.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
    return bytes.allSatisfy {
      (0x41...0x5A).contains($0 & 0xDF) || (0x2B...0x39).contains($0) && $0 != 0x2C && $0 != 0x2F
    }
  }

  /// More than any path of Graph has; comparing an address takes time that grows faster than its segments where a
  /// template has several paths in its path.
  static let maximumSegments = 256

  /// The segments after the version. Nil if the path has another version's prefix, has no segment or more than
  /// `maximumSegments`, or is no sound path.
  func segments(in version: GraphVersion) -> [PathSegment]? {
    var path = text.utf8[...]
    if path.first == UInt8(ascii: "/") { path = path.dropFirst() }
    if path.last == UInt8(ascii: "/") { path = path.dropLast() }
    var segments: [PathSegment] = []
    for raw in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let segment = PathSegment(raw) else { return nil }
      guard segments.count < Self.maximumSegments else { return nil }
      segments.append(segment)
    }
    guard let first = segments.first?.folded,
      let prefix = GraphVersion.allCases.first(where: { Array($0.rawValue.utf8) == first })
    else { return segments }
    guard prefix == version else { return nil }
    return Array(segments.dropFirst())
  }
}
