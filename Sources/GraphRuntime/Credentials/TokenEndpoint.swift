import HTTPTypes

/// Exchanges with those who give tokens.
enum TokenEndpoint {
  private static let largestResponse = 1 << 20

  /// - Parameter form: Sent as a form (RFC 6749 appendix B); nothing of it is in an error.
  static func post(
    _ address: String,
    form: [(name: String, value: String)],
    _ request: GraphTokenRequest
  ) async throws -> GraphAccessToken {
    let address = try RequestAddress(address)
    var head = HTTPRequest(
      method: .post,
      scheme: address.scheme,
      authority: address.authority,
      path: address.path
    )
    head.headerFields[.contentType] = "application/x-www-form-urlencoded"
    head.headerFields[.accept] = "application/json"
    let body = form.map { encode($0.name) + "=" + encode($0.value) }.joined(separator: "&")
    return try await token(GraphHTTPRequest(head, body: GraphBody(Array(body.utf8))), request)
  }

  /// Sends a request for a token and reads the answer (RFC 6749 section 5). No redirect is followed.
  static func token(_ sent: GraphHTTPRequest, _ request: GraphTokenRequest) async throws -> GraphAccessToken {
    let response = try await request.transport.send(sent)
    let bytes = try await response.body.bytes(upTo: largestResponse)
    guard let json = try? JSONValue(parsing: bytes) else {
      throw GraphCredentialError("The token endpoint answered \(response.head.status.code) without JSON.")
    }
    guard response.head.status == .ok, let value = json["access_token"]?.string else {
      let code = json["error"]?.string
      let text = json["error_description"]?.string.map { ": " + $0 } ?? ""
      throw GraphCredentialError(
        "The token endpoint answered \(response.head.status.code)\(code.map { " " + $0 } ?? "")\(text)",
        code: code
      )
    }
    let end = seconds(json["expires_on"]).map { $0 - request.clock.secondsSince1970() }
    let lifetime = seconds(json["expires_in"]) ?? end
    return GraphAccessToken(
      value,
      lifetime: lifetime.map { .seconds($0) },
      refreshAfter: seconds(json["refresh_in"]).map { .seconds($0) }
    )
  }

  /// A number, or one in a string, as some write it; none that is beyond all measure.
  private static func seconds(_ json: JSONValue?) -> Double? {
    let number = json?.number?.double ?? json?.string.flatMap { Double($0) }
    guard let number, number >= 0, number < 1e12 else { return nil }
    return number
  }

  private static func encode(_ text: String) -> String {
    PercentEncoding.encode(text, reserved: "!$&'()*+,;=:@")
  }
}
