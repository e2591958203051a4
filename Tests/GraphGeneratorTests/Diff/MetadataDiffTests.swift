import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import SurfaceDiff
import TestSupport
import Testing

/// The surface of the repository's page on real metadata against a copy with one edit of each kind.
@Suite(.enabled(if: Workspace.hasShared, "real metadata is not there"))
struct MetadataDiffTests {
  private struct Case {
    var edits: [SpecEdit]
    var expected: String

    init(_ expected: String, _ edits: SpecEdit...) {
      self.edits = edits
      self.expected = expected
    }
  }

  private static let metadata = Workspace.shared + "/corpus/metadata/v1.0.csdl.xml"

  private static let cases: [Case] = [
    // Properties
    Case(
      "property-removed v1.0 microsoft.graph.call/subject breaking none",
      SpecEdit("<EntityType Name=\"call\"", "<Property Name=\"subject\" Type=\"Edm.String\" />", "")
    ),
    Case(
      "property-added v1.0 microsoft.graph.chatInfo/topic addition none",
      SpecEdit(
        "<ComplexType Name=\"chatInfo\"",
        "<Property Name=\"messageId\"",
        "<Property Name=\"topic\" Type=\"Edm.String\" /><Property Name=\"messageId\""
      )
    ),
    Case(
      "property-added v1.0 microsoft.graph.mediaInfo/codec breaking none",
      SpecEdit(
        "<ComplexType Name=\"mediaInfo\"",
        "</ComplexType>",
        "<Property Name=\"codec\" Type=\"Edm.String\" Nullable=\"false\" /></ComplexType>"
      )
    ),
    Case(
      "property-type-changed v1.0 microsoft.graph.toneInfo/sequenceId breaking none",
      SpecEdit("<ComplexType Name=\"toneInfo\"", "Edm.Int64", "Edm.String")
    ),
    Case(
      "property-collection-changed v1.0 microsoft.graph.call/tenantId breaking none",
      SpecEdit(
        "<EntityType Name=\"call\"",
        "Name=\"tenantId\" Type=\"Edm.String\"",
        "Name=\"tenantId\" Type=\"Collection(Edm.String)\""
      )
    ),
    Case(
      "property-required-changed v1.0 microsoft.graph.chatInfo/threadId breaking none",
      SpecEdit("<ComplexType Name=\"chatInfo\"", "Name=\"threadId\"", "Name=\"threadId\" Nullable=\"false\"")
    ),
    Case(
      "property-required-changed v1.0 microsoft.graph.joinMeetingIdMeetingInfo/joinMeetingId addition none",
      SpecEdit("<ComplexType Name=\"joinMeetingIdMeetingInfo\"", " Nullable=\"false\"", "")
    ),
    Case(
      "property-nullability-changed v1.0 microsoft.graph.call/callRoutes note none",
      SpecEdit("<EntityType Name=\"call\"", "Name=\"callRoutes\"", "Name=\"callRoutes\" Nullable=\"false\"")
    ),
    // In a type that many others inherit from: told once.
    Case(
      "property-removed v1.0 microsoft.graph.identity/displayName breaking none",
      SpecEdit(
        "<ComplexType Name=\"identity\" OpenType=\"true\">",
        "<Property Name=\"displayName\" Type=\"Edm.String\" />",
        ""
      )
    ),
    // To the base type, so that other types get it.
    Case(
      "property-moved v1.0 microsoft.graph.identity/identityType addition none",
      SpecEdit(
        "<ComplexType Name=\"provisionedIdentity\"",
        "<Property Name=\"identityType\" Type=\"Edm.String\" />",
        ""
      ),
      SpecEdit(
        "<ComplexType Name=\"identity\" OpenType=\"true\">",
        "<Property Name=\"id\" Type=\"Edm.String\" />",
        "<Property Name=\"id\" Type=\"Edm.String\" /><Property Name=\"identityType\" Type=\"Edm.String\" />"
      )
    ),
    // Types
    // It gets properties. Nothing derived from its new base type, so that there was no exhaustive switch over that.
    Case(
      "base-type-changed v1.0 microsoft.graph.emailIdentity addition none",
      SpecEdit("<ComplexType Name=\"emailIdentity\"", "graph.identity", "graph.userIdentity")
    ),
    Case(
      "abstract-changed v1.0 microsoft.graph.prompt breaking none",
      SpecEdit("<ComplexType Name=\"prompt\"", " Abstract=\"true\"", "")
    ),
    Case(
      "abstract-changed v1.0 microsoft.graph.teamworkTagIdentity breaking none",
      SpecEdit("<ComplexType Name=\"teamworkTagIdentity\"", " BaseType", " Abstract=\"true\" BaseType")
    ),
    Case(
      "open-changed v1.0 microsoft.graph.recordingInfo note none",
      SpecEdit("<ComplexType Name=\"recordingInfo\"", "\">", "\" OpenType=\"true\">")
    ),
    Case(
      "derived-type-added v1.0 microsoft.graph.lobbyMeetingInfo breaking none",
      SpecEdit(
        "<ComplexType Name=\"tokenMeetingInfo\"",
        "</ComplexType>",
        """
        </ComplexType><ComplexType Name="lobbyMeetingInfo" BaseType="graph.meetingInfo">
        <Property Name="lobby" Type="graph.lobbyKind" /></ComplexType>
        <EnumType Name="lobbyKind"><Member Name="open" Value="0" /></EnumType>
        """
      )
    ),
    Case(
      "derived-type-removed v1.0 microsoft.graph.communicationsEncryptedIdentity breaking none",
      SpecEdit(
        "<ComplexType Name=\"communicationsEncryptedIdentity\"",
        "<ComplexType Name=\"communicationsEncryptedIdentity\" BaseType=\"graph.identity\" OpenType=\"true\" />",
        ""
      )
    ),
    Case(
      "type-renamed v1.0 microsoft.graph.callTranscriptionDetail breaking none",
      SpecEdit("<ComplexType Name=\"callTranscriptionInfo\"", "callTranscriptionInfo", "callTranscriptionDetail"),
      SpecEdit("<EntityType Name=\"call\"", "graph.callTranscriptionInfo", "graph.callTranscriptionDetail")
    ),
    // Enumerations
    Case(
      "member-added v1.0 microsoft.graph.callState/ringing addition none",
      SpecEdit("<EnumType Name=\"callState\"", "</EnumType>", "<Member Name=\"ringing\" Value=\"2\" /></EnumType>")
    ),
    Case(
      "member-removed v1.0 microsoft.graph.tone/flash breaking none",
      SpecEdit("<EnumType Name=\"tone\"", "<Member Name=\"flash\" Value=\"16\" />", "")
    ),
    Case(
      "member-renamed v1.0 microsoft.graph.mediaState/idle breaking none",
      SpecEdit("<EnumType Name=\"mediaState\"", "\"inactive\"", "\"idle\"")
    ),
    // Other letters on the wire, the same name in Swift.
    Case(
      "member-renamed v1.0 microsoft.graph.operationStatus/notStarted note none",
      SpecEdit("<EnumType Name=\"operationStatus\"", "NotStarted", "notStarted")
    ),
    Case(
      "member-value-changed v1.0 microsoft.graph.routingType/selfFork note none",
      SpecEdit("<EnumType Name=\"routingType\"", "Name=\"selfFork\" Value=\"2\"", "Name=\"selfFork\" Value=\"7\"")
    ),
    Case(
      "flags-changed v1.0 microsoft.graph.onlineMeetingVideoDisabledReason breaking none",
      SpecEdit("<EnumType Name=\"onlineMeetingVideoDisabledReason\"", " IsFlags=\"true\"", "")
    ),
    // Actions
    Case(
      "parameter-added v1.0 microsoft.graph.sendDtmfTones(microsoft.graph.call)/volume addition none",
      SpecEdit(
        "<Action Name=\"sendDtmfTones\"",
        "<Parameter Name=\"delayBetweenTonesMs\"",
        "<Parameter Name=\"volume\" Type=\"Edm.Int32\" /><Parameter Name=\"delayBetweenTonesMs\""
      )
    ),
    Case(
      "parameter-removed v1.0 microsoft.graph.redirect(microsoft.graph.call)/timeout breaking none",
      SpecEdit("<Action Name=\"redirect\"", "<Parameter Name=\"timeout\" Type=\"Edm.Int32\" />", "")
    ),
    Case(
      "parameter-type-changed v1.0 microsoft.graph.playPrompt(microsoft.graph.call)/clientContext breaking none",
      SpecEdit("<Action Name=\"playPrompt\"", "Edm.String\" Unicode=\"false\"", "Edm.Guid\"")
    ),
    Case(
      "parameter-required-changed v1.0 microsoft.graph.mute(microsoft.graph.call)/clientContext breaking none",
      SpecEdit("<Action Name=\"mute\"", "Type=\"Edm.String\"", "Type=\"Edm.String\" Nullable=\"false\"")
    ),
    // Endpoints
    Case(
      "response-type-changed v1.0 POST /communications/calls/{id}/unmute breaking none",
      SpecEdit("<Action Name=\"unmute\"", "graph.unmuteParticipantOperation", "graph.muteParticipantOperation")
    ),
    // v1.0 doesn't know the path any more, beta does.
    Case(
      "endpoint-moved beta POST /communications/calls/{id}/cancelMediaProcessing breaking none",
      SpecEdit("<Action Name=\"cancelMediaProcessing\"", "cancelMediaProcessing", "stopMediaProcessing")
    ),
  ]

