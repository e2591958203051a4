import Foundation
import TestSupport
import Testing

/// What `slice` writes says what it is enough for, and nothing else is made of it.
@Suite struct SliceCommandTests {
  /// A project whose `slices` are cut from its metadata.
  private static func project() throws -> Project {
    let project = try Project()
    try project.edit(
      "v1.0.csdl.xml",
      "<EntitySet Name=\"lamps\"",
      "<EntitySet Name=\"bulbs\" EntityType=\"microsoft.graph.lamp\" />\n        <EntitySet Name=\"lamps\""
    )
    let result = try project.run("slice", "--output", "slices")
    #expect(result.status == 0, "\(result.error)")
    return project
  }

  private static let sliced = ["--metadata", "v1.0=slices/v1.0.csdl.xml"]

  private static func generate(_ project: Project, _ arguments: String...) throws -> CommandLineTool.Result {
    try CommandLineTool.run(
      ["generate", "--config", "graphgen.json"] + sliced + ["--output", "Sliced"] + arguments,
      in: project.path
    )
  }

  @Test func aSliceSaysWhatItIsFor() throws {
    let project = try Self.project()
    let text = try project.read("slices/v1.0.csdl.xml")
    #expect(text.contains("\n<!-- A slice of Microsoft Graph's v1.0 metadata"))
    #expect(text.contains("Lamps.Read"))
    #expect(text.contains("\n<?graphgen-slice v1.0\npermission Lamps.Read\nrows "))
    #expect(try Self.generate(project).status == 0)
  }

  @Test func aRowThatItWasNotMadeForIsAnError() throws {
    let project = try Self.project()
    try project.edit("page.md", "|V1|A|", "|V1|A|[GET /bulbs](https://example.com)|\n|V1|A|")
    let result = try Self.generate(project)
    #expect(result.status == 1)
    let errors = result.errorLines.filter { $0.contains("error:") }
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.hasPrefix("page.md:9:1: error: ") == true, "\(errors)")
    #expect(errors.first?.contains("1 of the 2 rows of 'Lamps.Read'") == true, "\(errors)")
    #expect(errors.first?.contains("'graphgen update --config graphgen.json'") == true, "\(errors)")
    #expect(errors.first?.hasSuffix("[slice-scope]") == true, "\(errors)")
    #expect(!project.exists("Sliced"))
  }

  @Test func anotherPageIsAnError() throws {
    let project = try Self.project()
    try project.edit("page.md", "# Lamps.Read", "# Bulbs.Read")
    try project.edit("page.md", "/lamps/{id}", "/bulbs/{id}")
    let result = try Self.generate(project)
    #expect(result.status == 1)
    #expect(result.error.contains("is a slice for Lamps.Read; it was not made for 'Bulbs.Read'"), "\(result.error)")
    // Not what follows from it.
    #expect(!result.error.contains("path-unresolved"))
  }

  @Test func spellingAndFewerRowsAreNoOtherRows() throws {
    let project = try Project()
    let row = "|V1|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|\n"
    try project.edit("page.md", row, row + "|V1|A|[DELETE /lamps/{id}](https://example.com)|\n")
    #expect(try project.run("slice", "--output", "slices").status == 0)
    try project.edit("page.md", "|V1|A|[DELETE /lamps/{id}](https://example.com)|\n", "")
    try project.edit("page.md", "[GET /lamps/{id}]", "[GET /Lamps/{lamp-id}/]")
    let result = try Self.generate(project)
    #expect(result.status == 0, "\(result.error)")
  }

  @Test func aSliceOfASliceIsTheSame() throws {
    let project = try Self.project()
    let result = try CommandLineTool.run(
      ["slice", "--config", "graphgen.json", "--output", "again"] + Self.sliced,
      in: project.path
    )
    #expect(result.status == 0, "\(result.error)")
    #expect(try project.read("again/v1.0.csdl.xml") == project.read("slices/v1.0.csdl.xml"))
  }

  @Test(arguments: ["slices", "link", "./slices/../slices"])
  func itsOwnInputIsNeverReplaced(_ output: String) throws {
    let project = try Self.project()
    try FileManager.default.createSymbolicLink(atPath: project.path + "/link", withDestinationPath: "slices")
    let before = try project.files(in: "slices")
    let result = try CommandLineTool.run(
      ["slice", "--config", "graphgen.json", "--output", output] + Self.sliced,
      in: project.path
    )
    #expect(result.status == 1)
    #expect(result.error.contains("[output-is-input]"), "\(result.error)")
    #expect(try project.files(in: "slices") == before)
  }

  @Test func theFullMetadataIsNotReplacedByItsSlice() throws {
    let project = try Project()
    let before = try project.read("v1.0.csdl.xml")
    let result = try project.run("slice", "--output", ".")
    #expect(result.status == 1)
    #expect(result.error.contains("v1.0.csdl.xml: error: the slice would replace"), "\(result.error)")
    #expect(try project.read("v1.0.csdl.xml") == before)
  }

  @Test(arguments: ["rows 12", "rows zzzzzzzzzzzzzzzz", "sorts 0000000000000000"])
  func aDamagedScopeIsAnError(_ line: String) throws {
    let project = try Self.project()
    try project.edit("slices/v1.0.csdl.xml", "permission Lamps.Read", line)
    let result = try Self.generate(project)
    #expect(result.status == 1)
    #expect(result.error.contains("[csdl-slice-scope]"), "\(result.error)")
  }
}
