import GraphRuntime
import HTTPTypes

// Written as generated code is, without access to the runtime's internals.

private typealias Compatibility = GraphRuntime.GeneratedCode.Generation3

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

enum SampleV1 {
  public enum Endpoint: GraphEndpoint {
    case postCommunicationsCalls
    case getCommunicationsCallsByID(callID: String)
    case getCommunicationsCallsParticipantsByID(callID: String, participantID: String)
    case getDriveRootByPathContent(path: String)

    public static let table = EndpointTable<Self>(
      .v1,
      permissions: SamplePermissions.all,
      requirements: """
        0000000a
         application Calls.Initiate.All
        0000000b
         delegated Files.Read
        """,
      rows: """
        POST /communications/calls
         00000001 0000000a 0011223344556677 Calls.Initiate.All.md
        GET /communications/calls/{id}
         00000002 0000000a 6e6c8ee240492052 Calls.Initiate.All.md
         https://example.com/call-get
        GET /communications/calls/{id}/participants/{id}
         fffffffe 0000000a 353007e47be7800d Calls.Initiate.All.md
        GET /drive/root:/{+path}:/content
         00000004 0000000b 89abcdef01234567 Files%20%25%0ARead.md
        """,
      row: { $0.row },
      endpoint: { Self(row: $0) }
    )

    private var row: EndpointRow {
      switch self {
      case .postCommunicationsCalls: EndpointRow(0x0000_0001)
      case .getCommunicationsCallsByID(let callID): EndpointRow(0x0000_0002, callID)
      case .getCommunicationsCallsParticipantsByID(let callID, let participantID):
        EndpointRow(0xffff_fffe, callID, participantID)
      case .getDriveRootByPathContent(let path): EndpointRow(0x0000_0004, path)
      }
    }

    private init?(row: EndpointRow) {
      switch row.number {
      case 0x0000_0001: self = .postCommunicationsCalls
      case 0x0000_0002: self = .getCommunicationsCallsByID(callID: row[0])
      case 0xffff_fffe: self = .getCommunicationsCallsParticipantsByID(callID: row[0], participantID: row[1])
      case 0x0000_0004: self = .getDriveRootByPathContent(path: row[0])
      default: return nil
      }
    }
  }
}
