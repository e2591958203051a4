import CallsInitiateAll

/// Reads every property of a value and keeps a sum, so that no read is left out by the optimizer, and so that what was
/// read can be compared.
struct Checksum {
  private(set) var sum = 0

  mutating func add(_ number: Int) { sum &+= number }
  mutating func add(_ text: String?) { sum &+= text?.utf8.count ?? 0 }
  mutating func add(_ flag: Bool?) { sum &+= flag == true ? 1 : 0 }
}

// MARK: Generated models

extension Checksum {
  mutating func add(_ call: GraphV1.Call) {
    add(call.id)
    add(call.callbackUri)
    add(call.callChainId)
    add(call.direction?.rawValue)
    add(call.myParticipantId)
    add(call.state?.rawValue)
    add(call.subject)
    add(call.tenantId)
    add(call.source)
    for modality in call.requestedModalities ?? [] { add(modality.rawValue) }
    for target in call.targets ?? [] {
      add(target.hidden)
      add(target.participantId)
      add(target.identity)
    }
    if case .serviceHostedMediaConfig(let media) = call.mediaConfig?.concrete {
      for info in media.preFetchMedia ?? [] {
        add(info.resourceId)
        add(info.uri)
      }
    }
    add(call.callOptions != nil)
    add(call.callRoutes != nil)
    add(call.chatInfo != nil)
    add(call.incomingContext != nil)
    add(call.mediaState != nil)
    add(call.meetingInfo != nil)
    add(call.resultInfo != nil)
    add(call.toneInfo != nil)
    add(call.transcription != nil)
  }

  mutating func add(_ participant: GraphV1.Participant) {
    add(participant.id)
    add(participant.info)
    add(participant.isInLobby)
    add(participant.isMuted)
    add(participant.metadata)
    for stream in participant.mediaStreams ?? [] {
      add(stream.direction?.rawValue)
      add(stream.label)
      add(stream.mediaType?.rawValue)
      add(stream.serverMuted)
      add(stream.sourceId)
    }
    add(participant.recordingInfo != nil)
    add(participant.removedState != nil)
    add(participant.restrictedExperience != nil)
    add(Int(participant.rosterSequenceNumber ?? 0))
  }

  private mutating func add(_ info: GraphV1.ParticipantInfo?) {
    guard let info else { return }
    add(info.countryCode)
    add(info.endpointType?.rawValue)
    add(info.languageId)
    add(info.participantId)
    add(info.region)
    add(info.identity)
  }

  private mutating func add(_ identities: GraphV1.IdentitySet?) {
    guard let identities else { return }
    for identity in [identities.application, identities.device, identities.user] {
      add(identity?.displayName)
      add(identity?.id)
    }
  }
}

// MARK: Structs written by hand

extension Checksum {
  mutating func add(_ call: HandWritten.Call) {
    add(call.id)
    add(call.callbackUri)
    add(call.callChainId)
    add(call.direction)
    add(call.myParticipantId)
    add(call.state)
    add(call.subject)
    add(call.tenantId)
    add(call.source)
    for modality in call.requestedModalities ?? [] { add(modality) }
    for target in call.targets ?? [] {
      add(target.hidden)
      add(target.participantId)
      add(target.identity)
    }
    for info in call.mediaConfig?.preFetchMedia ?? [] {
      add(info.resourceId)
      add(info.uri)
    }
  }

  mutating func add(_ participant: HandWritten.Participant) {
    add(participant.id)
    add(participant.info)
    add(participant.isInLobby)
    add(participant.isMuted)
    add(participant.metadata)
    for stream in participant.mediaStreams ?? [] {
      add(stream.direction)
      add(stream.label)
      add(stream.mediaType)
      add(stream.serverMuted)
      add(stream.sourceId)
    }
    add(participant.recordingInfo != nil)
    add(Int(participant.rosterSequenceNumber ?? 0))
  }

  private mutating func add(_ info: HandWritten.ParticipantInfo?) {
    guard let info else { return }
    add(info.countryCode)
    add(info.endpointType)
    add(info.languageId)
    add(info.participantId)
    add(info.region)
    add(info.identity)
  }

  private mutating func add(_ identities: HandWritten.IdentitySet?) {
    guard let identities else { return }
    for identity in [identities.application, identities.device, identities.user] {
      add(identity?.displayName)
      add(identity?.id)
    }
  }
}
