package import Foundation

/// Which addresses may be asked: TLS only, unless nothing leaves the machine.
package enum AddressPolicy {
  /// How many redirects in a row are followed.
  package static let redirects = 5

  /// The URL of an address that may be asked, or why it may not.
  package static func check(_ text: String) -> Result<URL, Refusal> {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host, !host.isEmpty else {
      return .failure(Refusal("'\(text)' is no address; give one like https://graph.microsoft.com/v1.0/$metadata"))
    }
    if url.user != nil || url.password != nil {
      return .failure(Refusal("the address holds a user name or a password; metadata is read without a sign-in"))
    }
    switch scheme {
    case "https": return .success(url)
    case "http" where isLoopback(host): return .success(url)
    case "http":
      return .failure(
        Refusal("http without TLS is only allowed on this machine (localhost), not to '\(host)'; use https")
      )
    default:
      return .failure(Refusal("the scheme '\(scheme)' is not supported; use https"))
    }
  }

  /// Why a redirect is not followed; nil when it is.
  package static func refusal(ofRedirectFrom source: URL, to target: URL) -> Refusal? {
    if source.scheme?.lowercased() == "https", target.scheme?.lowercased() != "https" {
      return Refusal("the server redirects from https to '\(target.absoluteString)', without TLS, which is refused")
    }
    if case .failure(let refusal) = check(target.absoluteString) {
      return Refusal("the server redirects to '\(target.absoluteString)': \(refusal.message)")
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

  package struct Refusal: Error, Hashable {
    package var message: String

    init(_ message: String) { self.message = message }
  }
}
