import GraphSpec
import SurfaceDiff
import Testing

/// One edit, one change, with its verdicts; and the edit taken back.
@Suite struct SurfaceDiffTests {
  /// Parameters are in the order of their names, and so are no part of what the metadata's order decides.
  @Test func theOrderOfTheMetadataIsNoDifference() {
    let moved = LampSurface.diff([
      ("v1.0 property graph.lamp/name Edm.String", ""),
      (
        "v1.0 property graph.lamp/part graph.part",
        "v1.0 property graph.lamp/part graph.part\nv1.0 property graph.lamp/name Edm.String"
      ),
      ("v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required", ""),
      (
        "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean",
        "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean\n"
          + "v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required"
      ),
    ])
    #expect(moved.isEmpty, "\(moved.changes.map(\.told))")
  }

  /// What a program has to look for.
  @Test func whatIsGoneHasItsSwiftName() {
    let diff = LampSurface.diff([
      ("v1.0 endpoint POST /lamps/{id}/dim action", ""),
      ("v1.0 endpoint POST /lamps/{id}/dim gives graph.report", ""),
      ("v1.0 endpoint POST /lamps/{id}/dim calls graph.dim(graph.lamp)", ""),
      ("v1.0 endpoint POST /lamps/{id}/dim values key:graph.lamp", ""),
      ("v1.0 endpoint POST /lamps/{id}/dim application Lamps.ReadWrite", ""),
      ("v1.0 property graph.lamp/name Edm.String", ""),
      ("v1.0 member graph.colour/green = 1", ""),
      ("v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean", ""),
    ])
    let names = Dictionary(
      diff.changes.map { ($0.subject, $0.swiftName ?? "") },
      uniquingKeysWith: { first, _ in first }
    )
    #expect(names["POST /lamps/{id}/dim"] == "GraphV1.Endpoint.postLampsByIDDim(lampID:)")
    #expect(names["graph.lamp/name"] == "GraphV1.Graph.Lamp.name")
    #expect(names["graph.colour/green"] == "GraphV1.Graph.Colour.green")
    #expect(names["graph.dim(graph.lamp)/slowly"] == "GraphV1.Graph.LampDimParameters.slowly")
  }

  @Test func nothingDiffersFromItself() {
    let diff = LampSurface.diff([])
    #expect(diff.isEmpty && diff.recommendation == .none)
    #expect(diff.severity == nil)
  }

  @Test(arguments: SurfaceEdits.members + SurfaceEdits.types + SurfaceEdits.endpoints)
  func isOneChangeWithItsVerdicts(_ edit: SurfaceEdits.Edit) {
    #expect(LampSurface.diff(edit.lines).changes.map(\.told) == [edit.there])
    #expect(LampSurface.reverseDiff(edit.lines).changes.map(\.told) == [edit.back])
  }

  @Test(arguments: SurfaceEdits.permissions)
  func tellsTheReach(_ edit: SurfaceEdits.Edit) {
    #expect(LampSurface.diff(edit.lines).changes.map(\.told).joined(separator: " + ") == edit.there)
    #expect(LampSurface.reverseDiff(edit.lines).changes.map(\.told).joined(separator: " + ") == edit.back)
  }

  // MARK: Severity

  /// What somebody may do who might not is graver than what there is more of, although it breaks no program.
  @Test(arguments: [
    (
      "v1.0 endpoint PUT /lamps/{id} entity\nv1.0 endpoint PUT /lamps/{id} application Lamps.Read",
      ChangeSeverity.widening
    ),
    ("v1.0 endpoint POST /x unresolved\nv1.0 endpoint POST /x delegated Lamps.Read", .widening),
    ("v1.0 endpoint POST /lamps/{id}/dim delegated Lamps.Read", .widening),
    ("v1.0 endpoint POST /lamps/{id}/dim application Lamps.Read", .widening),
    ("permission All application=- delegated=-\nv1.0 endpoint GET /lamps application All", .widening),
    ("v1.0 endpoint GET /x unresolved\nv1.0 endpoint GET /x application Lamps.Read", .addition),
    ("v1.0 endpoint HEAD /x unresolved\nv1.0 endpoint HEAD /x application Lamps.Read", .addition),
    ("permission All application=5 delegated=6", .addition),
    // Nobody may call it.
    ("v1.0 endpoint DELETE /x unresolved", .addition),
    ("v1.0 property graph.report/more Edm.String", .addition),
  ])
  func whatIsAddedIsAsGraveAsWhatItAllows(_ lines: String, _ severity: ChangeSeverity) {
    let added = LampSurface.lines + lines.split(separator: "\n").map(String.init)
    let diff = SurfaceComparison(from: LampSurface.facts(LampSurface.lines), to: LampSurface.facts(added))
    #expect(diff.changes.map(\.severity) == [severity])
    #expect(diff.severity == severity && !diff.isBreaking && diff.recommendation == .minor)
    let back = SurfaceComparison(from: LampSurface.facts(added), to: LampSurface.facts(LampSurface.lines))
    #expect(back.severity == .breaking)
  }
}
