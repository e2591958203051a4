import HTTPTypes

/// Why a request can't be one.
struct InvalidRequest: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

extension GraphClient {
  /// The request as it is sent, but for the token.
  ///
  /// - Throws: `InvalidRequest`, `GraphAddressError`.
  func prepare(_ call: GraphCall, accepts: String, clientRequestID: String) throws -> GraphHTTPRequest {
    let address = try address(of: call)
    var head = HTTPRequest(
      method: call.endpoint.method,
      scheme: address.scheme,
      authority: address.authority,
      path: address.path
    )
    head.headerFields[.accept] = accepts
    head.headerFields[.clientRequestID] = clientRequestID
    var body: GraphBody?
    if let sent = call.body {
      let bytes = sent.body
      if let length = bytes.length, length > Int64(options.limits.requestBody) {
        throw InvalidRequest("the body has \(length) bytes, and the limit is \(options.limits.requestBody).")
      }
      head.headerFields[.contentType] = try Self.checked(sent.contentType, for: .contentType)
      body = bytes
    }
    try addHeaders(of: call, to: &head)
    return GraphHTTPRequest(head, body: body)
  }

  /// What the client itself, or the transport, is responsible for.
  private static let reserved: Set<String> = [
    "authorization", "connection", "content-length", "host", "te", "trailer", "transfer-encoding", "upgrade",
  ]

  private func addHeaders(of call: GraphCall, to head: inout HTTPRequest) throws {
    for (name, value) in call.options.headers {
      if Self.reserved.contains(name.canonicalName) { throw InvalidRequest("the header \(name) can't be set.") }
      head.headerFields[name] = try Self.checked(value, for: name)
    }
    let preferences = ["include-unknown-enum-members"] + call.options.preferences
    let given = head.headerFields[.prefer].map { [$0] } ?? []
    head.headerFields[.prefer] = try Self.checked((preferences + given).joined(separator: ", "), for: .prefer)
  }

  private static func checked(_ value: String, for name: HTTPField.Name) throws -> String {
    guard HTTPField.isValidValue(value) else {
      throw InvalidRequest("the value of the header \(name) has a character that no header can have.")
    }
    return value
  }

  private func address(of call: GraphCall) throws -> RequestAddress {
    if let given = call.address {
      let address = try RequestAddress(given, base: base)
      guard address.origin == cloud.origin || call.isAnonymous else { throw GraphAddressError(given) }
      return address
    }
    try Self.checkKeys(of: call.endpoint)
    let query = call.options.encodedQuery
    let path = call.endpoint.pathWithVersion + (query.isEmpty ? "" : "?" + query)
    return try RequestAddress(path, base: base)
  }

  /// Keys that are more often a mistake than meant, and that not all servers read alike.
  private static func checkKeys(of endpoint: some GraphEndpoint) throws {
    let keys = endpoint.place.keys
    for key in keys {
      if key.isEmpty { throw InvalidRequest("a key of \(endpoint) is empty.") }
      if key.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
        throw InvalidRequest("a key of \(endpoint) has a control character.")
      }
    }
    if keys.contains(where: { $0.utf8.contains(UInt8(ascii: "/")) || $0.utf8.contains(UInt8(ascii: "%")) }) {
      // In quotes and in paths they are meant.
      for (placeholder, key) in zip(PathTemplate(endpoint.template).placeholders, keys) where placeholder == .key {
        if key.utf8.contains(UInt8(ascii: "/")) { throw InvalidRequest("a key of \(endpoint) has a slash.") }
        if key.utf8.contains(UInt8(ascii: "%")) { throw InvalidRequest("a key of \(endpoint) has a percent sign.") }
      }
    }
    guard endpoint.isAddressable else { throw InvalidRequest("the keys of \(endpoint) make no address.") }
  }
}

extension GraphEndpoint {
  /// `/v1.0/communications/calls`
  var pathWithVersion: String { "/" + Self.version.rawValue + path }
}
