import GraphGenerator
import GraphSpec
import TestSupport
import Testing

/// The share of rows that must lead somewhere.
@Suite struct CoverageTests {
  private static let page = """
    # Walls.Read

    ## Graph Methods

    |Ver|Type|Method|
    |-|-|-|
    |V1|A|[GET /walls](https://example.com/wall-list)|
    |V1|A|[GET /walls/{id}](https://example.com/wall-get)|
    |V1|A|[GET /gates](https://example.com/gate-list)|
    |V1|A|[GET /gates/{id}](https://example.com/gate-get)|

    """

  private static func configuration(coverage: String, in folder: TemporaryFolder) throws -> Configuration {
    try folder.write(page, to: "Walls.Read.md")
    let metadata = Workspace.golden("TwoPages") + "/v1.0.csdl.xml"
    let text = """
      {"pages": ["Walls.Read.md"], "metadata": {"v1.0": "\(metadata)"}, "coverage": \(coverage)}
      """
    return try Pipeline.configuration(folder.write(text, to: "graphgen.json"))
  }

  @Test(arguments: ["0", "0.25", "0.5"])
  func aFloorThatIsReachedSaysNothing(_ coverage: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Pipeline.run(Self.configuration(coverage: coverage, in: folder))
    #expect(!outcome.diagnostics.contains { $0.code.rawValue == "coverage-below-floor" })
    #expect(outcome.surface.contains("v1.0 endpoint GET /gates unresolved"))
  }

  @Test(arguments: ["0.51", "1"])
  func aFloorThatIsMissedIsAnErrorOfTheConfiguration(_ coverage: String) throws {
    let folder = try TemporaryFolder()
    let found = try Pipeline.failure(Self.configuration(coverage: coverage, in: folder))
      .filter { $0.code.rawValue == "coverage-below-floor" }
    #expect(found.count == 1)
    #expect(found.first?.severity == .error)
    #expect(found.first?.message.contains("2 of 4 rows") == true)
    #expect(found.first?.location?.file == folder.path("graphgen.json"))
  }
}
