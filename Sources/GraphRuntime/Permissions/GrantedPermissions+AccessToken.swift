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
  /// The token is an app's own when its `idtyp` is `app`, or when it has neither `idtyp` nor `scp`; then `roles` counts.
  /// Otherwise it is a user's and `scp` counts alone, because its `roles` are the user's (Microsoft identity platform,
  /// access token claims reference). A null claim is one that isn't there.
  ///
  /// - Throws: When the token is longer than 256 KiB or no readable JSON Web Token, has two claims of one name, or one of
  ///   these claims has the wrong type.
  public init(accessToken: String) throws(AccessTokenError) {
    let claims = try Self.payload(of: accessToken)
    let type = try Self.optionalString(claims, "idtyp")
    let scopes = try Self.optionalString(claims, "scp")
    let roles = try Self.strings(claims, "roles")
    if type == "app" || type == nil && scopes == nil {
      self.init(.application, names: roles)
    } else {
      // A list of names with a space between them (RFC 6749 section 3.3); no other white space divides it.
      self.init(.delegated, names: (scopes ?? "").utf8.split(separator: 0x20).map { String(Substring($0)) })
    }
  }

  private static let longestToken = 256 * 1024

  static func payload(of token: String) throws(AccessTokenError) -> JSONValue {
    guard token.utf8.count <= longestToken else { throw .tooLong(limit: longestToken) }
    let parts = token.utf8.split(separator: UInt8(ascii: "."), maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count != 5 else { throw .encrypted }
    guard parts.count == 3 else {
      throw .notAJSONWebToken(parts: token.utf8.count { $0 == UInt8(ascii: ".") } + 1)
    }
    guard let bytes = bytes(base64URL: parts[1]) else { throw .payloadNotBase64URL }
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), value.object != nil else {
      throw .payloadNotAJSONObject
    }
    guard hasDistinctMembers(bytes) else { throw .duplicateClaim }
    return value
  }

  /// Without padding, and with no bits that belong to no byte, so that there is one text for a payload.
  private static func bytes(base64URL text: Substring.UTF8View) -> [UInt8]? {
    guard !text.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }),
      let length = Base64.contentLength(String(Substring(text)).utf8), length == text.count
    else { return nil }
    return Base64.decoded(text)
  }

  /// Whether no two members of the object that a JSON text is have one name. The JSON reader keeps one of them, and which
  /// one isn't the same for every reader.
  ///
  /// - Parameter json: Valid JSON in UTF-8.
  private static func hasDistinctMembers(_ json: [UInt8]) -> Bool {
    var names: Set<String> = []
    var depth = 0
    var start: Int?
    var lastText: Range<Int>?
    var position = 0
    while position < json.count {
      let byte = json[position]
      if let opening = start {
        if byte == UInt8(ascii: "\\") {
          position += 1
        } else if byte == UInt8(ascii: "\"") {
          lastText = opening..<position + 1
          start = nil
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): start = position
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ":") where depth == 1:
          // In brackets, because not every version of Foundation reads a text that is no object and no array.
          let text = lastText.map { Data([UInt8(ascii: "[")] + json[$0] + [UInt8(ascii: "]")]) }
          guard let name = text.flatMap({ try? JSONDecoder().decode([String].self, from: $0).first }),
            names.insert(name).inserted
          else { return false }
        default: break
        }
      }
      position += 1
    }
    return true
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
