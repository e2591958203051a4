import CallsInitiateAll
import GraphRuntime
import Testing

@Suite
struct ToleranceTests {
  @Test(
    "An unknown type survives in every place for several types",
    arguments: ["mediaConfig", "meetingInfo", "callOptions"]
  )
  func unknownTypes(slot: String) throws {
    let body = ##"{"\##(slot)": {"@odata.type": "#microsoft.graph.tomorrow", "a": [1, null], "b": {"c": 1e400}}}"##
    let call = try #require(GraphV1.Call(json: JSONValue(parsing: body)))
    #expect(try FlatJSON(call.json.serializedBytes()) == FlatJSON(body.utf8))
    #expect(call.additionalProperties.isEmpty)
    let unknown: UnknownObject? =
      if case .unknown(let object) = call.mediaConfig?.concrete {
        object
      } else if case .unknown(let object) = call.meetingInfo?.concrete {
        object
      } else if case .unknown(let object) = call.callOptions?.concrete {
        object
      } else {
        nil
      }
    #expect(unknown?.typeName == "#microsoft.graph.tomorrow")
  }

  @Test
  func anUnknownPromptIdentitySetAndIdentitySurviveAndWhatTheyShareCanBeRead() throws {
    let parameters = try expectRoundTrip(
      GraphV1.CallPlayPromptParameters.self,
      ##"{"prompts": [{"@odata.type": "#microsoft.graph.speechPrompt", "text": "Hello"}]}"##
    )
    guard case .unknown(let prompt) = parameters.prompts?.first?.concrete else {
      Issue.record("the prompt is no unknown one")
      return
    }
    #expect(prompt.read("text") == "Hello")
    let info = try expectRoundTrip(
      GraphV1.ParticipantInfo.self,
      """
      {
        "identity": {
          "@odata.type": "#microsoft.graph.tomorrowIdentitySet",
          "user": {"@odata.type": "#microsoft.graph.tomorrowIdentity", "id": "1", "mood": "good"}
        }
      }
      """
    )
    #expect(info.identity?.user?.id == "1")
  }

  @Test
  func typeNamesAreReadWithOrWithoutANumberSignAndInAnyCasingAndStayAsTheyCame() throws {
    for name in [
      "#microsoft.graph.tokenMeetingInfo", "microsoft.graph.tokenMeetingInfo", "#Microsoft.Graph.TokenMeetingInfo",
    ] {
      let meeting = try expectRoundTrip(
        GraphV1.MeetingInfo.self,
        ##"{"@odata.type": "\##(name)", "token": "t"}"##
      )
      guard case .tokenMeetingInfo(let info) = meeting.concrete else {
        Issue.record("\(name) was not recognised")
        continue
      }
      #expect(info.token == "t")
    }
  }

  @Test
  func theWiresCasingOfAMemberIsEqualToTheMetadatasAndStays() throws {
    let body = ##"{"status": "running"}"##
    var operation = try expectRoundTrip(GraphV1.PlayPromptOperation.self, body)
    #expect(operation.status == .running)
    #expect(operation.status?.isDeclared == true)
    #expect(operation.status.map { Set([.running]).contains($0) } == true)
    switch operation.status {
    case .running?: break
    default: Issue.record("a switch doesn't see the member")
    }
    operation.status = .completed
    #expect(operation.json["status"]?.string?.lowercased() == "completed")
  }

  @Test
  func anUnknownMemberIsAValueLikeAnyOther() throws {
    let call = try expectRoundTrip(GraphV1.Call.self, ##"{"state": "ringing", "requestedModalities": ["smell"]}"##)
    #expect(call.state == GraphV1.CallState(rawValue: "ringing"))
    #expect(call.state?.isDeclared == false)
    #expect(call.requestedModalities == [GraphV1.Modality(rawValue: "smell")])
  }

  @Test
  func nullIsToldFromAbsentAndBothComeBack() throws {
    let call = try expectRoundTrip(GraphV1.Call.self, ##"{"subject": null, "targets": null}"##)
    #expect(call.subject == nil)
    #expect(call.isNull("subject"))
    #expect(call.isNull("targets"))
    #expect(!call.isNull("tenantId"))
  }

  @Test
  func wholeNumbersMayComeInStringsAndGoBackInStringsUntilTheyAreChanged() throws {
    let body = ##"{"rosterSequenceNumber": "9007199254740993", "id": "p"}"##
    var participant = try expectRoundTrip(GraphV1.Participant.self, body)
    #expect(participant.rosterSequenceNumber == 9_007_199_254_740_993)
    participant.rosterSequenceNumber = 2
    #expect(participant.json["rosterSequenceNumber"] == 2)
    let result = try expectRoundTrip(GraphV1.ResultInfo.self, ##"{"code": "200", "subcode": "0"}"##)
    #expect(result.code == 200)
    #expect(result.subcode == 0)
  }

  @Test(arguments: ["1.0", "100e-2", "12345678901234567890.123456789", "-0", "1e400"])
  func numbersKeepEveryDigit(number: String) throws {
    for name in ["code", "undeclared"] {
      let body = ##"{"\##(name)": \##(number)}"##
      let result = try #require(GraphV1.ResultInfo(json: JSONValue(parsing: body)))
      #expect(try FlatJSON(result.json.serializedBytes()).differences(from: FlatJSON(body.utf8)) == [])
    }
  }

  @Test
  func aValueOfTheWrongKindIsKeptAndHidesNothingElse() throws {
    let body = ##"{"code": {"a": 1}, "message": 7, "subcode": 5}"##
    var result = try expectRoundTrip(GraphV1.ResultInfo.self, body)
    #expect(result.code == nil)
    #expect(result.message == nil)
    #expect(result.subcode == 5)
    result.code = 1
    #expect(result.json["code"] == 1)
    #expect(result.json["message"] == 7)
  }
}
