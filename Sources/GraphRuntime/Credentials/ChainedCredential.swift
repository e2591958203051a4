/// The first of several credentials that gives a token.
public struct ChainedCredential: GraphCredential {
  private let credentials: [any GraphCredential]

  /// Credentials in the order in which they are asked.
  public init(_ credentials: [any GraphCredential]) { self.credentials = credentials }

  public func token(for request: GraphTokenRequest) async throws -> GraphAccessToken {
    var reasons: [String] = []
    for credential in credentials {
      do {
        return try await credential.token(for: request)
      } catch {
        if error is CancellationError || Task.isCancelled { throw CancellationError() }
        reasons.append("\(error)")
      }
    }
    let all = reasons.joined(separator: "; ")
    throw GraphCredentialError("None of \(credentials.count) credentials gave a token: \(all)")
  }
}
