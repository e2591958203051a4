import GraphGenerator
import GraphSpec
import TestSupport
import Testing

/// Corrections in the configuration: what each does to the surface, and that none outlives its fault.
@Suite struct CorrectionTests {
  /// The specs of a small golden with one correction.
  private static func configuration(_ correction: String, in folder: TemporaryFolder) throws -> Configuration {
    let specs = Workspace.golden("TwoPages")
    let text = """
      {
        "module": "Corrected",
        "pages": ["\(specs)/Walls.Read.md", "\(specs)/Walls.ReadWrite.md"],
        "metadata": {"v1.0": "\(specs)/v1.0.csdl.xml"},
        "corrections": [
          {\(correction), "version": "v1.0", "reason": "the wall is newer"}
        ]
      }
      """
    return try Pipeline.configuration(folder.write(text, to: "graphgen.json"))
  }

  /// A correction, and the lines of the surface that it takes and gives.
  struct Effect: CustomTestStringConvertible, Sendable {
    var correction: String
    var removed: Set<String> = []
    var added: Set<String> = []
    var testDescription: String { correction }
  }

  @Test(arguments: [
    Effect(
      correction: #""action": "rename", "row": "POST /fences", "to": "/walls""#,
      removed: [
        "endpoint POST /fences entitySet", "endpoint POST /fences takes microsoft.graph.fence",
        "endpoint POST /fences gives microsoft.graph.fence", "endpoint POST /fences application Walls.ReadWrite",
        "entity microsoft.graph.fence : microsoft.graph.entity",
        "property microsoft.graph.fence/id Edm.String not-null from microsoft.graph.entity",
        "property microsoft.graph.fence/coats Collection(microsoft.graph.paint) not-null",
      ],
      added: [
        "endpoint POST /walls entitySet", "endpoint POST /walls takes microsoft.graph.wall",
        "endpoint POST /walls gives microsoft.graph.wall", "endpoint POST /walls application Walls.ReadWrite",
      ]
    ),
    Effect(
      correction: #""action": "drop", "row": "GET /walls""#,
      removed: [
        "endpoint GET /walls entitySet", "endpoint GET /walls gives Collection(microsoft.graph.wall)",
        "endpoint GET /walls delegated Walls.Read",
      ]
    ),
    Effect(
      correction: #""action": "drop", "row": "GET /walls/{wall-id}", "page": "Walls.ReadWrite""#,
      removed: [
        "endpoint GET /walls/{id} application Walls.ReadWrite", "endpoint GET /walls/{id} delegated Walls.ReadWrite",
      ]
    ),
    Effect(
      correction: #""action": "add", "row": "DELETE /fences/{id}", "page": "Walls.ReadWrite", "delegated": true"#,
      added: [
        "endpoint DELETE /fences/{id} entity", "endpoint DELETE /fences/{id} values key:microsoft.graph.fence",
        "endpoint DELETE /fences/{id} delegated Walls.ReadWrite",
      ]
    ),
    Effect(
      correction: #""action": "rename", "type": "microsoft.graph.shade", "to": "microsoft.graph.tint""#,
      removed: [
        "property microsoft.graph.paint/shade microsoft.graph.shade", "enum microsoft.graph.shade",
        "member microsoft.graph.shade/light = 0", "member microsoft.graph.shade/dark = 1",
      ],
      added: [
        "property microsoft.graph.paint/shade microsoft.graph.tint", "enum microsoft.graph.tint",
        "member microsoft.graph.tint/light = 0", "member microsoft.graph.tint/dark = 1",
      ]
    ),
    Effect(
      correction: #""action": "rename", "property": "microsoft.graph.paint/litres", "to": "liters""#,
      removed: ["property microsoft.graph.paint/litres Edm.Double"],
      added: ["property microsoft.graph.paint/liters Edm.Double"]
    ),
    Effect(
      correction:
        #""action": "retype", "property": "microsoft.graph.paint/litres", "to": "Edm.Int32", "nullable": false"#,
      removed: ["property microsoft.graph.paint/litres Edm.Double"],
      added: ["property microsoft.graph.paint/litres Edm.Int32 not-null required"]
    ),
    Effect(
      correction: #""action": "drop", "property": "microsoft.graph.paint/litres""#,
      removed: ["property microsoft.graph.paint/litres Edm.Double"]
    ),
    Effect(
      correction: #""action": "add", "property": "microsoft.graph.paint/tins", "to": "Collection(Edm.String)""#,
      added: ["property microsoft.graph.paint/tins Collection(Edm.String)"]
    ),
  ])
  func aCorrectionChangesWhatItNamesAndNothingElse(_ effect: Effect) throws {
    let before = try Pipeline.run(Pipeline.configuration(Workspace.golden("TwoPages") + "/graphgen.json")).surface
    let folder = try TemporaryFolder()
    let after = try Pipeline.run(Self.configuration(effect.correction, in: folder)).surface
    #expect(Set(before).subtracting(after) == Set(effect.removed.map { "v1.0 \($0)" }))
    #expect(Set(after).subtracting(before) == Set(effect.added.map { "v1.0 \($0)" }))
  }

