import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The identity of the machine or of the service that the app runs on: of an Azure virtual machine, or of App Service,
/// Functions and Container Apps (Microsoft Entra documentation, "Managed identities for Azure resources").
public struct ManagedIdentityCredential: GraphCredential {
  private let clientID: String?
  private let environment: [String: String]

  /// - Parameters:
  ///   - clientID: Of an identity that a user assigned; nil for the system's.
  ///   - environment: Where `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` are looked for; nil for the process's.
  public init(clientID: String? = nil, environment: [String: String]? = nil) {
    self.clientID = clientID
    self.environment = environment ?? ProcessInfo.processInfo.environment
  }

  public func token(for request: GraphTokenRequest) async throws -> GraphAccessToken {
    var query = "resource=" + QueryEncoding.encode(request.cloud.base)
    if let clientID { query += "&client_id=" + QueryEncoding.encode(clientID) }
    return try await TokenEndpoint.token(GraphHTTPRequest(try head(query)), request)
  }

  private func head(_ query: String) throws -> HTTPRequest {
    if let endpoint = environment["IDENTITY_ENDPOINT"], let secret = environment["IDENTITY_HEADER"] {
      let address = try RequestAddress(endpoint)
      var head = HTTPRequest(
        method: .get,
        scheme: address.scheme,
        authority: address.authority,
        path: address.path + "?api-version=2019-08-01&" + query
      )
      head.headerFields[Self.identityHeader] = secret
      return head
    }
    // An address inside the machine's own network, which no name leads to and which has no certificate.
    var head = HTTPRequest(
      method: .get,
      scheme: "http",
      authority: "169.254.169.254",
      path: "/metadata/identity/oauth2/token?api-version=2018-02-01&" + query
    )
    head.headerFields[Self.metadata] = "true"
    return head
  }

  private static let identityHeader = HTTPField.Name("X-IDENTITY-HEADER")!
  private static let metadata = HTTPField.Name("Metadata")!
}
