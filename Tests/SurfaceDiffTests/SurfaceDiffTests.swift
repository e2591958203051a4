import GraphSpec
import SurfaceDiff
import Testing

/// One edit, one change, with its verdicts; and the edit taken back.
@Suite struct SurfaceDiffTests {
  struct Edit: Sendable, CustomTestStringConvertible {
    var lines: [(String, String)]
    var there: String
    var back: String

    init(_ old: String, _ new: String, _ there: String, back: String) {
      self.init([(old, new)], there, back: back)
    }

    init(_ lines: [(String, String)], _ there: String, back: String) {
      self.lines = lines
      self.there = there
      self.back = back
    }

    var testDescription: String { there }
  }

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

  static let members: [Edit] = [
    Edit(
      "v1.0 property graph.lamp/name Edm.String",
      "",
      "property-removed graph.lamp/name breaking none",
      back: "property-added graph.lamp/name addition none"
    ),
    // An initialiser that asks for more breaks every call of it.
    Edit(
      "v1.0 property graph.lamp/serial Edm.String not-null required",
      "",
      "property-removed graph.lamp/serial breaking none",
      back: "property-added graph.lamp/serial breaking none"
    ),
    Edit(
      "v1.0 property graph.lamp/name Edm.String",
      "v1.0 property graph.lamp/name Edm.Guid",
      "property-type-changed graph.lamp/name breaking none",
      back: "property-type-changed graph.lamp/name breaking none"
    ),
    Edit(
      "v1.0 property graph.lamp/name Edm.String",
      "v1.0 property graph.lamp/name Collection(Edm.String)",
      "property-collection-changed graph.lamp/name breaking none",
      back: "property-collection-changed graph.lamp/name breaking none"
    ),
    // The initialiser asks for what is required first, so that `serial:` comes behind `id:` when it may be left out.
    Edit(
      [
        ("v1.0 property graph.lamp/serial Edm.String not-null required", "v1.0 property graph.lamp/serial Edm.String")
      ],
      "property-required-changed graph.lamp/serial breaking none",
      back: "property-required-changed graph.lamp/serial breaking none"
    ),
    Edit(
      "v1.0 property graph.report/note Edm.String",
      "v1.0 property graph.report/note Edm.String not-null required",
      "property-required-changed graph.report/note breaking none",
      back: "property-required-changed graph.report/note breaking none"
    ),
    Edit(
      "v1.0 property graph.lamp/tags Collection(Edm.String)",
      "v1.0 property graph.lamp/tags Collection(Edm.String) not-null",
      "property-nullability-changed graph.lamp/tags note none",
      back: "property-nullability-changed graph.lamp/tags note none"
    ),
    // In all that inherits it, told once.
    Edit(
      [
        ("v1.0 property graph.part/weight Edm.Double", "v1.0 property graph.part/weight Edm.Decimal"),
        (
          "v1.0 property graph.bulb/weight Edm.Double from graph.part",
          "v1.0 property graph.bulb/weight Edm.Decimal from graph.part"
        ),
        (
          "v1.0 property graph.shade/weight Edm.Double from graph.part",
          "v1.0 property graph.shade/weight Edm.Decimal from graph.part"
        ),
      ],
      "property-type-changed graph.part/weight breaking none",
      back: "property-type-changed graph.part/weight breaking none"
    ),
    Edit(
      [
        ("v1.0 property graph.bulb/watts Edm.Int32", "v1.0 property graph.bulb/watts Edm.Int32 from graph.part"),
        (
          "v1.0 property graph.part/weight Edm.Double",
          "v1.0 property graph.part/weight Edm.Double\nv1.0 property graph.part/watts Edm.Int32"
        ),
        (
          "v1.0 property graph.shade/weight Edm.Double from graph.part",
          """
          v1.0 property graph.shade/weight Edm.Double from graph.part
          v1.0 property graph.shade/watts Edm.Int32 from graph.part
          """
        ),
      ],
      "property-moved graph.part/watts addition none",
      back: "property-moved graph.bulb/watts breaking none"
    ),
    Edit(
      "v1.0 member graph.colour/green = 1",
      "",
      "member-removed graph.colour/green breaking none",
      back: "member-added graph.colour/green addition none"
    ),
    Edit(
      "v1.0 member graph.colour/green = 1",
      "v1.0 member graph.colour/green = 7",
      "member-value-changed graph.colour/green note none",
      back: "member-value-changed graph.colour/green note none"
    ),
    Edit(
      "v1.0 member graph.colour/green = 1",
      "v1.0 member graph.colour/verdant = 1",
      "member-renamed graph.colour/verdant breaking none",
      back: "member-renamed graph.colour/green breaking none"
    ),
    Edit(
      "v1.0 enum graph.colour",
      "v1.0 enum graph.colour flags",
      "flags-changed graph.colour breaking none",
      back: "flags-changed graph.colour breaking none"
    ),
    Edit(
      "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean",
      "",
      "parameter-removed graph.dim(graph.lamp)/slowly breaking none",
      back: "parameter-added graph.dim(graph.lamp)/slowly addition none"
    ),
    Edit(
      "v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required",
      "",
      "parameter-removed graph.dim(graph.lamp)/level breaking none",
      back: "parameter-added graph.dim(graph.lamp)/level breaking none"
    ),
    Edit(
      "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean",
      "v1.0 property graph.dim(graph.lamp)/slowly Edm.Guid",
      "parameter-type-changed graph.dim(graph.lamp)/slowly breaking none",
      back: "parameter-type-changed graph.dim(graph.lamp)/slowly breaking none"
    ),
    Edit(
      "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean",
      "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean not-null required",
      "parameter-required-changed graph.dim(graph.lamp)/slowly breaking none",
      back: "parameter-required-changed graph.dim(graph.lamp)/slowly addition none"
    ),
  ]

