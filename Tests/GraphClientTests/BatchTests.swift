import CallsInitiateAll
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Batches")
struct BatchTests {
  private let time = TestTime()

  /// Answers each request of a batch, in the opposite order.
  private static func answer(
    _ request: GraphHTTPRequest,
    _ answer: (JSONValue) -> JSONValue = { _ in ["status": 200, "body": ["id": "x"]] }
  ) throws -> GraphHTTPResponse {
    let batch = try JSONValue(parsing: request.body?.bytesInMemory ?? [])
    let responses = (batch["requests"]?.array ?? []).reversed().map { item -> JSONValue in
      var members = answer(item).object ?? [:]
      members["id"] = item["id"]
      return .object(members)
    }
    return .json(200, JSONValue.object(["responses": .array(Array(responses))]).serialized())
  }

  private func ids(_ transport: ScriptedTransport) async throws -> [[String]] {
    try await transport.requests.map {
      try JSONValue(parsing: $0.body?.bytesInMemory ?? [])["requests"]?.array?.compactMap { $0["id"]?.string } ?? []
    }
  }

  @Test("Requests of several types come back as their values; the token is the batch's alone")
  func values() async throws {
    let transport = ScriptedTransport { request, _ in
      try Self.answer(request) { item in
        item["method"] == "POST"
          ? ["status": 200, "body": ["clientContext": "c"]] : ["status": 200, "body": ["id": "1"]]
      }
    }
    let samples = Samples(transport, credential: StaticTokenCredential(Tokens.initiate), time.options)
    let (muted, seen) = try await samples.graph.batch(samples.mute(), samples.get().select("id"))
    #expect(muted.clientContext == "c")
    #expect(seen.id == "1")
    let sent = try #require(await transport.requests.first)
    #expect(sent.head.path == "/v1.0/$batch")
    #expect(sent.head.headerFields[.authorization] == "Bearer " + Tokens.initiate)
    let items = try await transport.json(0)["requests"]
    #expect(items?[0]?["url"] == "/communications/calls/1/mute")
    #expect(items?[0]?["headers"]?["Content-Type"] == "application/json")
    #expect(items?[0]?["body"] == ["clientContext": "c"])
    #expect(items?[1]?["url"] == "/communications/calls/1?$select=id")
    #expect(items?[1]?["body"] == nil)
    let text = String(decoding: sent.body?.bytesInMemory ?? [], as: UTF8.self)
    #expect(!text.contains(Tokens.initiate))
  }

  @Test("41 requests are 20, 20 and 1; one that is throttled goes again alone")
  func split() async throws {
    let transport = ScriptedTransport { request, number in
      try Self.answer(request) { item in
        number == 1 && item["id"] == "25"
          ? ["status": 429, "headers": ["Retry-After": "2"]] : ["status": 200, "body": ["id": item["id"] ?? .null]]
      }
    }
    let samples = Samples(transport, time.options)
    let results = try await samples.graph.batch((0..<41).map { samples.get("\($0)") })
    #expect(try results.map { try $0.get().id } == (0..<41).map(String.init))
    #expect(try await ids(transport).map(\.count) == [20, 20, 1, 1])
    #expect(try await ids(transport)[2] == ["25"])
    #expect(time.waits == [.seconds(2)])
  }

  @Test("A failure is its request's own")
  func failures() async throws {
    let transport = ScriptedTransport { request, _ in
      try Self.answer(request) { item in
        item["id"] == "0"
          ? ["status": 404, "body": ["error": ["code": "8522", "message": "m"]]] : ["status": 200, "body": ["id": "1"]]
      }
    }
    let samples = Samples(transport, time.options)
    let results = try await samples.graph.batch([samples.get("a"), samples.get("b")])
    #expect(throws: GraphError.self) { try results[0].get() }
    #expect(try results[1].get().id == "1")
    do {
      _ = try await samples.graph.batch(samples.get(), samples.mute())
      Issue.record("There was no error.")
    } catch let error as GraphError {
      #expect(error.response?.code == "8522")
      #expect(error.endpoint as? GraphV1.Endpoint == .getCommunicationsCallsByID(callID: "1"))
    }
  }

  @Test("A POST that may have been carried out isn't repeated, in a batch neither")
  func notRepeated() async throws {
    let transport = ScriptedTransport { request, _ in try Self.answer(request) { _ in ["status": 504] } }
    let samples = Samples(transport, time.options)
    let results = try await samples.graph.batch([samples.mute()])
    #expect(throws: GraphError.self) { try results[0].get() }
    #expect(await transport.requests.count == 1)
  }

  @Test("Chains stay whole, and go on where they were throttled")
  func chains() async throws {
    let transport = ScriptedTransport { request, number in
      try Self.answer(request) { item in
        guard number == 0, let id = item["id"]?.string.flatMap({ Int($0) }), id > 0 else {
          return ["status": 200, "body": ["id": "x"]]
        }
        return ["status": id == 1 ? 429 : 424]
      }
    }
    let samples = Samples(transport, time.options)
    var batch = GraphBatch(samples.graph)
    let first = batch.add(samples.get("a"))
    let second = batch.add(samples.mute("b"), after: first)
    let third = batch.add(samples.keepAlive("c"), after: second)
    let other = batch.add(samples.get("d"))
    let last = batch.add(samples.get("e"), after: other)
    let responses = try await batch.send()
    #expect(try responses.value(first).id == "x")
    try responses.value(third)
    #expect(try responses.value(last).id == "x")
    #expect(try await ids(transport) == [["0", "1", "2"], ["1", "2"], ["3", "4"]])
    let again = try await transport.json(1)["requests"]
    #expect(again?[0]?["dependsOn"] == nil)
    #expect(again?[1]?["dependsOn"] == ["1"])
  }

  @Test("What the service doesn't take is refused before anything is sent")
  func refused() async throws {
    let transport = ScriptedTransport { request, _ in try Self.answer(request) }
    let samples = Samples(transport, time.options)
    var mixed = GraphBatch(samples.graph)
    let first = mixed.add(samples.get())
    _ = mixed.add(samples.get(), after: first)
    _ = mixed.add(samples.get())
    var forked = GraphBatch(samples.graph)
    let head = forked.add(samples.get())
    _ = forked.add(samples.get(), after: head)
    _ = forked.add(samples.get(), after: head)
    var long = GraphBatch(samples.graph)
    var place = long.add(samples.get())
    for _ in 0..<20 { place = long.add(samples.get(), after: place) }
    var broken = GraphBatch(samples.graph)
    for number in 0..<30 { _ = broken.add(samples.get(number == 29 ? "" : "a")) }
    for batch in [mixed, forked, long, broken] {
      do {
        _ = try await batch.send()
        Issue.record("There was no error.")
      } catch let error as GraphError {
        guard case .invalidRequest = error.reason else { throw error }
      }
    }
    #expect(await transport.requests.isEmpty)
  }

  @Test("A response that is missing is its request's error")
  func missing() async throws {
    let transport = ScriptedTransport { _, _ in .json(200, #"{"responses":[{"id":"7","status":200}]}"#) }
    let samples = Samples(transport, time.options)
    let results = try await samples.graph.batch([samples.get()])
    #expect(throws: GraphError.self) { try results[0].get() }
  }
}
