import CallsInitiateAll
import Foundation
import GraphURLSession
import HTTPTypes
import Testing

@testable import GraphRuntime

/// What services and networks do, over real sockets. Each fault has one result, and nothing hangs.
///
/// While a thousand other tests have the machine, a call may take a minute that takes a millisecond alone. So what isn't
/// about time gets a lot of it, a server that is to be slow never answers, and a limit that is to end something ends when
/// the test says so.
@Suite("Faults over sockets", .timeLimit(.minutes(15)))
struct FaultTests {
  typealias Action = LoopbackServer.Action

  /// What the server does.
  private struct Script {
    let answer: @Sendable (LoopbackServer.Request) -> [Action]

    init(_ answer: @escaping @Sendable (LoopbackServer.Request) -> [Action]) { self.answer = answer }
  }

  private static let ok = Action.response(200, [:], #"{"id":"1"}"#)

  /// For a call; more than it may wait between attempts.
  private static let limit = Duration.seconds(600)

  private static let attemptLimit = Duration.seconds(300)

  /// A clock by which calls take no time, and that waits as long as it is told to, but for one duration: there it waits
  /// for something else.
  private static func clock(
    insteadOf limit: Duration,
    _ wait: @escaping @Sendable () async throws -> Void
  ) -> GraphClock {
    GraphClock(
      elapsed: { .zero },
      sleep: { duration in
        if duration == limit {
          try await wait()
        } else {
          try await Task.sleep(for: duration)
        }
      },
      secondsSince1970: { 1_800_000_000 }
    )
  }

  private actor Counter {
    private var count = 0

    /// From 0.
    func next() -> Int {
      defer { count += 1 }
      return count
    }
  }

  /// By this clock, the time of the first attempt is over as soon as the server has its request; that of others never is.
  private static func firstAttemptEnds(_ server: LoopbackServer) -> GraphClock {
    let attempts = Counter()
    return clock(insteadOf: attemptLimit) {
      guard await attempts.next() == 0 else { return try await Task.sleep(for: limit) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    }
  }

  /// Runs a body with a client for a server, once with each transport. Waits between attempts take next to no time.
  private func with(
    timeout: Duration = Self.limit,
    clock: (LoopbackServer) -> GraphClock = { _ in .system },
    _ script: Script,
    _ body: (Samples, LoopbackServer) async throws -> Void
  ) async throws {
    var options = GraphClientOptions()
    options.timeout = timeout
    options.attemptTimeout = Self.attemptLimit
    options.retry.baseDelay = .milliseconds(10)
    for transport in Transports.all() {
      let server = try LoopbackServer(script.answer)
      defer { server.stop() }
      options.clock = clock(server)
      let graph = GraphClient(
        credential: StaticTokenCredential(Tokens.initiate),
        transport: transport,
        cloud: try GraphCloud(base: server.base),
        options: options
      )
      try await body(Samples(graph), server)
    }
  }

  @Test("A call is made, with its token and its body")
  func plain() async throws {
    try await with(Script { _ in [Self.ok] }) { samples, server in
      let id = try await samples.mute("a b").send().id
      #expect(id == "1")
      let request = try #require(server.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/v1.0/communications/calls/a%20b/mute")
      #expect(request.headers["authorization"] == "Bearer " + Tokens.initiate)
      #expect(request.body == Array(#"{"clientContext":"c"}"#.utf8))
      try await samples.keepAlive().send()
      #expect(server.requests.last?.headers["content-length"] == "0")
    }
  }

  @Test("A response without a body, 200, 202 and 204", arguments: [200, 202, 204])
  func noBody(status: Int) async throws {
    try await with(Script { _ in [status == 204 ? .text("HTTP/1.1 204 No\r\n\r\n") : .response(status)] }) {
      samples,
      _ in
      try await samples.delete().send()
      let nothing = try await samples.raw().send()
      #expect(nothing == nil)
    }
  }

  @Test("429 with Retry-After as seconds and as a date")
  func retryAfter() async throws {
    let date = ["Date": "Tue, 24 Nov 2026 08:49:37 GMT", "Retry-After": "Tue, 24 Nov 2026 08:49:38 GMT"]
    try await with(
      Script {
        $0.number == 0 ? [.response(429, ["Retry-After": "1"])] : $0.number == 1 ? [.response(429, date)] : [Self.ok]
      }
    ) {
      samples,
      _ in
      let clock = ContinuousClock()
      let start = clock.now
      let response = try await samples.create().response()
      #expect(start.duration(to: clock.now) >= .seconds(2))
      #expect(response.attempts.map(\.wait) == [.seconds(1), .seconds(1), nil])
    }
  }

  @Test("Retry-After beyond the budget")
  func beyondBudget() async throws {
    try await with(Script { _ in [.response(429, ["Retry-After": "301"])] }) { samples, server in
      let error = try await failure(of: samples.get())
      #expect(error.response?.retryAfter == .seconds(301))
      #expect(server.requests.count == 1)
    }
  }

  @Test("503 twice, then success")
  func unavailable() async throws {
    try await with(Script { $0.number < 2 ? [.response(503)] : [Self.ok] }) { samples, server in
      let response = try await samples.get().response()
      #expect(response.attempts.count == 3)
      #expect(server.requests.count == 3)
    }
  }

  @Test("504 on POST: one attempt")
  func gatewayTimeout() async throws {
    try await with(Script { _ in [.response(504)] }) { samples, server in
      let error = try await failure(of: samples.create())
      #expect(error.response?.status.code == 504)
      #expect(server.requests.count == 1)
    }
  }

  @Test("401 with claims in a quoted list")
  func claims() async throws {
    let header =
      #"Bearer realm="", authorization_uri="https://login.example/a,b", error="insufficient_claims", claims="e30=""#
    let server = try LoopbackServer { $0.number == 0 ? [.response(401, ["WWW-Authenticate": header])] : [Self.ok] }
    defer { server.stop() }
    let credential = CountingCredential { GraphAccessToken("t\($0)", lifetime: nil) }
    let cloud = try GraphCloud(base: server.base)
    let graph = GraphClient(credential: credential, transport: URLSessionTransport(), cloud: cloud)
    try await Samples(graph).create().send()
    #expect(server.requests.map { $0.headers["authorization"] } == ["Bearer t0", "Bearer t1"])
    #expect(await credential.requests.map(\.claims) == [nil, "{}"])
  }

  @Test("No connection: POST goes again too, since nothing was sent")
  func refused() async throws {
    try await with(Script { _ in [Self.ok] }) { samples, server in
      server.stop()
      let error = try await failure(of: samples.create())
      guard case .transport(let failure) = error.reason else { throw error }
      #expect(failure.isBeforeSending)
      #expect(error.attempts.count == 4)
    }
  }

  @Test("Reset before the response", arguments: [Action.reset, .close])
  func reset(action: Action) async throws {
    try await with(Script { $0.number == 0 ? [action] : [Self.ok] }) { samples, server in
      try await samples.get().send()
      #expect(server.requests.count == 2)
    }
    try await with(Script { _ in [action] }) { samples, server in
      let error = try await failure(of: samples.create())
      guard case .transport(let failure) = error.reason else { throw error }
      #expect(!failure.isBeforeSending)
      #expect(server.requests.count == 1)
    }
  }

  @Test("A connection that was used before ends instead of answering: POST isn't sent twice, by nobody")
  func usedConnection() async throws {
    for action in [Action.reset, .close] {
      try await with(Script { $0.method == "GET" ? [Self.ok] : [action] }) { samples, server in
        for _ in 0..<3 { try await samples.get().send() }
        let error = try await failure(of: samples.create())
        guard case .transport = error.reason else { throw error }
        #expect(server.requests.count { $0.method == "POST" } == 1)
      }
    }
  }

  @Test("Reset or end in the middle of the body", arguments: [Action.reset, .close])
  func cutOff(action: Action) async throws {
    let half = Action.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: application/json\r\n\r\n{\"id\":")
    try await with(Script { $0.number == 0 ? [half, .pause(seconds: 0.05), action] : [Self.ok] }) { samples, server in
      let id = try await samples.get().send().id
      #expect(id == "1")
      #expect(server.requests.count == 2)
    }
    try await with(Script { _ in [half, .pause(seconds: 0.05), action] }) { samples, server in
      let error = try await failure(of: samples.create())
      guard case .transport = error.reason else { throw error }
      #expect(server.requests.count == 1)
    }
  }

  @Test("A response slower than the attempt's limit: GET again, POST not")
  func slow() async throws {
    let script = Script { $0.number == 0 ? [.silence] : [Self.ok] }
    try await with(clock: Self.firstAttemptEnds, script) { samples, server in
      let response = try await samples.get().response()
      #expect(response.attempts.count == 2)
      guard case .timedOut = try #require(response.attempts.first).outcome else { throw CancellationError() }
      #expect(server.requests.count == 2)
    }
    try await with(clock: Self.firstAttemptEnds, script) { samples, server in
      let error = try await failure(of: samples.create())
      guard case .timedOut(after: Self.attemptLimit) = error.reason else { throw error }
      #expect(server.requests.count == 1)
    }
  }

  @Test("Bytes that trickle for longer than the limit")
  func trickle() async throws {
    let head = Action.text("HTTP/1.1 200 OK\r\nContent-Length: 6000\r\n\r\n")
    // For ten minutes, unless the client goes.
    let drops = (0..<6_000).flatMap { _ in [Action.text(" "), .pause(seconds: 0.1)] }
    try await with(timeout: .seconds(1), Script { _ in [head] + drops }) { samples, server in
      let clock = ContinuousClock()
      let start = clock.now
      let error = try await failure(of: samples.get())
      guard case .timedOut(after: .seconds(1)) = error.reason else { throw error }
      let time = start.duration(to: clock.now)
      #expect(time >= .seconds(1))
      #expect(time < .seconds(200))
      #expect(server.requests.count <= 1)
    }
  }

  @Test("Bodies that aren't JSON, and errors of others")
  func notJSON() async throws {
    try await with(Script { _ in [.response(200, [:], "{\"id\":")] }) { samples, server in
      guard case .unreadableResponse = try await failure(of: samples.get()).reason else { throw CancellationError() }
      #expect(server.requests.count == 1)
    }
    try await with(Script { _ in [.response(400, ["Content-Type": "text/html"], "<html>no</html>")] }) { samples, _ in
      let error = try await failure(of: samples.get())
      #expect(error.response.map { String(decoding: $0.body, as: UTF8.self) } == "<html>no</html>")
    }
    let long = String(repeating: "x", count: 1 << 20)
    try await with(Script { _ in [.response(400, [:], long)] }) { samples, _ in
      let error = try await failure(of: samples.get())
      #expect(error.response?.body.count == 65_536)
      #expect(error.response?.isBodyCutOff == true)
    }
  }

  @Test("Redirects: followed by GET alone, and the token stays", arguments: [301, 302, 307, 308])
  func redirects(status: Int) async throws {
    let other = try LoopbackServer { _ in [Self.ok] }
    defer { other.stop() }
    let elsewhere = other.base + "/file"
    try await with(
      Script { request in
        switch request.target {
        case "/v1.0/communications/calls/1": [.response(status, ["Location": elsewhere])]
        case "/v1.0/communications/calls/2": [.response(status, ["Location": "/here"])]
        case "/here": [Self.ok]
        case "/v1.0/communications/calls/3": [.response(status, ["Location": "http://example.com/x?secret=1"])]
        default: [.response(status, ["Location": elsewhere])]
        }
      }
    ) { samples, server in
      let id = try await samples.get("1").send().id
      #expect(id == "1")
      let there = other.requests.count
      #expect(there > 0)
      #expect(other.requests.allSatisfy { $0.headers["authorization"] == nil })
      #expect(other.requests.allSatisfy { $0.headers["client-request-id"] == nil })
      try await samples.get("2").send()
      #expect(server.requests.last?.headers["authorization"] != nil)
      let insecure = try await failure(of: samples.get("3"))
      guard case .redirected = insecure.reason else { throw insecure }
      #expect(!"\(insecure)".contains("secret"))
      let post = try await failure(of: samples.create())
      guard case .redirected = post.reason else { throw post }
      #expect(other.requests.count == there)
    }
  }

  @Test("Redirects without end")
  func endless() async throws {
    try await with(Script { _ in [.response(302, ["Location": "/v1.0/again"])] }) { samples, server in
      guard case .redirected = try await failure(of: samples.get()).reason else { throw CancellationError() }
      #expect(server.requests.count == 6)
    }
  }

  @Test("Cookies are neither kept nor sent")
  func cookies() async throws {
    try await with(Script { _ in [.response(200, ["Set-Cookie": "a=b"], #"{"id":"1"}"#)] }) { samples, server in
      try await samples.get().send()
      try await samples.get().send()
      #expect(server.requests.allSatisfy { $0.headers["cookie"] == nil })
    }
  }

  @Test("Cancellation ends a call wherever it is", arguments: 0..<4)
  func cancellation(stage: Int) async throws {
    let started = AsyncStream.makeStream(of: Void.self)
    try await with(
      Script { _ in
        started.continuation.yield()
        return switch stage {
        case 0: [.silence]
        case 1: [.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), .silence]
        case 2: [.response(429, ["Retry-After": "299"])]
        default: [.text("HTTP/1.1 200 OK\r\n"), .silence]
        }
      }
    ) { samples, server in
      let task = Task { try await samples.get().send() }
      for await _ in started.stream { break }
      try await Task.sleep(for: .milliseconds(100))
      let clock = ContinuousClock()
      let start = clock.now
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      // Whatever else might end it takes five minutes.
      #expect(start.duration(to: clock.now) < .seconds(200))
      #expect(server.requests.count == 1)
    }
  }

  @Test("A call that is cancelled before it begins sends nothing")
  func cancelledBefore() async throws {
    try await with(Script { _ in [Self.ok] }) { samples, server in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        try await samples.get().send()
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.requests.isEmpty)
    }
  }

  @Test("Content is handed over as it comes, within the call's time")
  func content() async throws {
    let head = Action.text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Type: audio/wav\r\n\r\n")
    let endpoint = GraphV1.Endpoint.getCommunicationsCallsByID(callID: "1")
    try await with(Script { _ in [head, .text("abc"), .pause(seconds: 0.3), .text("def")] }) { samples, _ in
      let content = try await GraphRequest<GraphContent>(_graph: samples.graph, endpoint).send()
      #expect(content.contentType == "audio/wav")
      let bytes = try await content.bytes(upTo: 10)
      #expect(bytes == Array("abcdef".utf8))
    }
    // The attempt is over with the head, and its limit with it; the call's is the body's, too.
    let ended = { @Sendable (_: LoopbackServer) in
      Self.clock(insteadOf: Self.limit) { try await Task.sleep(for: .milliseconds(500)) }
    }
    try await with(clock: ended, Script { _ in [head, .text("abc"), .silence] }) { samples, _ in
      let content = try await GraphRequest<GraphContent>(_graph: samples.graph, endpoint).send()
      let error = await #expect(throws: GraphError.self) { try await content.bytes(upTo: 10) }
      guard case .timedOut(after: Self.limit) = error?.reason else { throw CancellationError() }
    }
  }

  @Test("Many calls at once")
  func many() async throws {
    try await with(Script { _ in [Self.ok] }) { samples, server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 { group.addTask { try await samples.get().send() } }
        try await group.waitForAll()
      }
      #expect(server.requests.count == 200)
    }
  }
}
