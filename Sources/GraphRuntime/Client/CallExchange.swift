import HTTPTypes

extension CallExecution {
  /// One exchange, and more where the service answers with another address of what is asked for.
  func exchange(_ request: GraphHTTPRequest, _ token: HeldToken?) async throws -> GraphHTTPResponse {
    var request = request
    var redirects = 0
    while true {
      let isOwn = Self.origin(of: request.head) == client.cloud.origin
      var authorised = request
      // Middleware may have sent the request elsewhere; the token goes to Graph alone.
      authorised.head.headerFields[.authorization] = isOwn ? token.map { "Bearer " + $0.value } : nil
      let response = try await client.transport.send(authorised)
      guard redirects < Self.maximumRedirects, let next = Self.redirect(request, response.head) else {
        return try await collect(response, method: request.head.method)
      }
      request = next
      redirects += 1
    }
  }

  private static let maximumRedirects = 5

  private static func origin(of head: HTTPRequest) -> AddressOrigin? {
    guard let scheme = head.scheme, let authority = head.authority else { return nil }
    return AddressOrigin(scheme + "://" + authority)
  }

  /// The request for the address that a response leads to. Only what is read follows, since the content of files is
  /// elsewhere; nothing that changes something does, nor does anything to a place without encryption.
  private static func redirect(_ request: GraphHTTPRequest, _ response: HTTPResponse) -> GraphHTTPRequest? {
    guard request.head.method == .get || request.head.method == .head,
      [301, 302, 303, 307, 308].contains(response.status.code),
      let location = response.headerFields[.location], let scheme = request.head.scheme,
      let authority = request.head.authority, let base = try? RequestAddress(scheme + "://" + authority),
      let target = try? RequestAddress(location, base: base), target.scheme == base.scheme
    else { return nil }
    var next = request
    next.head.scheme = target.scheme
    next.head.authority = target.authority
    next.head.path = target.path
    if target.origin != base.origin {
      // Headers may hold more than one kind of secret.
      next.head.headerFields = HTTPFields(
        request.head.headerFields.filter { [.accept, .range, .acceptLanguage].contains($0.name) }
      )
    }
    return next
  }

  /// The response with its body in memory, unless it is streamed. An error's body is read as far as it is of use.
  private func collect(_ response: GraphHTTPResponse, method: HTTPRequest.Method) async throws -> GraphHTTPResponse {
    let isSuccess = response.head.status.kind == .successful
    if isStreamed, isSuccess { return response }
    if method == .head { return GraphHTTPResponse(response.head) }
    let bytes: [UInt8]
    if isSuccess {
      bytes = try await response.body.bytes(upTo: client.options.limits.responseBody)
      try Self.checkLength(bytes, response.head)
    } else {
      bytes = try await response.body.prefix(client.options.limits.errorBody + 1).bytes
    }
    return GraphHTTPResponse(response.head, body: GraphBody(bytes))
  }

  /// Transports that don't see themselves that a body was cut off are many.
  private static func checkLength(_ bytes: [UInt8], _ head: HTTPResponse) throws {
    guard head.headerFields[.contentEncoding] == nil, let text = head.headerFields[.contentLength],
      let length = Int(text), length != bytes.count
    else { return }
    throw GraphTransportError("the response has \(bytes.count) bytes instead of \(length).", isBeforeSending: false)
  }
}
