import CallsGraph
import Foundation
import GraphRuntime

/// Prints the request that mutes a call, and whether the app may send it.
@main
struct CallBot {
  static func main() throws {
    let mute = GraphV1.Endpoint.postCommunicationsCallsByIDMute(callID: "57dab8b1")
    let granted = GrantedPermissions(.application, names: ["Calls.Initiate.All"])
    print(mute.method, mute.url())
    print(mute.decision(for: granted))

    let body = GraphV1.CallMuteParameters(clientContext: "d45324c1")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(body), as: UTF8.self))
  }
}