  static let types: [Edit] = [
    Edit(
      "v1.0 entity graph.lamp open",
      "v1.0 entity graph.lamp",
      "open-changed graph.lamp note none",
      back: "open-changed graph.lamp note none"
    ),
    Edit(
      "v1.0 complex graph.report",
      "v1.0 entity graph.report",
      "type-kind-changed graph.report note none",
      back: "type-kind-changed graph.report note none"
    ),
    Edit(
      "v1.0 complex graph.part abstract",
      "v1.0 complex graph.part",
      "abstract-changed graph.part breaking none",
      back: "abstract-changed graph.part breaking none"
    ),
    // An abstract type has no initialiser.
    Edit(
      "v1.0 complex graph.report",
      "v1.0 complex graph.report abstract",
      "abstract-changed graph.report breaking none",
      back: "abstract-changed graph.report addition none"
    ),
    // The first type that derives from another, for which no program has a switch yet.
    Edit(
      [
        ("v1.0 complex graph.report", "v1.0 derived graph.report graph.scroll\nv1.0 complex graph.report"),
        ("v1.0 enum graph.colour", "v1.0 complex graph.scroll : graph.report\nv1.0 enum graph.colour"),
      ],
      "derived-type-added graph.scroll addition none",
      back: "derived-type-removed graph.scroll breaking none"
    ),
    Edit(
      [
        ("v1.0 derived graph.part graph.shade", ""), ("v1.0 complex graph.shade : graph.part", ""),
        ("v1.0 property graph.shade/weight Edm.Double from graph.part", ""),
        ("v1.0 property graph.shade/cloth Edm.String", ""),
      ],
      "derived-type-removed graph.shade breaking none",
      back: "derived-type-added graph.shade breaking none"
    ),
    Edit(
      [
        ("v1.0 derived graph.part graph.shade", ""),
        ("v1.0 complex graph.shade : graph.part", "v1.0 complex graph.shade"),
        ("v1.0 property graph.shade/weight Edm.Double from graph.part", ""),
      ],
      "base-type-changed graph.shade breaking none",
      back: "base-type-changed graph.shade breaking none"
    ),
    Edit(
      [
        ("v1.0 enum graph.level", "v1.0 enum graph.degree"),
        ("v1.0 member graph.level/low = 0", "v1.0 member graph.degree/low = 0"),
        ("v1.0 property graph.report/level graph.level", "v1.0 property graph.report/level graph.degree"),
      ],
      "type-renamed graph.degree breaking none",
      back: "type-renamed graph.level breaking none"
    ),
    // What only the property needed goes with it.
    Edit(
      [
        ("v1.0 property graph.report/level graph.level", ""), ("v1.0 enum graph.level", ""),
        ("v1.0 member graph.level/low = 0", ""),
      ],
      "property-removed graph.report/level breaking none",
      back: "property-added graph.report/level addition none"
    ),
    // The property is still there, as raw JSON.
    Edit(
      [("v1.0 enum graph.level", ""), ("v1.0 member graph.level/low = 0", "")],
      "type-removed graph.level breaking none",
      back: "type-added graph.level breaking none"
    ),
    Edit(
      [
        ("v1.0 enum graph.level", "v1.0 complex graph.level"),
        ("v1.0 member graph.level/low = 0", "v1.0 property graph.level/low Edm.Int32"),
      ],
      "type-kind-changed graph.level breaking none",
      back: "type-kind-changed graph.level breaking none"
    ),
  ]

