import HTTPTypes

/// Sends a batch: exchange by exchange, and what was throttled again.
struct BatchExecution {
  typealias Outcome = Result<ReceivedResponse, GraphError>

  let client: GraphClient
  let items: [BatchItem]

  func run() async throws -> [Outcome] {
    guard let first = items.first else { return [] }
    let exchanges: [[Int]]
    do {
      exchanges = try BatchPlan.exchanges(items)
    } catch let error as InvalidRequest {
      throw GraphError(.invalidRequest(error.message), first.call.endpoint)
    }
    // Before the first one is sent, so that a mistake in the last one doesn't leave half of them done.
    let messages = try items.map { try BatchMessage($0, client) }
    var outcomes: [Outcome?] = Array(repeating: nil, count: items.count)
    // All endpoints are looked at before the first exchange, so that none is called before another one is refused.
    var covered = items.map(\.call.endpoint)
    for places in exchanges {
      try await exchange(places, messages, covered, &outcomes)
      covered = []
    }
    return zip(items, outcomes).map { item, outcome in outcome ?? .failure(Self.missing(item)) }
  }

  private static func missing(_ item: BatchItem) -> GraphError {
    GraphError(.unreadableResponse(EmptyResponse()), item.call.endpoint)
  }

  private func exchange(
    _ places: [Int],
    _ messages: [BatchMessage],
    _ covered: [any GraphEndpoint],
    _ outcomes: inout [Outcome?]
  ) async throws {
    var places = places
    var retries = 0
    var waited = Duration.zero
    let policy = client.options.retry
    while !places.isEmpty {
      let answers = try await send(places, messages, covered)
      var wait = Duration.zero
      var again: [Int] = []
      for place in places {
        guard let answer = answers[place] else { continue }
        let item = items[place]
        outcomes[place] = answer.outcome(of: item)
        let cause = RetryCause.status(answer.head.status, retryAfter: RetryAfter.duration(answer.head.headerFields))
        let failedBefore = item.after.map(again.contains) ?? false
        if failedBefore || cause.allowsRetry(isRepeatable: item.call.isRepeatable) {
          again.append(place)
          if !failedBefore { wait = max(wait, cause.retryAfter ?? policy.delay(beforeRetry: retries + 1)) }
        }
      }
      guard !again.isEmpty, retries < policy.maximumRetries, waited + wait <= policy.budget else { return }
      retries += 1
      waited += wait
      try await client.options.clock.sleep(wait)
      places = again
    }
  }

  private func send(
    _ places: [Int],
    _ messages: [BatchMessage],
    _ covered: [any GraphEndpoint]
  ) async throws -> [Int: BatchAnswer] {
    let version = items[places[0]].call.endpoint.version
    let requests = places.enumerated().map { position, place in
      messages[place].json(id: place, after: position > 0 ? items[place].after : nil)
    }
    let body = JSONValue.object(["requests": .array(requests)])
    var call = client.rawCall(.post, "/\(version)/$batch", .json(body))
    call.covered = covered
    call.options.isRepeatable = places.allSatisfy { items[$0].call.isRepeatable }
    let response = try await GraphRequest<JSONValue>(client, call, .value).send()
    var answers: [Int: BatchAnswer] = [:]
    for json in response["responses"]?.array ?? [] {
      guard let id = json["id"]?.string.flatMap({ Int($0) }), places.contains(id), let answer = BatchAnswer(json) else {
        continue
      }
      answers[id] = answer
    }
    return answers
  }
}
