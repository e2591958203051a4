/// Requests that go together, at most 20 in one exchange (Microsoft Graph documentation, "Combine multiple HTTP requests
/// using JSON batching").
///
/// Requests may be added after others, in chains: each runs when the one before it has succeeded. The service takes
/// requests that are all in one chain or all by themselves, so that a batch of both is an error before anything is sent.
/// More than 20 are divided; a chain stays whole. Requests that are throttled are sent again without the others.
public struct GraphBatch: Sendable {
  /// The client that sends it.
  public let client: GraphClient
  var items: [BatchItem] = []

  /// A batch without a request yet.
  public init(_ client: GraphClient) { self.client = client }

  /// How many requests go in one exchange at most.
  public static let maximumCount = 20

  /// A request's place, to find its response by.
  public struct Place<Response: Sendable>: Hashable, Sendable {
    let index: Int
    let reader: GraphResponseReader<Response>

    public static func == (left: Self, right: Self) -> Bool { left.index == right.index }
    public func hash(into hasher: inout Hasher) { hasher.combine(index) }
  }

  /// Adds a request that waits for no other one.
  public mutating func add<Response>(_ request: GraphRequest<Response>) -> Place<Response> {
    append(request, after: nil)
  }

  /// Adds a request that runs when another one has succeeded.
  public mutating func add<Response, Earlier>(
    _ request: GraphRequest<Response>,
    after earlier: Place<Earlier>
  ) -> Place<Response> {
    append(request, after: earlier.index)
  }

  private mutating func append<Response>(_ request: GraphRequest<Response>, after index: Int?) -> Place<Response> {
    items.append(BatchItem(call: request.call, accepts: request.reader.accepts, after: index))
    return Place(index: items.count - 1, reader: request.reader)
  }

  /// Sends it.
  ///
  /// - Throws: `GraphError` when the requests can't be a batch or an exchange failed as a whole. What became of each
  ///   request is in the responses.
  public func send() async throws -> GraphBatchResponses {
    GraphBatchResponses(client: client, results: try await BatchExecution(client: client, items: items).run())
  }
}

/// What became of a batch's requests.
public struct GraphBatchResponses: Sendable {
  let client: GraphClient
  let results: [Result<ReceivedResponse, GraphError>]

  /// - Throws: `GraphError`.
  public func value<Response>(_ place: GraphBatch.Place<Response>) throws -> Response {
    try response(place).value
  }

  /// - Throws: `GraphError`.
  public func response<Response>(_ place: GraphBatch.Place<Response>) throws -> GraphResponse<Response> {
    try results[place.index].get().read(place.reader, client)
  }
}

extension GraphClient {
  /// Sends requests together and gives their values.
  ///
  /// - Throws: `GraphError`: that of the first request that failed, or of the batch. `GraphBatch` tells what became of
  ///   each.
  public func batch<each Response>(
    _ requests: repeat GraphRequest<each Response>
  ) async throws -> (repeat each Response) {
    var batch = GraphBatch(self)
    let places = (repeat batch.add(each requests))
    let responses = try await batch.send()
    return (repeat try responses.value(each places))
  }

  /// Sends requests together and gives what became of each, in their order.
  ///
  /// - Throws: `GraphError` when an exchange failed as a whole.
  public func batch<Response>(
    _ requests: [GraphRequest<Response>]
  ) async throws -> [Result<Response, any Error>] {
    var batch = GraphBatch(self)
    let places = requests.map { batch.add($0) }
    let responses = try await batch.send()
    return places.map { place in Result { try responses.value(place) } }
  }
}
