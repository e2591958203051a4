import CallsInitiateAll
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Requests")
struct RequestTests {
  private let transport = ScriptedTransport { _, _ in .json(200, #"{"id":"1","state":"established"}"#) }
  private var samples: Samples { Samples(transport, TestTime().options) }

  @Test("A request says where it goes and what it takes before it is sent")
  func value() async throws {
    let request = samples.mute("a b")
    #expect(request.endpoint as? GraphV1.Endpoint == .postCommunicationsCallsByIDMute(callID: "a b"))
    #expect(request.endpoint.requirement.application == [[GraphPermissions.callsInitiateAll]])
    guard case .json(let body)? = request.body else { throw CancellationError() }
    #expect(body.json == ["clientContext": "c"])
    #expect(await transport.requests.isEmpty)
    try await request.send()
    let sent = try #require(await transport.requests.first)
    #expect(sent.head.method == .post)
    #expect(sent.head.authority == "graph.microsoft.com")
    #expect(sent.head.path == "/v1.0/communications/calls/a%20b/mute")
    #expect(sent.head.headerFields[.contentType] == "application/json")
    #expect(sent.head.headerFields[.prefer] == "include-unknown-enum-members")
    #expect(sent.head.headerFields[.clientRequestID].map { Edm.Guid($0) != nil } == true)
    #expect(sent.body?.bytesInMemory == Array(#"{"clientContext":"c"}"#.utf8))
  }

  @Test("Options become the query, encoded once")
  func query() async throws {
    let request = samples.participants().select("id", "info").select("isMuted").expand("info($select=identity)")
      .filter("isMuted eq \(true)").orderBy("id", .descending).top(50).skip(2).count().query("token", "a+b&c=d é")
    try await request.send()
    let path = try #require(await transport.paths.first)
    #expect(
      path == "/v1.0/communications/calls/1/participants?$select=id,info,isMuted&$expand=info($select%3Didentity)"
        + "&$filter=isMuted%20eq%20true&$orderby=id%20desc&$top=50&$skip=2&$count=true&token=a%2Bb%26c%3Dd%20%C3%A9"
    )
  }

  @Test("Names of properties come from a model's own, or are text")
  func properties() {
    let id: GraphProperty<Call> = "id"
    #expect(samples.get().select(id, "state").options.encodedQuery == "$select=id,state")
  }

  @Test("Eventual consistency brings its count, unless it searches or somebody said otherwise")
  func consistency() {
    let request = samples.participants().consistencyLevel(.eventual)
    #expect(request.options.encodedQuery == "$count=true")
    #expect(request.search("\"a\"").options.encodedQuery == "$search=%22a%22")
    #expect(request.count(false).options.encodedQuery == "$count=false")
  }

  @Test(
    "A filter writes values as literals of their types",
    arguments: [
      ("name eq \("O'Neil' or true")" as GraphFilter, "name eq 'O''Neil'' or true'"),
      ("a eq \("'\u{301}")", "a eq '''\u{301}'"),
      ("a eq \(5) and b eq \(Int64(6)) and c eq \(1.5)", "a eq 5 and b eq 6 and c eq 1.5"),
      ("a eq \(false) and b eq \(nil as String?)", "a eq false and b eq null"),
      ("a in \(["x", "y'z"])", "a in ('x','y''z')"),
      ("a eq \(Edm.Guid("57dab8b1-894c-409a-b240-bd8beae78896")!)", "a eq 57dab8b1-894c-409a-b240-bd8beae78896"),
      ("a ge \(Edm.DateTimeOffset("2026-11-24T00:00:00Z")!)", "a ge 2026-11-24T00:00:00Z"),
      ("a eq \(Edm.Duration("PT1H")!)", "a eq duration'PT1H'"),
      ("a eq \(GraphV1.CallState.established)", "a eq 'established'"),
      ("\("id" as GraphProperty<Call>) eq 1 or \("a eq \(1)" as GraphFilter)", "id eq 1 or (a eq 1)"),
    ] as [(GraphFilter, String)]
  )
  func filter(filter: GraphFilter, text: String) { #expect(filter.text == text) }

  @Test("A second filter narrows the first")
  func filters() {
    let request = samples.participants().filter("a eq 1 or b eq 2").filter("c eq 3")
    #expect(request.options.value(of: "$filter") == "(a eq 1 or b eq 2) and (c eq 3)")
  }

  @Test(
    "A key that is more likely a mistake is refused",
    arguments: ["", "a/b", "100%", "%2F", "a\nb", "a\0", "\u{85}"]
  )
  func keys(key: String) async throws {
    let error = try await failure(of: samples.get(key))
    guard case .invalidRequest(let why) = error.reason else { throw error }
    #expect(why.contains("key"))
    #expect(!"\(error)".contains(key) || key.isEmpty)
    #expect(await transport.requests.isEmpty)
  }

  @Test("A header with a line break, or one of the client's own, is refused")
  func headers() async throws {
    for request in [
      samples.get().header(.accept, "a\r\nX-Other: b"), samples.get().header(.authorization, "Bearer x"),
      samples.get().header(HTTPField.Name("Content-Length")!, "5"), samples.get().prefer("a\nb"),
    ] {
      guard case .invalidRequest = try await failure(of: request).reason else { throw CancellationError() }
    }
    #expect(await transport.requests.isEmpty)
  }

  @Test("A body above the limit is refused")
  func body() async throws {
    var options = TestTime().options
    options.limits.requestBody = 10
    let error = try await failure(of: Samples(transport, options).mute())
    #expect("\(error)".contains("the body has 21 bytes, and the limit is 10."))
    #expect(await transport.requests.isEmpty)
  }

  @Test("Whether there is a body decides, not the status", arguments: [200, 202, 204])
  func optional(status: Int) async throws {
    let empty = ScriptedTransport { _, _ in .json(status) }
    let full = ScriptedTransport { _, _ in .json(status, #"{"status":"running"}"#) }
    #expect(try await Samples(empty, TestTime().options).raw().send() == nil)
    #expect(try await Samples(full, TestTime().options).raw().send() == ["status": "running"])
    try await Samples(full, TestTime().options).delete().send()
    #expect(try await Samples(full, TestTime().options).mute().send().json == ["status": "running"])
    guard case .unreadableResponse = try await failure(of: Samples(empty, TestTime().options).mute()).reason else {
      throw CancellationError()
    }
  }

  @Test("The number of $count is text, also with a byte order mark")
  func count() async throws {
    let transport = ScriptedTransport { _, _ in .json(200, "\u{FEFF}42") }
    let graph = GraphClient(credential: nil, transport: transport)
    #expect(try await graph.request("/v1.0/users/$count", as: Int64.self).send() == 42)
  }

  @Test(
    "Only this service's addresses are taken",
    arguments: [
      "https://evil.example/v1.0/me", "http://graph.microsoft.com/v1.0/me", "https://graph.microsoft.com:444/v1.0/me",
      "https://graph.microsoft.com@evil.example/v1.0/me", "//evil.example/v1.0", "https:/\\evil.example", "me",
      "https://graph.microsoft.com.evil.example/v1.0", "/v1.0/a b", "/v1.0/a\r\nHost: x",
    ]
  )
  func addresses(address: String) async throws {
    let error = try await failure(of: samples.graph.request(address))
    guard case .unusableAddress = error.reason else { throw error }
    #expect(await transport.requests.isEmpty)
  }

  @Test("A service is given by an address with https, or with http on this machine")
  func clouds() throws {
    #expect(try GraphCloud(base: "http://127.0.0.1:80/").base == "http://127.0.0.1:80")
    #expect(GraphCloud.china.defaultScope == "https://microsoftgraph.chinacloudapi.cn/.default")
    for wrong in ["", "graph.microsoft.com", "http://graph.microsoft.com", "https://", "https://a/v1.0", "ftp://a"] {
      #expect(throws: GraphAddressError.self) { try GraphCloud(base: wrong) }
      #expect(throws: GraphAddressError.self) { try GraphCloud(base: "https://a", authority: wrong) }
    }
  }
}
