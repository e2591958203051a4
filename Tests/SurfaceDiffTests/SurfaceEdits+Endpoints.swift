extension SurfaceEdits {
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
}
