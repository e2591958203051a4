import GraphRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON texts that are read: Microsoft's samples where they are at hand, else texts of the same shape.
struct Payloads {
  let call: Data
  let origin: String
  private let prototypes: [JSONValue]

  /// - Parameter folder: has `call-get.1.response.json` and `call-list-participants.1.response.json`; nil for texts
  ///   made here.
  init(folder: String?) throws {
    let list: Data
    if let folder, FileManager.default.fileExists(atPath: "\(folder)/call-get.1.response.json") {
      call = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/call-get.1.response.json"))
      list = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/call-list-participants.1.response.json"))
      origin = "samples of the corpus"
    } else {
      call = Data(Self.madeCall.utf8)
      list = Data(Self.madeParticipants.utf8)
      origin = "made here, for want of the corpus"
    }
    prototypes = try JSONValue(parsing: list)["value"]?.array ?? []
  }

  /// A page of participants that differ in their ids.
  func participants(_ count: Int) -> Data {
    var text = Data(#"{"@odata.nextLink":"https://graph.example/next","value":["#.utf8)
    for index in 0..<count {
      guard case .object(var members) = prototypes[index % prototypes.count] else { continue }
      let digits = String(index, radix: 16)
      members["id"] = .string("a7ebfb2d-871e-419c-87af-" + String(repeating: "0", count: 12 - digits.count) + digits)
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.append(JSONValue.object(members).serializedData())
    }
    text.append(contentsOf: "]}".utf8)
    return text
  }

  private static let madeCall = """
    {
      "@odata.context": "https://graph.example/v1.0/$metadata#communications/calls/$entity",
      "@odata.type": "#microsoft.graph.call",
      "id": "5a1a0b00-0000-4022-9570-000000000001",
      "callbackUri": "https://bot.example/callback",
      "direction": "outgoing",
      "mediaConfig": {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        "preFetchMedia": [
          {"uri": "https://cdn.example/one.wav", "resourceId": "f8971b04-0000-418c-9222-000000000002"},
          {"uri": "https://cdn.example/two.wav", "resourceId": "86dc814b-0000-4428-9112-000000000003"}
        ]
      },
      "meetingInfo": null,
      "myParticipantId": "499ff390-0000-40e8-83a0-000000000004",
      "requestedModalities": ["audio"],
      "resultInfo": null,
      "ringingTimeoutInSeconds": null,
      "source": {
        "@odata.type": "#microsoft.graph.participantInfo",
        "identity": {
          "@odata.type": "#microsoft.graph.identitySet",
          "application": {
            "@odata.type": "#microsoft.graph.identity",
            "displayName": "A bot",
            "id": "2891555a-0000-42e6-80fa-000000000005"
          }
        },
        "languageId": null,
        "region": null
      },
      "state": "established",
      "subject": null,
      "targets": [
        {
          "@odata.type": "#microsoft.graph.invitationParticipantInfo",
          "identity": {
            "@odata.type": "#microsoft.graph.identitySet",
            "user": {
              "@odata.type": "#microsoft.graph.identity",
              "displayName": "A guest",
              "id": "112f7296-0000-42ca-bae8-000000000006"
            }
          }
        }
      ],
      "toneInfo": null
    }
    """

  private static let madeParticipants = """
    {
      "value": [
        {
          "@odata.type": "#microsoft.graph.participant",
          "id": "",
          "info": {
            "@odata.type": "#microsoft.graph.participantInfo",
            "id": "eec3812a-0000-4fb4-825c-000000000007",
            "identity": {
              "@odata.type": "#microsoft.graph.identitySet",
              "application": {
                "@odata.type": "#microsoft.graph.identity",
                "displayName": "A participant",
                "id": "f2fa86af-0000-4bc2-8fc0-000000000008"
              },
              "device": null,
              "phone": null,
              "user": null
            }
          },
          "isInLobby": false,
          "isMuted": false,
          "mediaStreams": [
            {
              "@odata.type": "#microsoft.graph.mediaStream",
              "direction": "sendReceive",
              "label": null,
              "mediaType": "audio",
              "serverMuted": false,
              "sourceId": "3"
            }
          ],
          "metadata": null
        }
      ]
    }
    """
}
