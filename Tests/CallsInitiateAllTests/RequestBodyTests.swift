import CallsInitiateAll
import GraphRuntime
import Testing

@Suite
struct RequestBodyTests {
  private func user(_ id: String, name: String? = nil) -> GraphV1.IdentitySet {
    .init(user: .init(displayName: name, id: id))
  }

  @Test
  func aCallToAUserWithServiceHostedMediaNamesTypesOnlyWhereTheDeclaredOnesAreAbstract() throws {
    let call = GraphV1.Call(
      callbackUri: "https://bot.contoso.com/callback",
      mediaConfig: .serviceHostedMediaConfig(
        .init(preFetchMedia: [.init(uri: "https://cdn.contoso.com/beep.wav", resourceId: "f8971b04")])
      ),
      requestedModalities: [.audio],
      targets: [.init(identity: user("112f7296", name: "John"))],
      tenantId: "aa67bd4c"
    )
    try expectJSON(
      call,
      """
      {
        "callbackUri": "https://bot.contoso.com/callback",
        "mediaConfig": {
          "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
          "preFetchMedia": [{"uri": "https://cdn.contoso.com/beep.wav", "resourceId": "f8971b04"}]
        },
        "requestedModalities": ["audio"],
        "targets": [{"identity": {"user": {"displayName": "John", "id": "112f7296"}}}],
        "tenantId": "aa67bd4c"
      }
      """
    )
  }

  @Test
  func aMeetingIsJoinedWithAppHostedMediaAsOrganizerByTokenOrByMeetingId() throws {
    let ways: [(GraphV1.MeetingInfo, String)] = [
      (
        .organizerMeetingInfo(.init(organizer: user("5810cede"))),
        ##"{"@odata.type":"#microsoft.graph.organizerMeetingInfo","organizer":{"user":{"id":"5810cede"}}}"##
      ),
      (
        .tokenMeetingInfo(.init(token: "e30.e30.")),
        ##"{"@odata.type":"#microsoft.graph.tokenMeetingInfo","token":"e30.e30."}"##
      ),
      (
        .joinMeetingIdMeetingInfo(.init(joinMeetingId: "1234567", passcode: "psw123")),
        """
        {"@odata.type":"#microsoft.graph.joinMeetingIdMeetingInfo","joinMeetingId":"1234567","passcode":"psw123"}
        """
      ),
    ]
    for (meeting, text) in ways {
      let call = GraphV1.Call(
        callbackUri: "https://bot.contoso.com/callback",
        chatInfo: .init(messageId: "0", threadId: "19:meeting_x@thread.v2"),
        mediaConfig: .appHostedMediaConfig(.init(blob: "<blob>")),
        meetingInfo: meeting
      )
      try expectJSON(
        call,
        """
        {
          "callbackUri": "https://bot.contoso.com/callback",
          "chatInfo": {"messageId": "0", "threadId": "19:meeting_x@thread.v2"},
          "mediaConfig": {"@odata.type": "#microsoft.graph.appHostedMediaConfig", "blob": "<blob>"},
          "meetingInfo": \(text)
        }
        """
      )
    }
  }

  @Test
  func aDerivedIdentitySaysItsTypeAPlainOneDoesnt() throws {
    try expectJSON(
      GraphV1.IdentitySet(user: .communicationsUserIdentity(.init(id: "1", tenantId: "2"))),
      ##"{"user":{"@odata.type":"#microsoft.graph.communicationsUserIdentity","id":"1","tenantId":"2"}}"##
    )
  }

  @Test
  func promptsArePlayedOnceInV10AndOverAndOverInBeta() throws {
    let prompt = """
      {"@odata.type": "#microsoft.graph.mediaPrompt", "mediaInfo": {"uri": "https://cdn.contoso.com/beep.wav"}}
      """
    try expectJSON(
      GraphV1.CallPlayPromptParameters(
        clientContext: "d45324c1",
        prompts: [.mediaPrompt(.init(mediaInfo: .init(uri: "https://cdn.contoso.com/beep.wav")))]
      ),
      ##"{"prompts": [\##(prompt)], "clientContext": "d45324c1"}"##
    )
    try expectJSON(
      GraphBeta.CallPlayPromptParameters(
        loop: true,
        prompts: [.mediaPrompt(.init(mediaInfo: .init(uri: "https://cdn.contoso.com/beep.wav")))]
      ),
      ##"{"prompts": [\##(prompt)], "loop": true}"##
    )
  }

  @Test
  func aTransferNeedsNoTypeAnywhereWithATransfereeOrWithout() throws {
    let target = GraphV1.InvitationParticipantInfo(identity: user("550fae72"), replacesCallId: "e5d39592")
    let text = ##"{"identity": {"user": {"id": "550fae72"}}, "replacesCallId": "e5d39592"}"##
    try expectJSON(GraphV1.CallTransferParameters(transferTarget: target), ##"{"transferTarget": \##(text)}"##)
    try expectJSON(
      GraphV1.CallTransferParameters(
        transferTarget: target,
        transferee: .init(identity: user("751f6800"), participantId: "909c6581")
      ),
      """
      {
        "transferTarget": \(text),
        "transferee": {"identity": {"user": {"id": "751f6800"}}, "participantId": "909c6581"}
      }
      """
    )
  }

  @Test
  func anUpdateBodyHoldsWhatWasSetNullWhereNullWasAskedForAndNothingElse() throws {
    var call = GraphV1.Call.partial
    try expectJSON(call, "{}")
    call.subject = "Support"
    call.setNull("tenantId")
    #expect(call.isNull("tenantId"))
    #expect(!call.isNull("subject"))
    #expect(!call.isNull("callbackUri"))
    try expectJSON(call, ##"{"subject": "Support", "tenantId": null}"##)
    call.tenantId = "aa67bd4c"
    try expectJSON(GraphV1.Call(json: call.json) ?? .partial, ##"{"subject": "Support", "tenantId": "aa67bd4c"}"##)
  }

  @Test
  func tonesGoOutInOrderUnknownOnesToo() throws {
    let parameters = GraphV1.CallSendDtmfTonesParameters(
      delayBetweenTonesMs: 100,
      tones: [.tone1, .star, .init(rawValue: "tone99")]
    )
    try expectJSON(parameters, ##"{"tones": ["tone1", "star", "tone99"], "delayBetweenTonesMs": 100}"##)
  }
}