  @Test func everyEditIsOneChange() throws {
    #expect(Self.cases.count == 29)
    let folder = try TemporaryFolder()
    var text = try Data(contentsOf: URL(fileURLWithPath: Self.metadata))
    for edit in Self.cases.flatMap(\.edits) { try edit.apply(to: &text) }
    let edited = folder.path("v1.0.csdl.xml")
    try text.write(to: URL(fileURLWithPath: edited))
    var reader = DiffOperandReader { try Self.configuration() }
    let old = try #require(try reader.read(Self.metadata), "\(reader.diagnostics)")
    let new = try #require(try reader.read(edited), "\(reader.diagnostics)")
    let report = DiffReport(from: old, to: new)
    let found = Set(told(report))
    let expected = Set(Self.cases.map(\.expected))
    #expect(found.subtracting(expected).sorted() == [], "found, but not made")
    #expect(expected.subtracting(found).sorted() == [], "made, but not found")
    #expect(report.diff.changes.count == Self.cases.count)
    #expect(report.diff.recommendation == .major)
    // Whatever is still there is shown where it stands in the edited metadata.
    for change in report.diff.changes where change.kind != .removed {
      let location = new.location(of: change)
      #expect(location.line > 0, "\(change.subject)")
      let isEndpoint = change.subject.contains(" /")
      #expect(location.file.hasSuffix(isEndpoint ? ".md" : edited), "\(change.subject): \(location)")
    }
  }

  private static func configuration() throws -> Configuration {
    var configuration = try Pipeline.configuration(Workspace.root + "/Specs/graphgen.json")
    configuration.metadata[.v1] = metadata
    configuration.metadata[.beta] = Workspace.shared + "/corpus/metadata/beta.csdl.xml"
    return configuration
  }
}
