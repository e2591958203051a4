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

    let call = GraphV1.Call(callbackUri: "https://bot.example.com/callback", requestedModalities: [.audio])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(call), as: UTF8.self))
  }
}
