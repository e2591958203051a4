package import Foundation

/// Which addresses may be asked: TLS only, unless nothing leaves the machine.
package enum AddressPolicy {
  /// How many redirects in a row are followed.
  package static let redirects = 5

  /// The URL of an address that may be asked, or why it may not.
  package static func check(_ text: String) -> Result<URL, Refusal> {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty else {
      return .failure(
        Refusal("'\(printable(text))' is no address; give one like https://graph.microsoft.com/v1.0/$metadata")
      )
    }
    if url.user != nil || url.password != nil {
      return .failure(Refusal("the address holds a user name or a password; metadata is read without a sign-in"))
    }
    switch scheme {
    case "https": return .success(url)
    case "http" where isLoopback(host): return .success(url)
    case "http":
      return .failure(
        Refusal("http without TLS is only allowed on this machine (localhost), not to \(origin(url)); use https")
      )
    default:
      return .failure(Refusal("the scheme of \(origin(url)) is not supported; use https"))
    }
  }

  /// Why a redirect is not followed; nil when it is.
  package static func refusal(ofRedirectFrom source: URL, to target: URL) -> Refusal? {
    if source.scheme?.lowercased() == "https", target.scheme?.lowercased() != "https" {
      return Refusal("the server redirects from https to \(origin(target)), without TLS, which is refused")
    }
    if case .failure(let refusal) = check(target.absoluteString) {
      return Refusal("the server redirects to \(origin(target)): \(refusal.message)")
    }
    return nil
  }

  /// `localhost` and the loopback addresses of RFC 5735 and RFC 4291. A name is not looked up.
  package static func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    if host == "localhost" || host == "::1" || host == "[::1]" { return true }
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
    let authority = text.range(of: "//")?.upperBound ?? text.startIndex
    let path = text[authority...].firstIndex(of: "/") ?? text.endIndex
    guard let user = text[authority..<path].lastIndex(of: "@") else { return text + end }
    return text[..<authority] + text[text.index(after: user)...] + end
  }

  /// Scheme and host of an address that a server has named, of whose text nothing else is told.
  package static func origin(_ url: URL) -> String {
    let isName = { (text: String) in
      text.utf8.count <= 253
        && text.utf8.allSatisfy { byte in
          (0x61...0x7A) ~= byte | 0x20 || (0x30...0x39) ~= byte || [0x2B, 0x2D, 0x2E, 0x3A].contains(byte)
        }
    }
    guard let scheme = url.scheme, let host = url.host, isName(scheme), isName(host) else { return "an odd address" }
    return "'\(scheme)://\(host)\(url.port.map { ":\($0)" } ?? "")'"
  }

  package struct Refusal: Error, Hashable {
    package var message: String

    init(_ message: String) { self.message = message }
  }
}
