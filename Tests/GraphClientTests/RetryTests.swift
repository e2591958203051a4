import Foundation
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Retries")
struct RetryTests {
  private let time = TestTime()

  /// A first response, then success.
  private func transport(_ first: GraphHTTPResponse) -> ScriptedTransport {
    ScriptedTransport { _, number in number == 0 ? first : .json(200, "{}") }
  }

  @Test("What was throttled goes again, whatever it is", arguments: [429, 503])
  func throttled(status: Int) async throws {
    let transport = transport(.json(status, "", ["Retry-After": "7"]))
    let response = try await Samples(transport, time.options).create().response()
    #expect(await transport.requests.count == 2)
    #expect(time.waits == [.seconds(7)])
    #expect(response.attempts.map(\.wait) == [.seconds(7), nil])
  }

  @Test("What may have been carried out is repeated only where that does no harm", arguments: [502, 503, 504])
  func unclear(status: Int) async throws {
    let first = GraphHTTPResponse.json(status)
    let post = transport(first)
    let error = try await failure(of: Samples(post, time.options).create())
    #expect(await post.requests.count == 1)
    #expect(error.attempts.count == 1)
    for number in 0..<4 {
      let transport = transport(first)
      let samples = Samples(transport, time.options)
      switch number {
      case 0: try await samples.get().send()
      case 1: try await samples.delete().send()
      case 2: try await samples.keepAlive().send()
      default: try await samples.mute().repeatable().send()
      }
      #expect(await transport.requests.count == 2)
    }
  }

  @Test("Other errors end the call", arguments: [400, 401, 403, 404, 409, 410, 500, 501, 509])
  func ends(status: Int) async throws {
    let transport = transport(.json(status))
    let error = try await failure(of: Samples(transport, time.options).get())
    #expect(await transport.requests.count == 1)
    #expect(error.response?.status.code == status)
  }

  @Test("A failure before anything was sent goes again; one after it only where that does no harm")
  func failures() async throws {
    for (isBeforeSending, postCount) in [(true, 2), (false, 1)] {
      let transport = ScriptedTransport { _, number in
        if number == 0 { throw GraphTransportError("broken", isBeforeSending: isBeforeSending) }
        return .json(200, "{}")
      }
      _ = try? await Samples(transport, time.options).create().send()
      #expect(await transport.requests.count == postCount)
    }
  }

  @Test("Without Retry-After the waits double, with jitter, up to a limit, three times")
  func backOff() async throws {
    let transport = ScriptedTransport { _, _ in .json(429) }
    let error = try await failure(of: Samples(transport, time.options).create())
    #expect(time.waits == [.seconds(3), .seconds(6), .seconds(12)])
    #expect(error.attempts.map(\.number) == [1, 2, 3, 4])
    var policy = GraphRetryPolicy()
    policy.random = { 0 }
    #expect(policy.delay(beforeRetry: 1) == .seconds(1.5))
    #expect(policy.delay(beforeRetry: 30) == .seconds(60))
    #expect(GraphRetryPolicy().delay(beforeRetry: 1) >= .seconds(1.5))
  }

  @Test("A date is measured against the response's own, and exactly")
  func date() async throws {
    let headers = ["Retry-After": "Tue, 24 Nov 2026 08:51:42 GMT", "Date": "Tue, 24 Nov 2026 08:49:37 GMT"]
    let transport = transport(.json(429, "", headers))
    try await Samples(transport, time.options).get().send()
    #expect(time.waits == [.seconds(125)])
  }

  @Test(
    "Dates of HTTP are read",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777 as Int64?), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 31 Feb 2026 00:00:00 GMT", nil), ("soon", nil), ("", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil),
    ]
  )
  func dates(text: String, seconds: Int64?) { #expect(HTTPDate.secondsSince1970(text) == seconds) }

  @Test("A wait beyond the budget ends the call at once", arguments: ["301", "99999999999999999999"])
  func beyondBudget(seconds: String) async throws {
    let transport = transport(.json(429, "", ["Retry-After": seconds]))
    let error = try await failure(of: Samples(transport, time.options).get())
    #expect(await transport.requests.count == 1)
    #expect(time.waits.isEmpty)
    #expect(error.response?.retryAfter.map { $0 >= .seconds(301) } == true)
  }

  @Test("Waits add up, and so does the time of the call")
  func budget() async throws {
    let transport = ScriptedTransport { _, _ in .json(429, "", ["Retry-After": "200"]) }
    _ = try await failure(of: Samples(transport, time.options).get())
    #expect(time.waits == [.seconds(200)])
    let late = ScriptedTransport { _, _ in .json(429, "", ["Retry-After": "6001"]) }
    let short = TestTime()
    var options = short.options
    options.retry.budget = .seconds(10_000)
    _ = try await failure(of: Samples(late, options).get().timeout(.seconds(6_000)))
    #expect(await late.requests.count == 1)
    #expect(short.waits.isEmpty)
  }

  @Test("Content that can be read once is sent once")
  func content() async throws {
    let transport = transport(.json(429))
    let chunks = AsyncStream<[UInt8]> { continuation in
      continuation.yield([1, 2])
      continuation.finish()
    }
    var request = Samples(transport, time.options).create()
    request.body = .content(GraphBody(chunks, length: 2), contentType: "audio/wav")
    _ = try await failure(of: request)
    #expect(await transport.requests.count == 1)
  }

  @Test("Every attempt is told, without keys")
  func visible() async throws {
    let lines = AsyncStream.makeStream(of: String.self)
    var options = time.options
    options.onAttempt = { endpoint, attempt in lines.continuation.yield("\(endpoint) \(attempt.number)") }
    try await Samples(transport(.json(503)), options).get("secret").send()
    lines.continuation.finish()
    var told: [String] = []
    for await line in lines.stream { told.append(line) }
    #expect(told == ["GET /v1.0/communications/calls/{id} 1", "GET /v1.0/communications/calls/{id} 2"])
  }

  @Test("Middleware is around the call and around each attempt, and doesn't see the token")
  func middleware() async throws {
    struct Recorder: GraphMiddleware {
      let name: String
      let lines: AsyncStream<String>.Continuation

      func intercept(
        _ request: GraphHTTPRequest,
        context: GraphMiddlewareContext,
        next: @Sendable (GraphHTTPRequest) async throws -> GraphHTTPResponse
      ) async throws -> GraphHTTPResponse {
        #expect(request.head.headerFields[.authorization] == nil)
        lines.yield("\(name) \(context.attempt ?? 0)")
        var request = request
        request.head.headerFields[.userAgent] = (request.head.headerFields[.userAgent] ?? "") + name
        return try await next(request)
      }
    }
    let lines = AsyncStream.makeStream(of: String.self)
    var options = time.options
    options.callMiddleware = ["a", "b"].map { Recorder(name: $0, lines: lines.continuation) }
    options.attemptMiddleware = [Recorder(name: "c", lines: lines.continuation)]
    let transport = transport(.json(503))
    try await Samples(transport, credential: StaticTokenCredential(Tokens.initiate), options).get().send()
    lines.continuation.finish()
    var told: [String] = []
    for await line in lines.stream { told.append(line) }
    #expect(told == ["a 0", "b 0", "c 1", "c 2"])
    #expect(await transport.requests.last?.head.headerFields[.userAgent] == "abc")
    #expect(await transport.requests.last?.head.headerFields[.authorization] == "Bearer " + Tokens.initiate)
  }
}
