import Foundation
import TestSupport
import Testing

/// Metadata that is given as that of the wrong version.
@Suite struct MetadataVersionTests {
  private static func run(_ project: Project, _ metadata: String..., arguments: [String] = []) throws
    -> CommandLineTool.Result
  {
    try CommandLineTool.run(
      ["generate", "--page", "page.md", "--output", "Generated"] + metadata.flatMap { ["--metadata", $0] } + arguments,
      in: project.path
    )
  }

  @Test(arguments: ["beta.csdl.xml", "graph-beta.xml", "Beta/my_beta_metadata.edmx"])
  func aNameOfTheOtherVersionIsAnError(_ name: String) throws {
    let project = try Project()
    try project.write(Project.metadata, to: name)
    let result = try Self.run(project, "v1.0=\(name)")
    #expect(result.status == 1)
    #expect(result.error.contains("'\(name)' is given as the metadata of v1.0"), "\(result.error)")
    #expect(result.error.contains("[metadata-version]") && result.error.contains("--force"), "\(result.error)")
    #expect(try Self.run(project, "v1.0=\(name)", arguments: ["--force"]).status == 0)
  }

  @Test(arguments: ["v1.0.csdl.xml", "graph.xml", "alphabeta.xml", "beta/graph.xml", "v1.0-and-beta.xml"])
  func noOtherNameIs(_ name: String) throws {
    let project = try Project()
    try project.write(Project.metadata, to: name)
    let result = try Self.run(project, "v1.0=\(name)")
    #expect(result.status == 0, "\(result.error)")
  }

  @Test func theConfigurationSaysThatItIsRight() throws {
    let project = try Project()
    try project.write(Project.metadata, to: "beta.csdl.xml")
    try project.edit("graphgen.json", "\"v1.0.csdl.xml\"", "\"beta.csdl.xml\"")
    let result = try project.run("generate")
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("graphgen.json:4:"), "\(result.error)")
    try project.edit("graphgen.json", "\"output\"", "\"metadataVersions\": \"trust\", \"output\"")
    #expect(try project.run("generate").status == 0)
    try project.edit("graphgen.json", "\"trust\"", "\"maybe\"")
    #expect(try project.run("generate").error.contains("'metadataVersions' is \"check\" or \"trust\""))
  }

  /// Neither the names nor the contents tell, but each page's row is in the other file only.
  @Test func pagesThatKnowTheOtherMetadata() throws {
    let project = try Project()
    let rows = ["lamps", "lamps/{id}"].map { "|V1|A|[GET /\($0)](https://example.com)|" }
    let beta = ["bulbs", "bulbs/{id}"].map { "|Beta|A|[GET /\($0)](https://example.com)|" }
    let row = "|V1|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|"
    try project.edit("page.md", row, (rows + beta).joined(separator: "\n"))
    try project.write(Project.metadata, to: "a.xml")
    try project.write(Project.metadata.replacingOccurrences(of: "\"lamps\"", with: "\"bulbs\""), to: "b.xml")
    #expect(try Self.run(project, "v1.0=a.xml", "beta=b.xml").status == 0)
    let swapped = try Self.run(project, "v1.0=b.xml", "beta=a.xml")
    #expect(swapped.status == 1)
    #expect(swapped.error.contains("[metadata-version]"), "\(swapped.error)")
    // A page that labels everything v1.0 proves nothing.
    try project.edit("page.md", "|Beta|", "|V1|")
    #expect(try Self.run(project, "v1.0=a.xml", "beta=b.xml").status == 0)
    #expect(try Self.run(project, "v1.0=b.xml", "beta=a.xml").status == 0)
  }

  private static let corpus = CommandLineTool.root + "/../shared/corpus/metadata"

  @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus), "real metadata is not there"))
  func whatOnlyOneVersionHasTells() throws {
    let project = try Project()
    for (name, version) in [("a.xml", "v1.0"), ("b.xml", "beta")] {
      let text = try Data(contentsOf: URL(fileURLWithPath: "\(Self.corpus)/\(version).csdl.xml"))
      try project.write(text, to: name)
    }
    let seed = CommandLineTool.root + "/Specs/permissions/Calls.Initiate.All.md"
    try project.write(Data(contentsOf: URL(fileURLWithPath: seed)), to: "page.md")
    let swapped = try Self.run(project, "v1.0=b.xml", "beta=a.xml")
    #expect(swapped.status == 1)
    #expect(swapped.errorLines.filter { $0.hasSuffix("[metadata-version]") }.count == 2, "\(swapped.error)")
    #expect(try Self.run(project, "v1.0=a.xml", "beta=b.xml").status == 0)
  }
}
