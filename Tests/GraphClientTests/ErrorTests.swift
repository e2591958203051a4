import CallsInitiateAll
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Errors")
struct ErrorTests {
  private func error(_ status: Int, _ body: String, _ headers: [String: String] = [:]) async throws -> GraphError {
    let transport = ScriptedTransport { _, _ in .json(status, body, headers) }
    let credential = StaticTokenCredential(Tokens.initiate)
    return try await failure(of: Samples(transport, credential: credential, TestTime().options).get("secretkey"))
  }

  @Test("What the server said is all there, in whatever case")
  func said() async throws {
    let error = try await error(
      404,
      #"""
      {"error":{"code":"8522","message":"Call not found.","target":"id","details":[{"code":"d","message":"m"}],
       "innererror":{"code":"inner","Request-Id":"r1","date":"2026-11-24T00:00:00","innerError":{"code":"deepest"}}}}
      """#,
      ["request-id": "r2", "Retry-After": "3"]
    )
    let response = try #require(error.response)
    #expect(response.code == "8522")
    #expect(response.message == "Call not found.")
    #expect(response.error?.target == "id")
    #expect(response.error?.details.map(\.code) == ["d"])
    #expect(response.error?.innerCodes == ["inner", "deepest"])
    #expect(response.error?.requestID == "r1")
    #expect(response.error?.date == "2026-11-24T00:00:00")
    #expect(response.requestID == "r2")
    #expect(response.retryAfter == .seconds(3))
    #expect(response.error?.json["innererror"]?["Request-Id"] == "r1")
    #expect(error.endpoint as? GraphV1.Endpoint == .getCommunicationsCallsByID(callID: "secretkey"))
    #expect(
      "\(error)"
        == "GET /v1.0/communications/calls/{id}: status 404. 8522: Call not found. [inner] [deepest] (request r2)"
    )
  }

  @Test(
    "A code may be a number, empty or missing",
    arguments: [
      (#"{"error":{"code":7505,"message":"m"}}"#, "7505"), (#"{"error":{"code":"","message":"m"}}"#, ""),
      (#"{"error":{"message":"m"}}"#, ""), (#"{"Error":{"Code":"a"}}"#, "a"),
    ]
  )
  func codes(body: String, code: String) async throws {
    #expect(try await error(400, body).response?.code == code)
  }

  @Test(
    "A body that is none of Graph's is kept",
    arguments: [
      "<html>Bad gateway</html>", "", "{", "[]", #"{"error":"text"}"#, "null",
    ]
  )
  func foreign(body: String) async throws {
    let error = try await error(400, body, ["Content-Type": "text/html"])
    #expect(error.response?.error == nil)
    #expect(error.response.map { String(decoding: $0.body, as: UTF8.self) } == body)
    #expect(!"\(error)".contains("gateway"))
  }

  @Test("A long error body is cut off, and said to be")
  func long() async throws {
    let error = try await error(400, String(repeating: "x", count: 1 << 20))
    #expect(error.response?.body.count == 65_536)
    #expect(error.response?.isBodyCutOff == true)
  }

  @Test("A 403 names the permissions")
  func forbidden() async throws {
    let transport = ScriptedTransport { _, _ in .json(403, #"{"error":{"code":"Forbidden","message":"no"}}"#) }
    let needed = [[GraphPermissions.callsInitiateAll]]
    let token = Tokens.make(#"{"roles":["User.Read.All"],"idtyp":"app"}"#)
    let samples = Samples(transport, credential: StaticTokenCredential(token), TestTime().options)
    let error = try await failure(of: samples.create())
    guard case .status(_, let gap?) = error.reason else { throw error }
    #expect(gap.granted == GrantedPermissions(.application, names: ["User.Read.All"]))
    #expect(gap.sufficient == needed)
    #expect(
      gap.decision
        == .insufficient(kind: .application, missing: [GraphPermissions.callsInitiateAll], smallestGrants: needed)
    )
    #expect("\(error)".contains("Calls.Initiate.All missing"))
    let opaque = try await failure(
      of: Samples(transport, credential: StaticTokenCredential("opaque"), TestTime().options).create()
    )
    #expect("\(opaque)".contains("Sufficient by the documentation: Calls.Initiate.All."))
  }

  @Test("No description has a token or a key")
  func secrets() async throws {
    for status in [400, 401, 403, 404, 500] {
      let text = "\(try await error(status, #"{"error":{"code":"c"}}"#))"
      #expect(!text.contains("secretkey"))
      #expect(!text.contains(Tokens.initiate))
    }
  }

  @Test(
    "Success with what can't be read is an error that has the body",
    arguments: ["{", "<html>", "[1]", #"{"a":1,"a":2}"#]
  )
  func unreadable(body: String) async throws {
    let error = try await error(200, body)
    guard case .unreadableResponse = error.reason else { throw error }
    #expect(error.response.map { String(decoding: $0.body, as: UTF8.self) } == body)
  }

  @Test("A response above the limit is an error, and isn't asked for again")
  func tooLarge() async throws {
    let transport = ScriptedTransport { _, _ in .json(200, #"{"id":"0123456789"}"#) }
    var options = TestTime().options
    options.limits.responseBody = 10
    let error = try await failure(of: Samples(transport, options).get())
    guard case .unreadableResponse(is GraphBodyTooLarge) = error.reason else { throw error }
    #expect(await transport.requests.count == 1)
  }
}
