import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("What goes on after a response")
struct LongRunningTests {
  private let time = TestTime()

  @Test("An operation is asked for until it ends; a monitor elsewhere gets no token")
  func monitor() async throws {
    let transport = ScriptedTransport { _, number in
      switch number {
      case 0: .json(202, "", ["Location": "https://monitor.example/op?x=1", "Retry-After": "4"])
      case 1: .json(202, #"{"status":"inProgress"}"#)
      case 2: .json(202, #"{"status":"running"}"#, ["Retry-After": "9"])
      default: .json(200, #"{"status":"completed","resourceLocation":"https://graph.microsoft.com/v1.0/x"}"#)
      }
    }
    let samples = Samples(transport, credential: StaticTokenCredential(Tokens.initiate), time.options)
    let result = try await samples.delete().completion()
    #expect(result?.resourceLocation == "https://graph.microsoft.com/v1.0/x")
    #expect(time.waits == [.seconds(4), .seconds(5), .seconds(9)])
    let tokens = await transport.requests.map { $0.head.headerFields[.authorization] != nil }
    #expect(tokens == [true, false, false, false])
  }

  @Test("An operation that fails is an error with what the service says")
  func failed() async throws {
    let transport = ScriptedTransport { _, number in
      number == 0
        ? .json(202, "", ["Location": "/v1.0/op"])
        : .json(200, #"{"status":"failed","error":{"code":"quota","message":"m"}}"#)
    }
    do {
      _ = try await Samples(transport, time.options).delete().completion()
      Issue.record("There was no error.")
    } catch let error as GraphOperationFailure {
      #expect(error.error?.code == "quota")
    }
  }

  @Test("A response without a monitor is the end")
  func none() async throws {
    let transport = ScriptedTransport { _, _ in .json(204) }
    #expect(try await Samples(transport, time.options).delete().completion() == nil)
  }

  @Test("An upload goes in slices without a token, again where one was lost, and on where it was left")
  func upload() async throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let transport = ScriptedTransport { request, number in
      #expect(request.head.headerFields[.authorization] == nil)
      if request.head.method == .get { return .json(200, #"{"nextExpectedRanges":["327680-"]}"#) }
      if number == 1 { return .json(503) }
      let range = request.head.headerFields[.contentRange] ?? ""
      return range.hasSuffix("-999999/1000000")
        ? .json(201, #"{"id":"file"}"#) : .json(202, #"{"nextExpectedRanges":["\#(Self.end(range))-"]}"#)
    }
    let samples = Samples(transport, credential: StaticTokenCredential(Tokens.initiate), time.options)
    let upload = GraphUpload(samples.graph, to: "https://up.example/s?t=1", from: GraphUploadSource(bytes), slices: 1)
    #expect(try await upload.send()?["id"] == "file")
    let ranges = await transport.requests.map { $0.head.headerFields[.contentRange] }
    #expect(
      ranges == [
        "bytes 0-327679/1000000", "bytes 327680-655359/1000000", "bytes 327680-655359/1000000",
        "bytes 655360-983039/1000000", "bytes 983040-999999/1000000",
      ]
    )
    let sent = await transport.requests.enumerated().filter { $0.offset != 1 }.flatMap {
      $0.element.body?.bytesInMemory ?? []
    }
    #expect(sent == bytes)
    #expect(try await upload.send(resuming: true)?["id"] == "file")
    #expect(await transport.requests[6].head.headerFields[.contentRange] == "bytes 327680-655359/1000000")
  }

  private static func end(_ range: String) -> Int {
    let last = range.split(separator: "-")[1].prefix { $0 != "/" }
    return (Int(last) ?? 0) + 1
  }

  @Test("A service that doesn't go on ends the upload")
  func stuck() async throws {
    let transport = ScriptedTransport { _, _ in .json(202, #"{"nextExpectedRanges":["0-"]}"#) }
    let samples = Samples(transport, time.options)
    let upload = GraphUpload(samples.graph, to: "https://up.example/s", from: GraphUploadSource([1, 2, 3]))
    await #expect(throws: GraphError.self) { try await upload.send() }
    #expect(await transport.requests.count == 1)
  }
}
