import Foundation
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Credentials")
struct CredentialTests {
  private let service = ScriptedTransport { _, _ in .json(200, "{}") }
  private let time = TestTime()

  @Test("A thousand calls ask for one token")
  func once() async throws {
    let credential = CountingCredential { _ in
      try await Task.sleep(for: .milliseconds(20))
      return GraphAccessToken(Tokens.initiate, lifetime: .seconds(3_600))
    }
    let samples = Samples(service, credential: credential, time.options)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<1_000 { group.addTask { try await samples.get().send() } }
      try await group.waitForAll()
    }
    #expect(await credential.requests.count == 1)
    #expect(await service.requests.count == 1_000)
  }

  @Test("One of a thousand callers is cancelled: the others get their token")
  func cancellation() async throws {
    let gate = AsyncStream.makeStream(of: Void.self)
    let credential = CountingCredential { _ in
      for await _ in gate.stream {}
      return GraphAccessToken(Tokens.initiate, lifetime: nil)
    }
    let samples = Samples(service, credential: credential, time.options)
    let tasks = (0..<1_000).map { _ in Task { try await samples.get().send() } }
    // The first one to come is the one that asked.
    while await credential.requests.isEmpty { await Task.yield() }
    tasks[0].cancel()
    await #expect(throws: CancellationError.self) { try await tasks[0].value }
    gate.continuation.finish()
    var succeeded = 0
    for task in tasks.dropFirst() {
      _ = try await task.value
      succeeded += 1
    }
    #expect(succeeded == 999)
    #expect(await credential.requests.count == 1)
  }

  @Test("A failure doesn't stay: the third call gets a token")
  func notSticking() async throws {
    let credential = CountingCredential { number in
      if number < 2 { throw GraphCredentialError("no") }
      return GraphAccessToken(Tokens.initiate, lifetime: nil)
    }
    let samples = Samples(service, credential: credential, time.options)
    for _ in 0..<2 {
      guard case .credential = try await failure(of: samples.get()).reason else { throw CancellationError() }
    }
    try await samples.get().send()
    #expect(await credential.requests.count == 3)
    #expect(await service.requests.count == 1)
  }

  @Test("A token is refreshed before its end while it is still used, and not used after it")
  func early() async throws {
    let credential = CountingCredential { number in
      if number == 1 { throw GraphCredentialError("no") }
      return GraphAccessToken("token\(number)", lifetime: .seconds(3_600))
    }
    let samples = Samples(service, credential: credential, time.options)
    try await samples.get().send()
    time.advance(.seconds(3_299))
    try await samples.get().send()
    #expect(await credential.requests.count == 1)
    time.advance(.seconds(2))
    try await samples.get().send()
    while await credential.requests.count < 2 { await Task.yield() }
    try await samples.get().send()
    time.advance(.seconds(300))
    try await samples.get().send()
    let tokens = await service.requests.map { $0.head.headerFields[.authorization] }
    #expect(tokens == ["Bearer token0", "Bearer token0", "Bearer token0", "Bearer token0", "Bearer token2"])
  }

  @Test("A token that is refused is forgotten, unless it is new")
  func revoked() async throws {
    let service = ScriptedTransport { request, _ in
      request.head.headerFields[.authorization] == "Bearer t0" ? .json(401) : .json(200, "{}")
    }
    let credential = CountingCredential { GraphAccessToken("t\($0)", lifetime: nil) }
    let samples = Samples(service, credential: credential, time.options)
    for _ in 0..<2 { _ = try await failure(of: samples.get()) }
    #expect(await credential.requests.count == 1)
    time.advance(.seconds(301))
    _ = try await failure(of: samples.get())
    try await samples.get().send()
    #expect(await credential.requests.count == 2)
  }

  @Test("A claims challenge is answered once")
  func claims() async throws {
    let header =
      #"Bearer realm="", authorization_uri="https://login.microsoftonline.com/a,b", client_id="x", "#
      + #"error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7fX19""#
    let service = ScriptedTransport { request, _ in
      request.head.headerFields[.authorization] == "Bearer t1"
        ? .json(200, "{}") : .json(401, "", ["WWW-Authenticate": header])
    }
    let credential = CountingCredential { GraphAccessToken("t\($0)", lifetime: nil) }
    let samples = Samples(service, credential: credential, time.options)
    try await samples.create().send()
    #expect(await credential.requests.map(\.claims) == [nil, #"{"access_token":{"nbf":{}}}"#])
    let never = ScriptedTransport { _, _ in .json(401, "", ["WWW-Authenticate": header]) }
    let other = CountingCredential { GraphAccessToken("t\($0)", lifetime: nil) }
    _ = try await failure(of: Samples(never, credential: other, time.options).get())
    #expect(await never.requests.count == 2)
  }

  @Test(
    "What is no token, over, or for another audience is not sent",
    arguments: [
      "", "a b", "a\r\nX: y", Tokens.make(#"{"exp":1700000000}"#),
      Tokens.make(#"{"aud":"https://management.azure.com","exp":1900000000}"#),
    ]
  )
  func refused(token: String) async throws {
    let samples = Samples(service, credential: StaticTokenCredential(token), time.options)
    let error = try await failure(of: samples.get())
    guard case .credential = error.reason else { throw error }
    #expect(await service.requests.isEmpty)
    #expect(token.isEmpty || !"\(error)".contains(token))
  }

  @Test("What isn't granted is refused before anything is sent, told, or left to the server")
  func enforcement() async throws {
    let none = StaticTokenCredential(Tokens.make(#"{"roles":["User.Read.All"],"idtyp":"app"}"#))
    var options = time.options
    options.enforcement = .enforce()
    let error = try await failure(of: Samples(service, credential: none, options).create())
    guard case .notGranted(let decision) = error.reason else { throw error }
    #expect("\(decision)".contains("Calls.Initiate.All missing"))
    let samples = Samples(service, credential: none, options)
    _ = try await failure(of: samples.graph.request("/v1.0/me"))
    await #expect(throws: GraphError.self) { try await samples.graph.batch(samples.mute(), samples.get()) }
    #expect(await service.requests.isEmpty)
    let told = AsyncStream.makeStream(of: String.self)
    options.enforcement = .report { endpoint, decision in told.continuation.yield("\(endpoint): \(decision)") }
    try await Samples(service, credential: none, options).get().send()
    told.continuation.finish()
    var lines: [String] = []
    for await line in told.stream { lines.append(line) }
    #expect(lines.count == 1)
    options.enforcement = .enforce()
    try await Samples(service, credential: StaticTokenCredential(Tokens.initiate), options).get().send()
    #expect(await service.requests.count == 2)
  }

  @Test("A client's secret goes to the identity platform and nowhere else")
  func clientSecret() async throws {
    let transport = ScriptedTransport { request, _ in
      request.head.authority == "login.microsoftonline.com"
        ? .json(200, #"{"access_token":"t","expires_in":"3599","refresh_in":1800}"#) : .json(200, "{}")
    }
    let credential = ClientCredential(tenantID: "contoso.com", clientID: "app", secret: "s&=+ ")
    try await Samples(transport, credential: credential, time.options).get().send()
    let sent = await transport.requests
    #expect(sent.map(\.head.path) == ["/contoso.com/oauth2/v2.0/token", "/v1.0/communications/calls/1"])
    let form = String(decoding: sent[0].body?.bytesInMemory ?? [], as: UTF8.self)
    #expect(form.contains("client_secret=s%26%3D%2B%20"))
    #expect(form.contains("scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"))
    #expect(form.contains("xms_cc"))
    #expect(sent[1].head.headerFields[.authorization] == "Bearer t")
    var dumped = ""
    dump(credential, to: &dumped)
    #expect(!dumped.contains("s&=+"))
    #expect(!"\(credential)".contains("s&=+"))
  }

  @Test("The identity platform's error is told by its code")
  func refusal() async throws {
    let transport = ScriptedTransport { _, _ in
      .json(401, #"{"error":"invalid_client","error_description":"AADSTS7000215: wrong"}"#)
    }
    let credential = ClientCredential(tenantID: "t", clientID: "app", secret: "hidden")
    let error = try await failure(of: Samples(transport, credential: credential, time.options).get())
    guard case .credential(let cause as GraphCredentialError) = error.reason else { throw error }
    #expect(cause.code == "invalid_client")
    #expect(!"\(error)".contains("hidden"))
  }

  @Test("An assertion is made for each token, or read from a file")
  func assertion() async throws {
    let transport = ScriptedTransport { _, _ in .json(200, #"{"access_token":"t"}"#) }
    let made = ClientCredential(tenantID: "t", clientID: "app") { audience in "for:" + audience }
    let file = FileManager.default.temporaryDirectory.appending(path: "assertion-\(UUID().uuidString)")
    try Data("abc.def\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let read = ClientCredential(tenantID: "t", clientID: "app", assertionFile: file.path)
    for credential in [made, read] {
      try await Samples(transport, credential: credential, time.options).get().send()
    }
    let forms = await transport.requests.map { String(decoding: $0.body?.bytesInMemory ?? [], as: UTF8.self) }
    #expect(forms[0].contains("client_assertion=for%3Ahttps%3A%2F%2Flogin.microsoftonline.com%2Ft%2Foauth2"))
    #expect(forms[2].hasSuffix("client_assertion=abc.def"))
  }

  @Test("A managed identity is asked where the environment says, and a chain asks the next one")
  func managedIdentity() async throws {
    let transport = ScriptedTransport { request, _ in
      switch request.head.authority {
      case "169.254.169.254": throw GraphTransportError("no machine of Azure", isBeforeSending: true)
      case "127.0.0.1:41": .json(200, #"{"access_token":"t","expires_on":"1800003600"}"#)
      default: .json(200, "{}")
      }
    }
    let environment = ["IDENTITY_ENDPOINT": "http://127.0.0.1:41/token", "IDENTITY_HEADER": "h"]
    let chain = ChainedCredential([
      ManagedIdentityCredential(environment: [:]), ManagedIdentityCredential(clientID: "c", environment: environment),
    ])
    try await Samples(transport, credential: chain, time.options).get().send()
    let sent = await transport.requests
    #expect(sent[0].head.headerFields[HTTPField.Name("Metadata")!] == "true")
    #expect(
      sent[1].head.path == "/token?api-version=2019-08-01&resource=https://graph.microsoft.com&client_id=c"
    )
    #expect(sent[2].head.headerFields[.authorization] == "Bearer t")
  }
}
