import HTTPTypes

/// The `claims` of a challenge with `error="insufficient_claims"` (RFC 9110 section 11.6.1; Microsoft identity platform,
/// "Claims challenges, claims requests and client capabilities").
enum ClaimsChallenge {
  /// The claims, decoded; nil when the response asks for none.
  static func claims(_ response: HTTPResponse) -> String? {
    guard response.status == .unauthorized, let header = response.headerFields[.wwwAuthenticate] else { return nil }
    let parameters = parameters(of: header)
    guard parameters["error"] == "insufficient_claims", let claims = parameters["claims"] else { return nil }
    // Base64 in either alphabet, with padding or without it.
    guard let bytes = Edm.Binary(claims)?.bytes, !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parameters of all challenges, in lower case; quoted values may have commas and escapes. The first of a name wins.
  static func parameters(of header: String) -> [String: String] {
    var parameters: [String: String] = [:]
    var rest = Substring(header).utf8
    while !rest.isEmpty {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ",") }
      rest = rest[name.endIndex...]
      let afterSpace = rest.drop { $0 == 0x20 || $0 == 0x09 }
      // A scheme, such as `Bearer`, has no value.
      guard afterSpace.first == UInt8(ascii: "=") else { continue }
      rest = afterSpace.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      var value: [UInt8] = []
      if rest.first == UInt8(ascii: "\"") {
        rest = rest.dropFirst()
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
          if byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() {
            value.append(escaped)
          } else {
            value.append(byte)
          }
        }
      } else {
        let token = rest.prefix { $0 != UInt8(ascii: ",") && $0 != 0x20 && $0 != 0x09 }
        value = Array(token)
        rest = rest[token.endIndex...]
      }
      let key = String(Substring(name)).lowercased()
      if parameters[key] == nil { parameters[key] = String(decoding: value, as: UTF8.self) }
    }
    return parameters
  }
}
