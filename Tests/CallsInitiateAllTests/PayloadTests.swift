import CallsInitiateAll
import Foundation
import GraphRuntime
import HTTPTypes
import TestSupport
import Testing

private let folder = PayloadFolder(URL(filePath: Workspace.shared + "/corpus/payloads/calls"))

private typealias Bodies = (request: BodyType?, response: BodyType?)

@Suite(.enabled(if: folder != nil, "There is no ../shared/corpus/payloads/calls."))
struct PayloadTests {
  @Test
  func theBodiesOfTheSDKsEndpointsAreReadInFullAndComeBackAsTheyWere() throws {
    let folder = try #require(folder)
    let specs = URL(filePath: Workspace.root).appending(path: "Specs/metadata")
    let metadata = [
      "v1.0": try Declarations(specs.appending(path: "v1.0.csdl.xml")),
      "beta": try Declarations(specs.appending(path: "beta.csdl.xml")),
    ]
    var tried: [Payload.Direction: Int] = [:]
    var elsewhere = 0
    for payload in folder.payloads where payload.direction != .notification {
      guard let bodies = try bodies(of: payload) else {
        elsewhere += 1
        continue
      }
      var body = try #require(payload.direction == .request ? bodies.request : bodies.response, "\(payload)")
      let declarations = try #require(metadata[payload.version])
      let action = String(payload.pathTemplate?.split(separator: "/").last ?? "")
      body.isDeclared = { declarations.declares($0, type: $1, action: action) }
      let findings = payload.csdlFindings
      let problems = try body.problems(in: try folder.body(of: payload), findings: findings)
      #expect(problems.isEmpty, "\(payload)")
      tried[payload.direction, default: 0] += 1
    }
    print("Sample payloads: \(tried), \(elsewhere) of operations outside this SDK")
    #expect(tried[.request, default: 0] > 0)
    #expect(tried[.response, default: 0] > 0)
  }

  @Test
  func notificationsAreReadInFullAndComeBackAsTheyWere() throws {
    let folder = try #require(folder)
    var tried = 0
    var objects = 0
    for payload in folder.payloads where payload.direction == .notification {
      let body = try folder.body(of: payload)
      let isV1 = payload.version == "v1.0"
      let type: any (GraphValue & Codable).Type =
        isV1 ? GraphV1.CommsNotifications.self : GraphBeta.CommsNotifications.self
      let problems = try BodyType(item: type).problems(in: body, findings: payload.csdlFindings)
      #expect(problems.isEmpty, "\(payload)")
      let data = try ResourceData.problems(
        in: body,
        findings: payload.csdlFindings,
        registry: isV1 ? GraphV1.objectType : GraphBeta.objectType
      )
      #expect(data.problems.isEmpty, "\(payload)")
      tried += 1
      objects += data.checked
    }
    print("Sample notifications: \(tried), with \(objects) objects of types that the SDK knows")
    #expect(tried > 0)
    #expect(objects > 0)
  }

  /// Nil for an operation that is not in the SDK. Beta has the calls under `app`, as its page does; the types are the
  /// same.
  private func bodies(of payload: Payload) throws -> Bodies? {
    let method = try #require(HTTPRequest.Method(rawValue: payload.method))
    if payload.version == "v1.0" {
      return GraphV1.Endpoint(method: method, path: payload.path).map(bodies)
    }
    let path = payload.path.replacing(/^\/communications\//, with: "/app/")
    return GraphBeta.Endpoint(method: method, path: path).map(bodies)
  }

  private func bodies(of endpoint: GraphV1.Endpoint) -> Bodies {
    switch endpoint {
    case .postCommunicationsCalls: (BodyType(item: GraphV1.Call.self), BodyType(item: GraphV1.Call.self))
    case .deleteCommunicationsCallsByID, .postCommunicationsCallsByIDKeepAlive: (nil, nil)
    case .getCommunicationsCallsByID: (nil, BodyType(item: GraphV1.Call.self))
    case .postCommunicationsCallsByIDCancelMediaProcessing:
      (
        BodyType(item: GraphV1.CallCancelMediaProcessingParameters.self),
        BodyType(item: GraphV1.CancelMediaProcessingOperation.self)
      )
    case .getCommunicationsCallsByIDContentSharingSessions:
      (nil, BodyType(item: GraphV1.ContentSharingSession.self, isCollection: true))
    case .getCommunicationsCallsByIDContentSharingSessionsByID:
      (nil, BodyType(item: GraphV1.ContentSharingSession.self))
    case .postCommunicationsCallsByIDMute:
      (BodyType(item: GraphV1.CallMuteParameters.self), BodyType(item: GraphV1.MuteParticipantOperation.self))
    case .getCommunicationsCallsByIDParticipants:
      (nil, BodyType(item: GraphV1.Participant.self, isCollection: true))
    case .postCommunicationsCallsByIDPlayPrompt:
      (BodyType(item: GraphV1.CallPlayPromptParameters.self), BodyType(item: GraphV1.PlayPromptOperation.self))
    case .postCommunicationsCallsByIDRedirect: (BodyType(item: GraphV1.CallRedirectParameters.self), nil)
    case .postCommunicationsCallsByIDSendDtmfTones:
      (BodyType(item: GraphV1.CallSendDtmfTonesParameters.self), BodyType(item: GraphV1.SendDtmfTonesOperation.self))
    case .postAppCallsByIDSendDtmfTones: (BodyType(item: JSONValue.self), BodyType(item: JSONValue.self))
    case .postCommunicationsCallsByIDTransfer: (BodyType(item: GraphV1.CallTransferParameters.self), nil)
    case .postCommunicationsCallsByIDUnmute:
      (BodyType(item: GraphV1.CallUnmuteParameters.self), BodyType(item: GraphV1.UnmuteParticipantOperation.self))
    }
  }

  private func bodies(of endpoint: GraphBeta.Endpoint) -> Bodies {
    switch endpoint {
    case .postAppCalls: (BodyType(item: GraphBeta.Call.self), BodyType(item: GraphBeta.Call.self))
    case .deleteAppCallsByID: (nil, nil)
    case .getAppCallsByID: (nil, BodyType(item: GraphBeta.Call.self))
    case .postAppCallsByIDCancelMediaProcessing:
      (
        BodyType(item: GraphBeta.CallCancelMediaProcessingParameters.self),
        BodyType(item: GraphBeta.CancelMediaProcessingOperation.self)
      )
    case .postAppCallsByIDMute:
      (BodyType(item: GraphBeta.CallMuteParameters.self), BodyType(item: GraphBeta.MuteParticipantOperation.self))
    case .getAppCallsByIDParticipants: (nil, BodyType(item: GraphBeta.Participant.self, isCollection: true))
    case .postAppCallsByIDPlayPrompt:
      (BodyType(item: GraphBeta.CallPlayPromptParameters.self), BodyType(item: GraphBeta.PlayPromptOperation.self))
    case .postAppCallsByIDRedirect: (BodyType(item: GraphBeta.CallRedirectParameters.self), nil)
    case .postAppCallsByIDTransfer: (BodyType(item: GraphBeta.CallTransferParameters.self), nil)
    case .postAppCallsByIDUnmute:
      (BodyType(item: GraphBeta.CallUnmuteParameters.self), BodyType(item: GraphBeta.UnmuteParticipantOperation.self))
    }
  }
}
