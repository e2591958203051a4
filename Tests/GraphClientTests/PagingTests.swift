import CallsInitiateAll
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Pages")
struct PagingTests {
  private static let base = "https://graph.microsoft.com/v1.0/communications/calls/1/participants"

  /// A page with these items, and a link.
  private static func page(_ ids: [String], next: String? = nil, delta: String? = nil) -> GraphHTTPResponse {
    let items = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let next = next.map { #","@odata.nextLink":"\#($0)""# } ?? ""
    let delta = delta.map { #","@odata.deltaLink":"\#($0)""# } ?? ""
    return .json(200, #"{"value":[\#(items)]\#(next)\#(delta)}"#)
  }

  @Test("Items come across pages, empty ones too, with the request's headers; the delta link is at the end")
  func elements() async throws {
    let transport = ScriptedTransport { _, number in
      switch number {
      case 0: Self.page(["a", "b"], next: Self.base + "?$skiptoken=1")
      case 1: Self.page([], next: "/v1.0/communications/calls/1/participants?$skiptoken=2")
      case 2: Self.page(["c"], delta: Self.base + "?$deltatoken=x")
      default: Self.page(["d"], delta: Self.base + "?$deltatoken=y")
      }
    }
    let samples = Samples(transport, credential: StaticTokenCredential(Tokens.initiate), TestTime().options)
    let request = samples.participants().top(2).consistencyLevel(.eventual)
    var iterator = request.elements.makeAsyncIterator()
    var ids: [String?] = []
    while let item = try await iterator.next() { ids.append(item.id) }
    #expect(ids == ["a", "b", "c"])
    #expect(iterator.deltaLink == Self.base + "?$deltatoken=x")
    let sent = await transport.requests
    #expect(
      sent.map(\.head.path)[1...] == [
        "/v1.0/communications/calls/1/participants?$skiptoken=1",
        "/v1.0/communications/calls/1/participants?$skiptoken=2",
      ]
    )
    #expect(sent.allSatisfy { $0.head.headerFields[.consistencyLevel] == "eventual" })
    #expect(sent.allSatisfy { $0.head.headerFields[.authorization] != nil })
    var resumed: [String?] = []
    for try await page in request.resuming(at: try #require(iterator.deltaLink)).pages {
      resumed += page.value?.map(\.id) ?? []
      #expect(page.deltaLink == Self.base + "?$deltatoken=y")
    }
    #expect(resumed == ["d"])
    #expect(await transport.paths.last == "/v1.0/communications/calls/1/participants?$deltatoken=x")
  }

  @Test(
    "A link to another origin is an error, and no token goes there",
    arguments: [
      "https://evil.example/v1.0/x", "http://graph.microsoft.com/v1.0/x", "https://graph.microsoft.com:8443/x", "x y",
    ]
  )
  func otherOrigin(link: String) async throws {
    let transport = ScriptedTransport { _, _ in Self.page(["a"], next: link) }
    let samples = Samples(transport, credential: StaticTokenCredential(Tokens.initiate), TestTime().options)
    var ids: [String?] = []
    do {
      for try await item in samples.participants().elements { ids.append(item.id) }
      Issue.record("There was no error.")
    } catch let error as GraphError {
      guard case .unusableAddress = error.reason else { throw error }
    }
    #expect(ids == ["a"])
    #expect(await transport.requests.count == 1)
  }

  @Test("Links that go in a circle are an error", arguments: [1, 2, 3, 7, 100])
  func circles(period: Int) async throws {
    let transport = ScriptedTransport { _, number in
      Self.page(["a"], next: Self.base + "?$skiptoken=\(number < 5 ? "start\(number)" : "\(number % period)")")
    }
    let samples = Samples(transport, TestTime().options)
    await #expect(throws: GraphError.self) {
      for try await _ in samples.participants().pages {}
    }
    #expect(await transport.requests.count <= 3 * (period + 5) + 2)
  }

  @Test("Ten thousand pages of one item come one at a time")
  func many() async throws {
    let transport = ScriptedTransport { _, number in
      Self.page(["\(number)"], next: number == 9_999 ? nil : Self.base + "?$skiptoken=\(number)")
    }
    var count = 0
    for try await item in Samples(transport, TestTime().options).participants().elements {
      #expect(item.id == "\(count)")
      count += 1
    }
    #expect(count == 10_000)
  }

  @Test("Nothing is asked for that nobody wants")
  func lazily() async throws {
    let transport = ScriptedTransport { _, _ in Self.page(["a", "b"], next: Self.base + "?$skiptoken=1") }
    for try await _ in Samples(transport, TestTime().options).participants().elements { break }
    #expect(await transport.requests.count == 1)
  }
}