  /// What is not there, what is right already, and what would make two of one.
  @Test(arguments: [
    #""action": "drop", "row": "GET /gates""#,
    #""action": "drop", "row": "GET /walls", "page": "Walls.ReadWrite""#,
    #""action": "rename", "row": "GET /walls", "to": "/walls""#,
    #""action": "relabel", "row": "GET /walls", "to": "v1.0""#,
    #""action": "add", "row": "GET /walls", "page": "Walls.Read""#,
    #""action": "add", "row": "GET /fences", "page": "Gates.Read""#,
    #""action": "rename", "type": "microsoft.graph.gate", "to": "microsoft.graph.door""#,
    #""action": "rename", "type": "microsoft.graph.wall", "to": "microsoft.graph.fence""#,
    #""action": "drop", "type": "microsoft.graph.gate""#,
    #""action": "add", "type": "microsoft.graph.wall""#,
    #""action": "rename", "property": "microsoft.graph.paint/hue", "to": "tone""#,
    #""action": "rename", "property": "microsoft.graph.paint/litres", "to": "shade""#,
    #""action": "retype", "property": "microsoft.graph.paint/litres", "to": "Edm.Double""#,
    #""action": "drop", "property": "microsoft.graph.gate/litres""#,
    #""action": "add", "property": "microsoft.graph.paint/litres", "to": "Edm.Double""#,
  ])
  func aCorrectionThatNoLongerAppliesIsAnError(_ correction: String) throws {
    let folder = try TemporaryFolder()
    let found = try Pipeline.failure(Self.configuration(correction, in: folder)).filter { $0.severity == .error }
    #expect(found.map(\.code.rawValue) == ["correction-obsolete"])
    #expect(found.first?.location == SourceLocation(file: folder.path("graphgen.json"), line: 6, column: 5))
    #expect(found.first?.message.contains("the wall is newer") == true)
  }

  @Test func aRowMovesToTheVersionThatACorrectionSays() throws {
    let folder = try TemporaryFolder()
    let specs = Workspace.golden("TwoPages")
    let text = """
      {
        "pages": ["\(specs)/Walls.Read.md"],
        "metadata": {"v1.0": "\(specs)/v1.0.csdl.xml", "beta": "\(specs)/v1.0.csdl.xml"},
        "metadataVersions": "trust",
        "corrections": [
          {"action": "relabel", "row": "GET /walls", "version": "v1.0", "to": "beta", "reason": "not released"}
        ]
      }
      """
    let surface = try Pipeline.run(Pipeline.configuration(folder.write(text, to: "graphgen.json"))).surface
    #expect(surface.contains("beta endpoint GET /walls delegated Walls.Read"))
    #expect(surface.contains { $0.hasPrefix("v1.0 endpoint GET /walls/{id} ") })
    #expect(!surface.contains { $0.hasPrefix("v1.0 endpoint GET /walls ") })
  }

