import GraphRuntime
import HTTPTypes

// Written as generated code is, without access to the runtime's internals.

private typealias Compatibility = GraphRuntime.GeneratedCode.Generation2

enum SamplePermissions {
  static let callsInitiateAll = GraphPermission(
    "Calls.Initiate.All",
    appRole: "284383ee-7f6e-4e40-a2a8-e85dcb029101",
    delegatedScope: nil
  )
  static let filesRead = GraphPermission(
    "Files.Read",
    appRole: nil,
    delegatedScope: "10465720-29dd-4523-a11a-6a75c743c9d9"
  )
  static let all: [GraphPermission] = [callsInitiateAll, filesRead]
}

private enum Requirements {
  static let requirement0 = PermissionRequirement(application: [[SamplePermissions.callsInitiateAll]], delegated: [])
  static let requirement1 = PermissionRequirement(application: [], delegated: [[SamplePermissions.filesRead]])
}

enum SampleV1 {
  public enum Endpoint: GraphEndpoint {
    case postCommunicationsCalls
    case getCommunicationsCallsByID(callID: String)
    case getCommunicationsCallsParticipantsByID(callID: String, participantID: String)
    case getDriveRootByPathContent(path: String)

    public static var version: GraphVersion { .v1 }

    public var position: EndpointPosition {
      switch self {
      case .postCommunicationsCalls: EndpointPosition(0, [])
      case .getCommunicationsCallsByID(let callID): EndpointPosition(1, [callID])
      case .getCommunicationsCallsParticipantsByID(let callID, let participantID):
        EndpointPosition(2, [callID, participantID])
      case .getDriveRootByPathContent(let path): EndpointPosition(3, [path])
      }
    }

    public init?(position: EndpointPosition) {
      let keys = position.keys
      switch (position.index, keys.count) {
      case (0, 0): self = .postCommunicationsCalls
      case (1, 1): self = .getCommunicationsCallsByID(callID: keys[0])
      case (2, 2): self = .getCommunicationsCallsParticipantsByID(callID: keys[0], participantID: keys[1])
      case (3, 1): self = .getDriveRootByPathContent(path: keys[0])
      default: return nil
      }
    }

    public static let descriptions: [EndpointDescription] = [
      EndpointDescription(
        .post,
        "/communications/calls",
        documentation: nil,
        requirement: Requirements.requirement0,
        source: SourceRow("Calls.Initiate.All.md", line: 9)
      ),
      EndpointDescription(
        .get,
        "/communications/calls/{id}",
        documentation: "https://example.com/call-get",
        requirement: Requirements.requirement0,
        source: SourceRow("Calls.Initiate.All.md", line: 15)
      ),
      EndpointDescription(
        .get,
        "/communications/calls/{id}/participants/{id}",
        documentation: nil,
        requirement: Requirements.requirement0,
        source: SourceRow("Calls.Initiate.All.md", line: 16)
      ),
      EndpointDescription(
        .get,
        "/drive/root:/{+path}:/content",
        documentation: nil,
        requirement: Requirements.requirement1,
        source: SourceRow("Files.Read.md", line: 7)
      ),
    ]

    public static let index = EndpointIndex(descriptions)
  }
}
