/// Scheme and host of an address in their plainest form: `https://graph.microsoft.com`. Whatever else could stand there
/// (a user's name, percent-encoding, letters beyond ASCII, a dot at the end of the host) makes it none.
struct AddressOrigin: Hashable {
  private let text: String

  /// Graph's addresses, of the global service and of the national clouds
  /// (Microsoft Graph documentation, "National cloud deployments").
  private static let graph: Set<String> = [
    "https://graph.microsoft.com", "https://graph.microsoft.us", "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
  ]

  /// Only `https`, and `http` to this machine.
  init?(_ origin: some StringProtocol) {
    let folded = String(decoding: origin.utf8.map(FoldedName.folded), as: UTF8.self)
    let host: Substring
    if folded.hasPrefix("https://") {
      host = folded.dropFirst(8)
    } else if folded.hasPrefix("http://") {
      host = folded.dropFirst(7)
      guard Self.isLoopback(host) else { return nil }
    } else {
      return nil
    }
    guard Self.isPlain(host) else { return nil }
    text = folded
  }

  /// - Parameter base: As `url(base:)` takes it: with or without a slash at its end.
  init?(base: String) {
    self.init(base.hasSuffix("/") ? base.dropLast() : base[...])
  }

  var isGraph: Bool { Self.graph.contains(text) }

  private static func isLoopback(_ host: Substring) -> Bool {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    return names.contains { host == $0 || host.hasPrefix($0 + ":") }
  }

  /// Labels of letters, digits and hyphens, or an IPv6 address in brackets, and perhaps a port.
  private static func isPlain(_ host: Substring) -> Bool {
    var name = host.utf8[...]
    if name.first == UInt8(ascii: "[") {
      guard let end = name.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = name[name.index(after: name.startIndex)..<end]
      guard !address.isEmpty, address.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") }) else { return false }
      return isPort(name[name.index(after: end)...])
    }
    let colon = name.firstIndex(of: UInt8(ascii: ":")) ?? name.endIndex
    guard isPort(name[colon...]) else { return false }
    name = name[..<colon]
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  /// Nothing, or a colon and digits.
  private static func isPort(_ text: Substring.UTF8View) -> Bool {
    if text.isEmpty { return true }
    return text.first == UInt8(ascii: ":") && (2...6).contains(text.count)
      && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