  static let endpoints: [Edit] = [
    Edit(
      [
        ("v1.0 endpoint GET /lamps collection", ""), ("v1.0 endpoint GET /lamps gives Collection(graph.lamp)", ""),
        ("v1.0 endpoint GET /lamps application Lamps.Read", ""),
        ("v1.0 endpoint GET /lamps application Lamps.ReadWrite", ""),
      ],
      "endpoint-removed GET /lamps breaking unreachable",
      back: "endpoint-added GET /lamps addition readable"
    ),
    Edit(
      "v1.0 endpoint GET /lamps gives Collection(graph.lamp)",
      "v1.0 endpoint GET /lamps gives graph.lamp",
      "response-type-changed GET /lamps breaking none",
      back: "response-type-changed GET /lamps breaking none"
    ),
    Edit(
      "v1.0 endpoint PATCH /lamps/{id} gives graph.lamp",
      "",
      "response-type-changed PATCH /lamps/{id} breaking none",
      back: "response-type-changed PATCH /lamps/{id} addition none"
    ),
    Edit(
      "v1.0 endpoint PATCH /lamps/{id} takes graph.lamp",
      "v1.0 endpoint PATCH /lamps/{id} takes graph.report",
      "request-type-changed PATCH /lamps/{id} breaking none",
      back: "request-type-changed PATCH /lamps/{id} breaking none"
    ),
    Edit(
      "v1.0 endpoint PATCH /lamps/{id} entity",
      "v1.0 endpoint PATCH /lamps/{id} singleton",
      "endpoint-kind-changed PATCH /lamps/{id} note none",
      back: "endpoint-kind-changed PATCH /lamps/{id} note none"
    ),
    Edit(
      [
        ("v1.0 endpoint POST /lamps/{id}/dim action", "v1.0 endpoint POST /lamps/{id}/dim unresolved"),
        ("v1.0 endpoint POST /lamps/{id}/dim gives graph.report", ""),
        ("v1.0 endpoint POST /lamps/{id}/dim calls graph.dim(graph.lamp)", ""),
        ("v1.0 action graph.dim(graph.lamp)", ""),
        ("v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required", ""),
        ("v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean", ""),
        ("v1.0 complex graph.report", ""), ("v1.0 property graph.report/note Edm.String", ""),
        ("v1.0 property graph.report/level graph.level", ""), ("v1.0 enum graph.level", ""),
        ("v1.0 member graph.level/low = 0", ""),
      ],
      "endpoint-untyped POST /lamps/{id}/dim breaking none",
      back: "endpoint-typed POST /lamps/{id}/dim addition none"
    ),
    // Another action, whose parameters are another struct.
    Edit(
      [
        (
          "v1.0 endpoint POST /lamps/{id}/dim calls graph.dim(graph.lamp)",
          "v1.0 endpoint POST /lamps/{id}/dim calls graph.dim(graph.light)"
        ),
        ("v1.0 action graph.dim(graph.lamp)", "v1.0 action graph.dim(graph.light)"),
        (
          "v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required",
          "v1.0 property graph.dim(graph.light)/level Edm.Int32 not-null required"
        ),
        (
          "v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean",
          "v1.0 property graph.dim(graph.light)/slowly Edm.Boolean"
        ),
      ],
      "operation-changed POST /lamps/{id}/dim breaking none",
      back: "operation-changed POST /lamps/{id}/dim breaking none"
    ),
    // A struct is made for parameters only.
    Edit(
      [
        ("v1.0 action graph.dim(graph.lamp)", ""),
        ("v1.0 property graph.dim(graph.lamp)/level Edm.Int32 not-null required", ""),
        ("v1.0 property graph.dim(graph.lamp)/slowly Edm.Boolean", ""),
      ],
      "action-removed graph.dim(graph.lamp) breaking none",
      back: "action-added graph.dim(graph.lamp) addition none"
    ),
  ]

