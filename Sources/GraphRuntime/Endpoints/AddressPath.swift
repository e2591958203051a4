/// The path of an address (RFC 3986 section 3): without scheme, host, query and fragment.
///
/// Only what every client and every server takes for the same address is one. Anything that some of them repair, such as a
/// tab, a backslash or a missing slash, is refused, because the endpoint that is checked has to be the one that is called.
struct AddressPath {
  let text: String

  /// - Parameter base: Scheme and host of the service that an address may name; nil for those of Graph. An address that
  ///   names none is a path.
  init?(_ address: some StringProtocol, base: String?) {
    guard let (origin, path) = Self.parts(address) else { return nil }
    if let origin {
      if let base {
        guard let allowed = AddressOrigin(base: base), AddressOrigin(origin) == allowed else { return nil }
      } else {
        guard AddressOrigin(origin)?.isGraph == true else { return nil }
      }
    }
    text = path
  }

  /// - Parameter path: Without scheme and host.
  init?(path: some StringProtocol) {
    guard let (origin, path) = Self.parts(path), origin == nil else { return nil }
    text = path
  }

  /// What is before the path, as far as there is something, and the path.
  private static func parts(_ address: some StringProtocol) -> (origin: Substring?, path: String)? {
    let bytes = Substring(address).utf8
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    let rest = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard rest.allSatisfy({ $0 != UInt8(ascii: "\\") && $0 != 0x20 }) else { return nil }
    if rest.starts(with: "//".utf8) { return nil }
    // A colon in the first segment ends a scheme, whatever is before it.
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), !rest[..<colon].contains(UInt8(ascii: "/")) else {
      return (nil, String(Substring(rest)))
    }
    let afterScheme = rest[rest.index(after: colon)...]
    guard afterScheme.starts(with: "//".utf8) else { return nil }
    let authority = afterScheme.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
    return (Substring(rest[..<authority.endIndex]), String(Substring(rest[authority.endIndex...])))
  }

  /// What a message may show of an address: not its query and fragment, nor a password before its host.
  static func shown(_ address: some StringProtocol) -> String {
    let text = String(Substring(Substring(address).utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }))
    guard let slashes = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return text }
    let authority = text.utf8[slashes...].drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "/") }
    guard text.utf8[slashes...].starts(with: "//".utf8), let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      return text
    }
    return String(text[..<authority.startIndex] + text[text.utf8.index(after: at)...])
  }

  /// More than any path of Graph has.
  static let maximumSegments = 256

  /// The segments after the version. Nil if the path has another version's prefix, has no segment or more than
  /// `maximumSegments`, or is no sound path.
  func segments(in version: GraphVersion) -> [PathSegment]? {
    guard let segments = segments() else { return nil }
    guard let first = segments.first?.folded,
      let prefix = GraphVersion.allCases.first(where: { Array($0.rawValue.utf8) == first })
    else { return segments }
    guard prefix == version else { return nil }
    return Array(segments.dropFirst())
  }

  /// All of them.
  func segments() -> [PathSegment]? {
    var path = text.utf8[...]
    if path.first == UInt8(ascii: "/") { path = path.dropFirst() }
    if path.last == UInt8(ascii: "/") { path = path.dropLast() }
    var segments: [PathSegment] = []
    for raw in path.split(
      separator: UInt8(ascii: "/"),
      maxSplits: Self.maximumSegments,
      omittingEmptySubsequences: false
    ) {
      guard segments.count < Self.maximumSegments, let segment = PathSegment(raw) else { return nil }
      segments.append(segment)
    }
    return segments
  }
}
