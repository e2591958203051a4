#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension GrantedPermissions {
  /// What an access token for Graph says that it grants.
  ///
  /// The signature is **not** verified, nor are issuer, audience and expiry: this is for an app that looks at its own
  /// token before it sends a request. Never let it decide what somebody else may do.
  ///
  /// The token is an app's own when its `idtyp` is `app` or it has no `scp`; then `roles` counts. Otherwise it is a user's
  /// and `scp` counts alone, because its `roles` are the user's (Microsoft identity platform, access token claims
  /// reference).
  ///
  /// - Throws: When the token is no readable JSON Web Token, or one of these claims has the wrong type.
  public init(accessToken: String) throws(AccessTokenError) {
    let claims = try Self.payload(of: accessToken)
    let scopes = try Self.optionalString(claims, "scp")
    if try Self.optionalString(claims, "idtyp")?.lowercased() == "app" || scopes == nil {
      self.init(.application, names: try Self.strings(claims, "roles"))
    } else {
      self.init(.delegated, names: (scopes ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    }
  }

  private static func payload(of token: String) throws(AccessTokenError) -> JSONValue {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count != 5 else { throw .encrypted }
    guard parts.count == 3 else { throw .notAJSONWebToken(parts: parts.count) }
    guard let data = data(base64URL: parts[1]) else { throw .payloadNotBase64URL }
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: data), value.object != nil else {
      throw .payloadNotAJSONObject
    }
    return value
  }

  private static func data(base64URL text: Substring) -> Data? {
    var base64 = ""
    base64.reserveCapacity(text.utf8.count + 2)
    for character in text.unicodeScalars {
      switch character {
      case "-": base64.unicodeScalars.append("+")
      case "_": base64.unicodeScalars.append("/")
      case "+", "/", "=": return nil
      default: base64.unicodeScalars.append(character)
      }
    }
    base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    return Data(base64Encoded: base64)
  }

  private static func optionalString(_ claims: JSONValue, _ name: String) throws(AccessTokenError) -> String? {
    guard let value = claims[name], !value.isNull else { return nil }
    guard let text = value.string else { throw .claimOfWrongType(claim: name, expected: "a string") }
    return text
  }

  private static func strings(_ claims: JSONValue, _ name: String) throws(AccessTokenError) -> [String] {
    guard let value = claims[name], !value.isNull else { return [] }
    let strings = value.array?.compactMap(\.string)
    guard let strings, strings.count == value.array?.count else {
      throw .claimOfWrongType(claim: name, expected: "an array of strings")
    }
    return strings
  }
}
