import CallsInitiateAll
import Foundation
import GraphRuntime
import HTTPTypes
import Testing

/// What the client costs on top of its transport. Only figures: a busy machine says little about speed.
@Suite(
  "Overhead",
  .enabled(if: ProcessInfo.processInfo.environment["MEASURE_CLIENT"] != nil, "MEASURE_CLIENT is not set.")
)
struct OverheadTests {
  private struct PlainCall: Codable {
    var id: String?
    var state: String?
    var callbackUri: String?
  }

  @Test("Ten thousand requests, one after the other, through the client and through its transport alone")
  func requests() async throws {
    let body = #"{"id":"57dab8b1","state":"established","callbackUri":"https://bot.example.com/callback"}"#
    let server = try LoopbackServer { _ in [.response(200, [:], body)] }
    defer { server.stop() }
    for transport in Transports.all() {
      let graph = GraphClient(credential: nil, transport: transport, cloud: try GraphCloud(base: server.base))
      let endpoint = GraphV1.Endpoint.getCommunicationsCallsByID(callID: "57dab8b1")
      var head = HTTPRequest(
        method: .get,
        scheme: "http",
        authority: "127.0.0.1:\(server.port)",
        path: "/v1.0/communications/calls/57dab8b1"
      )
      head.headerFields[.accept] = "application/json"
      var plain: [Duration] = []
      var client: [Duration] = []
      // By turns, so that both see the same machine.
      for _ in 0..<10 {
        plain.append(
          try await ContinuousClock().measure {
            for _ in 0..<1_000 {
              let response = try await transport.send(GraphHTTPRequest(head))
              let data = Data(try await response.body.bytes(upTo: 1_000_000))
              #expect(try JSONDecoder().decode(PlainCall.self, from: data).state == "established")
            }
          }
        )
        client.append(
          try await ContinuousClock().measure {
            for _ in 0..<1_000 {
              let call = try await GraphRequest<GraphV1.Call>(_graph: graph, endpoint).send()
              #expect(call.state == .established)
            }
          }
        )
      }
      let ratio = client.sorted()[5] / plain.sorted()[5]
      print("Overhead with \(type(of: transport)): \(ratio); 1,000 requests in \(client.sorted()[5])")
      print("Peak memory: \(Self.peakMemory())")
    }
  }

  private static func peakMemory() -> String {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix("VmHWM") }.map(String.init) ?? "unknown"
  }
}
