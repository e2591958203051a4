/// A request that wasn't sent yet: where it goes, what it carries, and what its response is.
///
/// It is a value, so it can be kept, changed, compared with what a test expects, sent more than once or put into a batch.
/// `send()` sends it.
public struct GraphRequest<Response: Sendable>: Sendable {
  /// The client that sends it.
  public let client: GraphClient

  var call: GraphCall
  let reader: GraphResponseReader<Response>

  init(_ client: GraphClient, _ call: GraphCall, _ reader: GraphResponseReader<Response>) {
    self.client = client
    self.call = call
    self.reader = reader
  }

  /// Which of the SDK's endpoints is called, with its keys; it says which permission that takes.
  public var endpoint: any GraphEndpoint { call.endpoint }

  /// What is sent; nil for no body.
  public var body: GraphRequestBody? {
    get { call.body }
    set { call.body = newValue }
  }

  /// What is asked for besides.
  public var options: GraphRequestOptions {
    get { call.options }
    set { call.options = newValue }
  }
}

/// All of a request that doesn't depend on the type of its response.
struct GraphCall: Sendable {
  var endpoint: any GraphEndpoint
  var body: GraphRequestBody?
  var options = GraphRequestOptions()

  /// An address of the service that stands for the endpoint's own, such as that of a next page, complete with its query.
  var address: String?

  /// Whether it goes without a token, as to an address that is a secret itself. Only such an address may be elsewhere.
  var isAnonymous = false

  /// The endpoints that permissions are needed for, if they aren't this one: those in a batch.
  var covered: [any GraphEndpoint]?

  init(_ endpoint: any GraphEndpoint, _ body: GraphRequestBody? = nil) {
    self.endpoint = endpoint
    self.body = body
  }
}

extension GraphRequest {
  /// Sends it and reads the response.
  ///
  /// - Throws: `GraphError`, or `CancellationError` if the task was cancelled.
  @discardableResult
  public func send() async throws -> Response { try await response().value }

  /// Sends it and gives the response with its status, its headers and the attempts that it took.
  ///
  /// - Throws: As `send()`.
  public func response() async throws -> GraphResponse<Response> {
    let received = try await client.perform(call, accepts: reader.accepts, isStreamed: reader.isStreamed)
    return try received.read(reader, client)
  }
}

// MARK: Support for generated code

extension GraphRequest where Response: GraphValue {
  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint) {
    self.init(client, GraphCall(endpoint), .value)
  }

  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint, _ body: any GraphValue) {
    self.init(client, GraphCall(endpoint, .json(body)), .value)
  }

  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint, content: GraphBody, type: String) {
    self.init(client, GraphCall(endpoint, .content(content, contentType: type)), .value)
  }
}

extension GraphRequest where Response == Void {
  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint) {
    self.init(client, GraphCall(endpoint), .none)
  }

  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint, _ body: any GraphValue) {
    self.init(client, GraphCall(endpoint, .json(body)), .none)
  }

  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint, content: GraphBody, type: String) {
    self.init(client, GraphCall(endpoint, .content(content, contentType: type)), .none)
  }
}

extension GraphRequest where Response == GraphContent {
  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint) {
    self.init(client, GraphCall(endpoint), .content)
  }

  public init(_graph client: GraphClient, _ endpoint: any GraphEndpoint, _ body: any GraphValue) {
    self.init(client, GraphCall(endpoint, .json(body)), .content)
  }
}

extension GraphRequest {
  /// For a response that may have no body.
  public init<Value: GraphValue>(_graph client: GraphClient, _ endpoint: any GraphEndpoint) where Response == Value? {
    self.init(client, GraphCall(endpoint), .optional())
  }

  /// For a response that may have no body.
  public init<Value: GraphValue>(
    _graph client: GraphClient,
    _ endpoint: any GraphEndpoint,
    _ body: any GraphValue
  ) where Response == Value? {
    self.init(client, GraphCall(endpoint, .json(body)), .optional())
  }
}