  static let permissions: [Edit] = [
    // Two of one kind sufficed; Lamps.Read reaches a strict part of what Lamps.ReadWrite does.
    Edit(
      "v1.0 endpoint GET /lamps application Lamps.Read",
      "",
      "requirement-removed GET /lamps note lesser-permission-insufficient",
      back: "requirement-added GET /lamps note lesser-permission-suffices"
    ),
    Edit(
      "v1.0 endpoint GET /lamps application Lamps.ReadWrite",
      "",
      "requirement-removed GET /lamps note another-permission-insufficient",
      back: "requirement-added GET /lamps note another-permission-suffices"
    ),
    Edit(
      "v1.0 endpoint GET /lamps/{id} delegated Lamps.Read",
      "",
      "requirement-removed GET /lamps/{id} note unreachable",
      back: "requirement-added GET /lamps/{id} note reachable"
    ),
    Edit(
      "permission Lamps.Read application=1111 delegated=2222",
      "permission Lamps.Read application=4444 delegated=2222",
      "permission-id-changed Lamps.Read note another-id-suffices",
      back: "permission-id-changed Lamps.Read note another-id-suffices"
    ),
    Edit(
      "permission Lamps.Read application=1111 delegated=2222",
      "permission Lamps.Read application=1111 delegated=-",
      "permission-id-changed Lamps.Read note id-insufficient",
      back: "permission-id-changed Lamps.Read note another-id-suffices"
    ),
    Edit(
      [
        ("permission Lamps.Read application=1111 delegated=2222", ""),
        ("v1.0 endpoint GET /lamps application Lamps.Read", ""),
        (
          "v1.0 endpoint GET /lamps/{id} delegated Lamps.Read",
          "v1.0 endpoint GET /lamps/{id} delegated Lamps.ReadWrite"
        ),
      ],
      "permission-removed Lamps.Read breaking another-permission-insufficient"
        + " + requirement-added GET /lamps/{id} note another-permission-suffices",
      back: "permission-added Lamps.Read addition another-permission-suffices"
        + " + requirement-removed GET /lamps/{id} note another-permission-insufficient"
    ),
  ]

  @Test(arguments: members + types + endpoints)
  func isOneChangeWithItsVerdicts(_ edit: Edit) {
    #expect(LampSurface.diff(edit.lines).changes.map(\.told) == [edit.there])
    #expect(LampSurface.reverseDiff(edit.lines).changes.map(\.told) == [edit.back])
  }

  @Test(arguments: permissions)
  func tellsTheReach(_ edit: Edit) {
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
