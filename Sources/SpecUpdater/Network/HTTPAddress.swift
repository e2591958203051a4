import CCurl

/// A URL as libcurl reads it, so that what is judged is what is asked.
package struct HTTPAddress: Hashable, Sendable {
  /// As it was given, or as a redirect and the address that it came from make it.
  package let text: String
  let scheme: String
  /// As libcurl will look it up: percent-decoded, an odd spelling of an IPv4 address rewritten. IPv6 in brackets.
  let host: String
  /// Nil for the scheme's own.
  let port: String?
  let hasCredentials: Bool

  /// Nil when it is not a URL with a scheme and a host. What the scheme and the host are is not judged here.
  package init?(_ text: String) {
    self.init(text, text, flags: CURLU_NON_SUPPORT_SCHEME)
  }

  /// A reference as a server gives it in a redirect.
  package init?(_ reference: String, relativeTo base: HTTPAddress) {
    self.init(nil, base.text, reference, flags: CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE | CURLU_ALLOW_SPACE)
  }

  /// - Parameter references: each relative to the one before.
  private init?(_ text: String?, _ references: String..., flags: Int32) {
    guard let url = curl_url() else { return nil }
    defer { curl_url_cleanup(url) }
    for reference in references where curl_url_set(url, CURLUPART_URL, reference, UInt32(flags)) != CURLUE_OK {
      return nil
    }
    func part(_ part: CURLUPart) -> String? {
      var bytes: UnsafeMutablePointer<CChar>?
      guard curl_url_get(url, part, &bytes, 0) == CURLUE_OK, let bytes else { return nil }
      defer { curl_free(bytes) }
      return String(cString: bytes)
    }
    guard let whole = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST),
      !host.isEmpty
    else { return nil }
    self.text = text ?? whole
    self.scheme = scheme.lowercased()
    self.host = host
    port = part(CURLUPART_PORT)
    hasCredentials = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
  }
}
