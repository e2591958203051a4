import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import SurfaceDiff
import TestSupport
import Testing

/// The repository's own specs against a copy whose page or metadata was edited.
@Suite struct PageDiffTests {
  private static let page = "permissions/Calls.Initiate.All.md"
  private static let link = "](https://docs.microsoft.com/graph/api/"

  private static func report(_ edits: [String: [SpecEdit]], versionLabels: Binder.Options.VersionLabels = .repair)
    throws
    -> DiffReport
  {
    let folder = try TemporaryFolder()
    let copy = folder.path("Specs")
    try FileManager.default.copyItem(atPath: Workspace.root + "/Specs", toPath: copy)
    for (file, edits) in edits {
      var text = try Data(contentsOf: URL(fileURLWithPath: "\(copy)/\(file)"))
      for edit in edits { try edit.apply(to: &text) }
      try text.write(to: URL(fileURLWithPath: "\(copy)/\(file)"))
    }
    try forgetScopes(of: copy)
    func operand(_ folder: String) throws -> DiffOperand {
      var configuration = try Pipeline.configuration(folder + "/graphgen.json")
      configuration.binding.versionLabels = versionLabels
      let fixed = configuration
      var reader = DiffOperandReader { fixed }
      return try #require(try reader.readConfiguration(), "\(reader.diagnostics)")
    }
    return DiffReport(from: try operand(Workspace.root + "/Specs"), to: try operand(copy))
  }

  /// The slices were made for the rows of the page as it was; rows that are new need metadata that is no slice.
  private static func forgetScopes(of specs: String) throws {
    for version in GraphVersion.allCases {
      let file = URL(fileURLWithPath: "\(specs)/metadata/\(version.rawValue).csdl.xml")
      var text = try Data(contentsOf: file)
      let scope = try #require(text.range(of: Data("<?graphgen-slice ".utf8)))
      text.removeSubrange(scope.lowerBound...)
      try text.write(to: file)
    }
  }

  @Test func rowsAndPermissions() throws {
    let report = try Self.report([
      Self.page: [
        // A row less, a row more, a row for more callers, a permission with another id.
        SpecEdit("|V1|A|[DELETE /communications/calls/{id}", "|V1|A|[DELETE", "|V1|A|[PATCH"),
        SpecEdit("|V1|A|[GET /communications/calls/{id}](", "|V1|A|", "|V1|A, D|"),
        SpecEdit("284383ee-7f6e", "284383ee", "384383ee"),
      ]
    ])
    #expect(
      told(report) == [
        "permission-id-changed - Calls.Initiate.All note another-id-suffices",
        "endpoint-removed v1.0 DELETE /communications/calls/{id} breaking unreachable",
        "requirement-added v1.0 GET /communications/calls/{id} note reachable",
        "endpoint-added v1.0 PATCH /communications/calls/{id} addition reachable",
      ]
    )
  }

  /// v1.0 has no `app`. With it the path resolves, and the label of its key is called after the entity.
  @Test func anUnresolvedPathIsResolved() throws {
    let report = try Self.report([
      "metadata/v1.0.csdl.xml": [
        SpecEdit(
          "<EntityContainer",
          "<Singleton",
          "<Singleton Name=\"app\" Type=\"microsoft.graph.cloudCommunications\" /><Singleton"
        )
      ]
    ])
    #expect(told(report) == ["endpoint-typed v1.0 POST /app/calls/{id}/sendDtmfTones breaking none"])
    #expect(report.diff.changes[0].text.plain.contains("'postAppCallsByIDSendDtmfTones(callID:)' instead of"))
  }

  @Test func aResolvedPathIsLost() throws {
    let report = try Self.report(
      [
        "metadata/v1.0.csdl.xml": [
          SpecEdit("<Action Name=\"cancelMediaProcessing\"", "cancelMediaProcessing", "stopMediaProcessing")
        ]
      ],
      versionLabels: .trust
    )
    #expect(
      told(report) == ["endpoint-untyped v1.0 POST /communications/calls/{id}/cancelMediaProcessing breaking none"]
    )
    #expect(
      report.diff.changes[0].consequences.map(\.plain).first
        == "the action 'microsoft.graph.cancelMediaProcessing(microsoft.graph.call)' is gone from v1.0, with 1 parameter"
    )
  }

  @Test func aChangeOfOneVersionIsToldOfThatOne() throws {
    let report = try Self.report([
      "metadata/beta.csdl.xml": [
        SpecEdit("<EntityType Name=\"call\"", "<Property Name=\"subject\" Type=\"Edm.String\" />", "")
      ]
    ])
    #expect(told(report) == ["property-removed beta microsoft.graph.call/subject breaking none"])
  }

  /// What a new endpoint needs is told with it, and nothing twice.
  @Test func aNewEndpointBringsItsTypes() throws {
    let report = try Self.report([
      Self.page: [
        SpecEdit(
          "|V1|A|[POST /communications/calls/{id}/mute]",
          "|V1|A|[POST",
          "|V1|A|[GET /communications/calls/{id}/audioRoutingGroups](https://example.com)|\n|V1|A|[POST"
        )
      ],
      "metadata/v1.0.csdl.xml": [
        SpecEdit(
          "<EntityType Name=\"call\"",
          "<EntityType Name=\"call\"",
          """
          <EntityType Name="audioRoutingGroup" BaseType="graph.entity">
          <Property Name="routingMode" Type="graph.routingMode" /></EntityType>
          <EnumType Name="routingMode"><Member Name="oneToOne" Value="0" /></EnumType>
          <EntityType Name="call"
          """
        ),
        SpecEdit(
          "<EntityType Name=\"call\"",
          "<NavigationProperty",
          "<NavigationProperty Name=\"audioRoutingGroups\" Type=\"Collection(graph.audioRoutingGroup)\" />"
            + "<NavigationProperty"
        ),
      ],
    ])
    #expect(
      told(report) == ["endpoint-added v1.0 GET /communications/calls/{id}/audioRoutingGroups addition readable"]
    )
    #expect(
      report.diff.changes[0].consequences.map(\.plain) == [
        "the type 'microsoft.graph.audioRoutingGroup' is new in v1.0, with 2 properties",
        "the enumeration 'microsoft.graph.routingMode' is new in v1.0, with 1 member",
      ]
    )
  }
}
