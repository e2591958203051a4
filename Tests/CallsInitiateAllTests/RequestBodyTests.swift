import CallsInitiateAll
import GraphRuntime
import Testing

@Suite("Request bodies")
struct RequestBodyTests {
  private func user(_ id: String, name: String? = nil) -> GraphV1.IdentitySet {
    .init(user: .init(displayName: name, id: id))
  }

  @Test("A call to a user with service-hosted media names types only where the declared ones are abstract")
  func serviceHosted() throws {
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

  @Test("A meeting is joined with app-hosted media as organizer, by token, or by meeting id")
  func meetings() throws {
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

  @Test("A derived identity says its type, a plain one doesn't")
  func derivedIdentity() throws {
    try expectJSON(
      GraphV1.IdentitySet(user: .communicationsUserIdentity(.init(id: "1", tenantId: "2"))),
      ##"{"user":{"@odata.type":"#microsoft.graph.communicationsUserIdentity","id":"1","tenantId":"2"}}"##
    )
  }

  @Test("Prompts are played once in v1.0, and over and over in beta")
  func playPrompt() throws {
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

  @Test("A transfer needs no type anywhere, with a transferee or without")
  func transfer() throws {
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

  @Test("An update body holds what was set, null where null was asked for, and nothing else")
  func partial() throws {
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

  @Test("Tones go out in order, unknown ones too")
  func tones() throws {
    let parameters = GraphV1.CallSendDtmfTonesParameters(
      delayBetweenTonesMs: 100,
      tones: [.tone1, .star, .init(rawValue: "tone99")]
    )
    try expectJSON(parameters, ##"{"tones": ["tone1", "star", "tone99"], "delayBetweenTonesMs": 100}"##)
  }
}
