import Foundation
import HTTPTypes

@testable import GraphRuntime

/// A transport that answers from a function and keeps what it was asked.
actor ScriptedTransport: GraphTransport {
  typealias Answer = @Sendable (GraphHTTPRequest, _ number: Int) async throws -> GraphHTTPResponse

  private(set) var requests: [GraphHTTPRequest] = []
  private let answer: Answer

  /// - Parameter answer: Gets the request and its number, from 0.
  init(_ answer: @escaping Answer) { self.answer = answer }

  func send(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse {
    requests.append(request)
    return try await answer(request, requests.count - 1)
  }

  var paths: [String] { requests.map { $0.head.path ?? "" } }

  func json(_ number: Int) throws -> JSONValue {
    try JSONValue(parsing: requests[number].body?.bytesInMemory ?? [])
  }
}

extension GraphHTTPResponse {
  static func json(_ status: Int, _ body: String = "", _ headers: [String: String] = [:]) -> Self {
    var head = HTTPResponse(status: HTTPResponse.Status(code: status))
    if !body.isEmpty { head.headerFields[.contentType] = "application/json" }
    for (name, value) in headers { head.headerFields[HTTPField.Name(name)!] = value }
    return GraphHTTPResponse(head, body: GraphBody(Array(body.utf8)))
  }
}

/// Time that goes on by itself where the client waits, and not at all otherwise. Limits of time never end with it.
final class TestTime: @unchecked Sendable {
  private let lock = NSLock()
  private var now = Duration.zero
  private var all: [Duration] = []

  /// What was waited for, in order.
  var waits: [Duration] { lock.withLock { all } }

  func advance(_ duration: Duration) { lock.withLock { now += duration } }

  /// Longer waits are limits of time; so is that of a credential.
  private static let limit = Duration.seconds(5_000)

  var clock: GraphClock {
    GraphClock(
      elapsed: { self.lock.withLock { self.now } },
      sleep: { duration in
        if duration > Self.limit || duration == .seconds(60) {
          try await Task.sleep(for: .seconds(3_600))
        } else {
          try Task.checkCancellation()
          self.lock.withLock {
            self.now += duration
            self.all.append(duration)
          }
        }
      },
      secondsSince1970: { 1_800_000_000 }
    )
  }

  /// Options with this time, and no randomness.
  var options: GraphClientOptions {
    var options = GraphClientOptions()
    options.clock = clock
    options.timeout = .seconds(100_000)
    options.attemptTimeout = .seconds(10_000)
    options.retry.random = { 1 }
    return options
  }
}

/// A credential that counts how often it is asked.
actor CountingCredential: GraphCredential {
  private(set) var requests: [GraphTokenRequest] = []
  private let answer: @Sendable (Int) async throws -> GraphAccessToken

  init(_ answer: @escaping @Sendable (Int) async throws -> GraphAccessToken) { self.answer = answer }

  func token(for request: GraphTokenRequest) async throws -> GraphAccessToken {
    requests.append(request)
    return try await answer(requests.count - 1)
  }
}

enum Tokens {
  /// A token without a signature.
  static func make(_ claims: String) -> String {
    func part(_ text: String) -> String {
      Edm.Binary(Array(text.utf8), alphabet: .base64url).description
    }
    return part(#"{"alg":"none"}"#) + "." + part(claims) + ".c2ln"
  }

  static let initiate = make(#"{"aud":"https://graph.microsoft.com","roles":["Calls.Initiate.All"],"idtyp":"app"}"#)
}