  /// A type that is added is made of properties that are added; one that is dropped leaves its users behind.
  @Test func aTypeIsAddedWithItsProperties() throws {
    let folder = try TemporaryFolder()
    let specs = Workspace.golden("TwoPages")
    let text = """
      {
        "pages": ["\(specs)/Walls.Read.md"],
        "metadata": {"v1.0": "\(specs)/v1.0.csdl.xml"},
        "corrections": [
          {"action": "add", "type": "microsoft.graph.brush", "version": "v1.0", "reason": "not published"},
          {"action": "add", "property": "microsoft.graph.brush/width", "to": "Edm.Int32", "version": "v1.0",
            "reason": "not published"},
          {"action": "add", "property": "microsoft.graph.wall/brush", "to": "microsoft.graph.brush", "version": "v1.0",
            "reason": "not published"}
        ]
      }
      """
    let surface = try Pipeline.run(Pipeline.configuration(folder.write(text, to: "graphgen.json"))).surface
    #expect(surface.contains("v1.0 complex microsoft.graph.brush"))
    #expect(surface.contains("v1.0 property microsoft.graph.brush/width Edm.Int32"))
    #expect(surface.contains("v1.0 property microsoft.graph.wall/brush microsoft.graph.brush"))
  }

  /// What a correction brings into the specs is a name, a type or a path, so that it can be nothing else in the code.
  @Test(arguments: [
    #""action": "rename", "type": "microsoft.graph.wall\n}", "to": "microsoft.graph.fort""#,
    #""action": "rename", "type": "microsoft.graph.wall", "to": "microsoft.graph.a\nextension GraphV1 {}\n//""#,
    #""action": "rename", "type": "microsoft.graph.wall", "to": "microsoft.graph.a b""#,
    #""action": "rename", "type": "microsoft.graph.wall", "to": "fort""#,
    #""action": "add", "type": "microsoft.graph.a`b""#,
    #""action": "add", "type": "microsoft.graph.\u0001a""#,
    #""action": "add", "type": "microsoft.graph.fort", "base": "microsoft.graph.wall {""#,
    #""action": "rename", "property": "microsoft.graph.paint/litres", "to": "a\u2028b""#,
    #""action": "rename", "property": "microsoft.graph.paint/litres", "to": "a\u202eb""#,
    #""action": "rename", "property": "microsoft.graph.paint/litres", "to": """#,
    #""action": "add", "property": "microsoft.graph.paint/a\rb", "to": "Edm.String""#,
    #""action": "add", "property": "paint/a", "to": "Edm.String""#,
    #""action": "add", "property": "microsoft.graph.paint/a", "to": "Edm.String? { get } //""#,
    #""action": "retype", "property": "microsoft.graph.paint/litres", "to": "Collection(Edm.String\n)""#,
    #""action": "retype", "property": "microsoft.graph.paint/litres", "to": "String""#,
    #""action": "rename", "row": "GET /walls", "to": "/walls\n/other""#,
    #""action": "rename", "row": "GET /walls", "to": "walls""#,
    #""action": "rename", "row": "GET /walls", "to": "/walls\u200b""#,
    #""action": "add", "row": "GET /walls\t/a", "page": "Walls.Read""#,
    #""action": "relabel", "row": "GET /walls", "to": "v2.0""#,
    #""action": "drop", "row": "/walls""#,
    #""action": "drop", "row": "GET /walls", "reason": "a\nb""#,
  ])
  func aCorrectionThatIsNoNameTypeOrPathIsAnError(_ correction: String) throws {
    let folder = try TemporaryFolder()
    let reason = correction.contains("reason") ? "" : ", \"reason\": \"the wall is newer\""
    let text = "{\"corrections\": [\n  {\(correction), \"version\": \"v1.0\"\(reason)}\n]}"
    var found: [Diagnostic] = []
    let path = try folder.write(text, to: "graphgen.json")
    #expect(ConfigurationReader.read(path, diagnostics: &found) == nil)
    #expect(found.map(\.code.rawValue) == ["configuration-invalid"])
    #expect(found.first?.location?.line == 2 && (found.first?.location?.column ?? 0) > 3, "\(found)")
  }
}
