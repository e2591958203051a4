#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An app's own identity: a client id with a secret, a certificate or a token of somebody whom the platform trusts
/// (Microsoft identity platform, "OAuth 2.0 client credentials flow").
public struct ClientCredential: GraphCredential {
  private enum Proof: Sendable {
    case secret(String)
    case assertion(@Sendable (_ audience: String) async throws -> String)
  }

  /// The directory that the app gets its token from, by id or domain.
  public let tenantID: String
  /// The app's id.
  public let clientID: String
  private let proof: Proof

  /// With a secret.
  ///
  /// - Parameters:
  ///   - tenantID: The directory's id, or one of its domains.
  ///   - clientID: The app's id.
  ///   - secret: What the app proves with who it is.
  public init(tenantID: String, clientID: String, secret: String) {
    self.init(tenantID, clientID, .secret(secret))
  }

  /// With a certificate, or with a federated token.
  ///
  /// - Parameters:
  ///   - tenantID: The directory's id, or one of its domains.
  ///   - clientID: The app's id.
  ///   - assertion: Makes or gets a JSON Web Token that says who the app is; it is called for each token. For a
  ///     certificate, the app signs one for the audience that it is given (Microsoft identity platform, "Certificate
  ///     credentials").
  public init(
    tenantID: String,
    clientID: String,
    assertion: @escaping @Sendable (_ audience: String) async throws -> String
  ) {
    self.init(tenantID, clientID, .assertion(assertion))
  }

  /// With a federated token from a file, which is read for each token, because others renew it.
  public init(tenantID: String, clientID: String, assertionFile path: String) {
    self.init(tenantID: tenantID, clientID: clientID) { _ in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw GraphCredentialError("The file with the federated token can't be read.")
      }
      let text = String(decoding: data, as: UTF8.self)
      return String(text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    }
  }

  private init(_ tenantID: String, _ clientID: String, _ proof: Proof) {
    self.tenantID = tenantID
    self.clientID = clientID
    self.proof = proof
  }

  public func token(for request: GraphTokenRequest) async throws -> GraphAccessToken {
    guard !tenantID.isEmpty, !clientID.isEmpty else {
      throw GraphCredentialError("The tenant's id or the client's is empty.")
    }
    let address = request.cloud.authority + "/" + PercentEncoding.encode(tenantID) + "/oauth2/v2.0/token"
    var form = [
      (name: "grant_type", value: "client_credentials"), (name: "client_id", value: clientID),
      (name: "scope", value: request.scopes.joined(separator: " ")),
      (name: "claims", value: ClientCapabilities.claims(with: request.claims)),
    ]
    switch proof {
    case .secret(let secret): form.append(("client_secret", secret))
    case .assertion(let assertion):
      form.append(("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
      form.append(("client_assertion", try await assertion(address)))
    }
    return try await TokenEndpoint.post(address, form: form, request)
  }
}

/// The secret is never shown.
extension ClientCredential: CustomStringConvertible, CustomReflectable {
  public var description: String { "client \(clientID) of tenant \(tenantID)" }
  public var customMirror: Mirror { Mirror(self, children: ["tenantID": tenantID, "clientID": clientID]) }
}

/// Says that the client answers claims challenges, so that the platform may give tokens that live longer (Microsoft identity
/// platform, "Continuous access evaluation").
enum ClientCapabilities {
  /// - Parameter claims: What a challenge asks for, as JSON.
  static func claims(with claims: String?) -> String {
    let asked = claims.flatMap { try? JSONValue(parsing: $0) }
    var members = asked?.object ?? [:]
    var token = members["access_token"]?.object ?? [:]
    token["xms_cc"] = ["values": ["cp1"]]
    members["access_token"] = .object(token)
    return JSONValue.object(members).serialized()
  }
}
