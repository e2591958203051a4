import Testing

/// Edits of the lines of `LampSurface`, each with the change that it is and the one that taking it back is.
enum SurfaceEdits {
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
}
