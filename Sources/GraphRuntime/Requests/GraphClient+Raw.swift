public import HTTPTypes

extension GraphClient {
  /// A request for an address of this service that no generated method leads to, such as a link that a response had. It
  /// takes a permission that nobody here knows, so that a client that enforces what is granted refuses it.
  ///
  /// - Parameters:
  ///   - address: Scheme, host, path and query, percent-encoded; or a path with its version, such as `/v1.0/me`. An
  ///     address of another origin is an error when the request is sent.
  ///   - method: The method of HTTP.
  ///   - body: What is sent as JSON; nil for no body.
  ///   - response: What the response is read as.
  public func request<Response: GraphValue>(
    _ address: String,
    method: HTTPRequest.Method = .get,
    body: (any GraphValue)? = nil,
    as response: Response.Type = JSONValue.self
  ) -> GraphRequest<Response> {
    GraphRequest(self, rawCall(method, address, body.map { .json($0) }), .value)
  }

  /// The same for a response of which only the status matters.
  public func request(
    _ address: String,
    method: HTTPRequest.Method,
    body: (any GraphValue)? = nil,
    as response: Void.Type
  ) -> GraphRequest<Void> {
    GraphRequest(self, rawCall(method, address, body.map { .json($0) }), .none)
  }

  func rawCall(_ method: HTTPRequest.Method, _ address: String, _ body: GraphRequestBody? = nil) -> GraphCall {
    let path = (try? RequestAddress(address, base: base))?.path ?? "/"
    let isBeta = FoldedName.areEqual(String(path.prefix(6)), "/beta/")
    var call = GraphCall(RawEndpoint.make(method, isBeta ? .beta : .v1, path: path), body)
    call.address = address
    return call
  }
}

extension GraphRequest {
  /// The same request for another address of its service, complete with its query: one that a response gave to go on with,
  /// such as a delta link that was kept. Query options don't apply to it; headers do.
  public func resuming(at link: String) -> Self {
    var request = self
    request.call.address = link
    return request
  }
}
