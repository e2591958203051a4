/// Why an access token couldn't be read. None of its content is repeated, since errors end up in logs.
public enum AccessTokenError: Error, Hashable, Sendable {
  /// A JSON Web Token in compact form has three parts divided by full stops (RFC 7515 section 3.1). Tokens of personal
  /// Microsoft accounts are none, and can't be read by anyone but Graph.
  case notAJSONWebToken(parts: Int)

  /// Five parts: an encrypted token (RFC 7516 section 3.1).
  case encrypted

  /// The payload is no base64url without padding (RFC 7515 section 2).
  case payloadNotBase64URL

  /// The payload is no JSON object (RFC 7519 section 7.2).
  case payloadNotAJSONObject

  /// More bytes than any token that a server would take in a request's header.
  case tooLong(limit: Int)

  /// The payload has two claims of one name, of which readers may take either (RFC 7519 section 4).
  case duplicateClaim

  /// The claim is there, but isn't what it is documented to be.
  case claimOfWrongType(claim: String, expected: String)
}

extension AccessTokenError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAJSONWebToken(let parts):
      "The access token is not a JSON Web Token: it has \(parts) part\(parts == 1 ? "" : "s") instead of three."
    case .encrypted: "The access token is encrypted, so its claims can't be read."
    case .payloadNotBase64URL: "The access token's payload is not valid base64url."
    case .payloadNotAJSONObject: "The access token's payload is not a JSON object."
    case .tooLong(let limit): "The access token is longer than \(limit) bytes."
    case .duplicateClaim: "The access token's payload has two claims of one name."
    case .claimOfWrongType(let claim, let expected): "The access token's claim '\(claim)' is not \(expected)."
    }
  }
}
