/// Which addresses may be asked: TLS only, unless nothing leaves the machine.
package enum AddressPolicy {
  /// How many redirects in a row are followed.
  package static let redirects = 5

  /// The address that may be asked, or why it may not.
  package static func check(_ text: String) -> Result<HTTPAddress, Refusal> {
    guard let address = HTTPAddress(text) else {
      return .failure(
        Refusal("'\(printable(text))' is no address; give one like https://graph.microsoft.com/v1.0/$metadata")
      )
    }
    if address.hasCredentials {
      return .failure(Refusal("the address holds a user name or a password; metadata is read without a sign-in"))
    }
    switch address.scheme {
    case "https": return .success(address)
    case "http" where isLoopback(address): return .success(address)
    case "http":
      return .failure(
        Refusal("http without TLS is only allowed on this machine (localhost), not to \(origin(address)); use https")
      )
    default:
      return .failure(Refusal("the scheme of \(origin(address)) is not supported; use https"))
    }
  }

  /// Where a redirect leads, or why it is not followed.
  ///
  /// - Parameter location: as the server gives it, which may be relative.
  package static func redirect(from source: HTTPAddress, to location: String) -> Result<HTTPAddress, Refusal> {
    guard let target = HTTPAddress(location, relativeTo: source) else {
      return .failure(Refusal("the server redirects to an odd address"))
    }
    if source.scheme == "https", target.scheme != "https" {
      return .failure(
        Refusal("the server redirects from https to \(origin(target)), without TLS, which is refused")
      )
    }
    return check(target.text).mapError { Refusal("the server redirects to \(origin(target)): \($0.message)") }
  }

  /// `localhost` and the loopback addresses of RFC 5735 and RFC 4291, spelled out. A name is not looked up.
  static func isLoopback(_ address: HTTPAddress) -> Bool {
    let host = address.host.lowercased()
    // libcurl takes 127.1 and 0x7f.0.0.1 for 127.0.0.1, others don't.
    guard address.text.lowercased().contains(host) else { return false }
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy {
        $0.utf8.count <= 3 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8($0) != nil
      }
  }

  /// An address without what may be a secret: user name, password, query and fragment.
  package static func printable(_ address: String) -> String {
    var text = address[...]
    var end = ""
    if let query = text.firstIndex(where: { $0 == "?" || $0 == "#" }) {
      end = "?…"
      text = text[..<query]
    }
    let slash = text.firstIndex(of: "/")
    let isAuthority = slash.map { text[$0...].hasPrefix("//") } ?? false
    let authority = isAuthority ? text.index(slash ?? text.startIndex, offsetBy: 2) : text.startIndex
    let path = text[authority...].firstIndex(of: "/") ?? text.endIndex
    guard let user = text[authority..<path].lastIndex(of: "@") else { return text + end }
    return text[..<authority] + text[text.index(after: user)...] + end
  }

  /// Scheme and host of an address that a server has named, of whose text nothing else is told.
  static func origin(_ address: HTTPAddress) -> String {
    let isName = { (text: String) in
      text.utf8.count <= 253
        && text.utf8.allSatisfy { byte in
          (0x61...0x7A) ~= byte | 0x20 || (0x30...0x39) ~= byte || [0x2B, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D].contains(byte)
        }
    }
    guard isName(address.scheme), isName(address.host) else { return "an odd address" }
    return "'\(address.scheme)://\(address.host)\(address.port.map { ":\($0)" } ?? "")'"
  }

  package struct Refusal: Error, Hashable {
    package var message: String

    init(_ message: String) { self.message = message }
  }
}
