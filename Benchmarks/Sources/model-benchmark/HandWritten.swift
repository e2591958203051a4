/// What one would write by hand to read a call and its participants.
enum HandWritten {
  struct Identity: Codable, Hashable, Sendable {
    var displayName: String?
    var id: String?
  }

  struct IdentitySet: Codable, Hashable, Sendable {
    var application: Identity?
    var device: Identity?
    var phone: Identity?
    var user: Identity?
  }

  struct ParticipantInfo: Codable, Hashable, Sendable {
    var countryCode: String?
    var endpointType: String?
    var id: String?
    var identity: IdentitySet?
    var languageId: String?
    var participantId: String?
    var region: String?
  }

  struct MediaStream: Codable, Hashable, Sendable {
    var direction: String?
    var label: String?
    var mediaType: String?
    var serverMuted: Bool?
    var sourceId: String?
  }

  struct Participant: Codable, Hashable, Sendable {
    var id: String?
    var info: ParticipantInfo?
    var isInLobby: Bool?
    var isMuted: Bool?
    var mediaStreams: [MediaStream]?
    var metadata: String?
    var recordingInfo: [String: String]?
    var rosterSequenceNumber: Int64?
  }

  struct Page: Codable, Hashable, Sendable {
    var value: [Participant]
    var nextLink: String?

    enum CodingKeys: String, CodingKey {
      case value
      case nextLink = "@odata.nextLink"
    }
  }

  struct MediaInfo: Codable, Hashable, Sendable {
    var resourceId: String?
    var uri: String?
  }

  struct MediaConfig: Codable, Hashable, Sendable {
    var type: String?
    var blob: String?
    var preFetchMedia: [MediaInfo]?

    enum CodingKeys: String, CodingKey {
      case type = "@odata.type"
      case blob, preFetchMedia
    }
  }

  struct Invitation: Codable, Hashable, Sendable {
    var hidden: Bool?
    var id: String?
    var identity: IdentitySet?
    var participantId: String?
  }

  struct Call: Codable, Hashable, Sendable {
    var id: String?
    var callbackUri: String?
    var callChainId: String?
    var direction: String?
    var mediaConfig: MediaConfig?
    var myParticipantId: String?
    var requestedModalities: [String]?
    var ringingTimeoutInSeconds: Int?
    var source: ParticipantInfo?
    var state: String?
    var subject: String?
    var targets: [Invitation]?
    var tenantId: String?
  }
}
