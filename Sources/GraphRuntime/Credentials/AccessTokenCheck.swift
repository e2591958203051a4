/// Why there is no token. It never shows one, nor a secret.
public struct GraphCredentialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with the token.
  public let message: String

  /// The identity platform's own code, such as `invalid_client`.
  public let code: String?

  /// An error of a credential.
  public init(_ message: String, code: String? = nil) {
    self.message = message
    self.code = code
  }

  public var description: String { message }
}

/// Whether a token can be sent at all: what is none, is for somebody else or is over would only be refused.
enum AccessTokenCheck {
  /// - Throws: `GraphCredentialError`.
  static func check(_ token: GraphAccessToken, for cloud: GraphCloud, secondsSince1970 now: Double) throws {
    guard !token.value.isEmpty, token.value.utf8.allSatisfy(isTokenCharacter) else {
      throw GraphCredentialError("What the credential gave is no bearer token.")
    }
    // Tokens of personal accounts can't be read by anyone but Graph.
    guard let claims = try? GrantedPermissions.payload(of: token.value) else { return }
    if let end = claims["exp"]?.number?.double, end <= now {
      throw GraphCredentialError("The token expired \(Int64(min(now - end, 1e15))) seconds ago.")
    }
    if let audience = claims["aud"]?.string, !cloud.audiences.isEmpty, !cloud.audiences.contains(audience) {
      throw GraphCredentialError("The token is for another audience than \(cloud.base).")
    }
  }

  /// RFC 6750 section 2.1, `b64token`.
  private static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
      UInt8(ascii: "/"), UInt8(ascii: "="):
      true
    default: false
    }
  }
}
