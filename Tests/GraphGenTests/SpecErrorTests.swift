import Foundation
import TestSupport
import Testing

/// Specs that can't be used: exit status 1, one clear error that says where, nothing written.
@Suite struct SpecErrorTests {
  /// The errors of a run that was meant to fail.
  private static func errors(_ project: Project, _ arguments: String...) throws -> [String] {
    let result = try CommandLineTool.run(arguments, in: project.path)
    #expect(result.status == 1, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(!project.exists("Generated"), "something was written")
    return result.errorLines.filter { $0.contains("error:") }
  }

  private static func expect(_ errors: [String], _ start: String, _ part: String) {
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.hasPrefix(start) == true && errors.first?.contains(part) == true, "\(errors)")
  }

  @Test func aMissingFile() throws {
    let project = try Project()
    try FileManager.default.removeItem(atPath: project.path + "/page.md")
    Self.expect(try Self.errors(project, "generate"), "graphgen.json:3:13: error: ", "No such file")
    try project.write(Project.page, to: "page.md")
    try FileManager.default.removeItem(atPath: project.path + "/v1.0.csdl.xml")
    Self.expect(try Self.errors(project, "generate"), "graphgen.json:4:24: error: ", "does not exist")
    Self.expect(try Self.errors(project, "generate", "--config", "none.json"), "none.json: error: ", "No such file")
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func anUnreadableFile() throws {
    for name in ["page.md", "v1.0.csdl.xml", "graphgen.json"] {
      let project = try Project()
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(project.path)/\(name)")
      Self.expect(try Self.errors(project, "generate", "--config", "graphgen.json"), "\(name): error: ", "denied")
    }
  }

  @Test func aFolderInPlaceOfAFile() throws {
    let project = try Project()
    try project.write(Project.page, to: "folder/page.md")
    Self.expect(
      try Self.errors(project, "generate", "--metadata", "v1.0=folder", "--page", "page.md", "--output", "Generated"),
      "folder: error: ",
      "it is a folder"
    )
    Self.expect(try Self.errors(project, "generate", "--config", "folder"), "folder: error: ", "it is a folder")
  }

  @Test func aFolderWithoutPages() throws {
    let project = try Project()
    try project.write("", to: "folder/notes.txt")
    Self.expect(
      try Self.errors(
        project,
        "generate",
        "--page",
        "folder",
        "--metadata",
        "v1.0=v1.0.csdl.xml",
        "--output",
        "Generated"
      ),
      "folder: error: ",
      "no permission page"
    )
  }

  @Test func aPageWithoutMethods() throws {
    let project = try Project()
    try project.edit("page.md", "|V1|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|\n", "")
    Self.expect(try Self.errors(project, "generate"), "page.md:1", "no endpoint")
  }

  @Test func twoPagesOfOneNameThatContradictEachOther() throws {
    let project = try Project()
    try project.write(
      Project.page.replacingOccurrences(of: "000000000001", with: "000000000002"),
      to: "other.md"
    )
    try project.edit("graphgen.json", "[\"page.md\"]", "[\"page.md\", \"other.md\"]")
    let errors = try Self.errors(project, "generate")
    Self.expect(errors, "page.md:1", "other.md:1")
  }

  @Test func twoPagesOfOneNameThatAgreeAreUnited() throws {
    let project = try Project()
    try project.write(Project.page, to: "other.md")
    try project.edit("graphgen.json", "[\"page.md\"]", "[\"page.md\", \"other.md\"]")
    let result = try project.run("generate")
    #expect(result.status == 0)
    #expect(result.error.contains("[permission-repeated]"))
  }

  @Test func metadataWithoutAContainer() throws {
    let project = try Project()
    let text = Project.metadata
    let start = try #require(text.range(of: "      <EntityContainer"))
    let end = try #require(text.range(of: "</EntityContainer>\n"))
    try project.write(text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: ""), to: "v1.0.csdl.xml")
    Self.expect(try Self.errors(project, "generate"), "v1.0.csdl.xml:2:1: error: ", "EntityContainer")
  }

  @Test func anUnknownVersionLabelInAPage() throws {
    let project = try Project()
    try project.edit("page.md", "|V1|A|", "|V7|A|")
    let errors = try Self.errors(project, "generate")
    #expect(errors.first?.hasPrefix("page.md:9:2: error: ") == true && errors.first?.contains("'V7'") == true)
  }

  @Test func aRowOfAVersionWithoutMetadata() throws {
    let project = try Project()
    try project.edit("page.md", "|V1|A|", "|Beta|A|")
    try project.edit("page.md", "/lamps/", "/lanterns/")
    Self.expect(try Self.errors(project, "generate"), "page.md:9", "--metadata beta=FILE")
  }

  @Test func aTypeThatIsDeclaredNowhere() throws {
    let project = try Project()
    try project.edit("v1.0.csdl.xml", "Type=\"Edm.Boolean\"", "Type=\"graph.ghost\"")
    let result = try project.run("generate")
    #expect(result.error.contains("v1.0.csdl.xml:8:"), "\(result.error)")
    #expect(result.error.contains("ghost"))
    // It is drift of the service's metadata, not a mistake of the user's: the property becomes raw JSON.
    #expect(result.status == 0)
  }

  @Test func anAdditionalTypeThatNobodyDeclares() throws {
    let project = try Project()
    try project.edit("graphgen.json", "\"output\"", "\"additionalTypes\": [\"microsoft.graph.ghost\"], \"output\"")
    Self.expect(try Self.errors(project, "generate"), "graphgen.json:5:3: error: ", "'microsoft.graph.ghost'")
  }

  @Test func aMistakeInTheConfiguration() throws {
    let project = try Project()
    try project.edit("graphgen.json", "\"pages\"", "\"pagse\"")
    Self.expect(try Self.errors(project, "generate"), "graphgen.json:3:3: error: ", "'pagse'")
  }

  @Test func aFileByHandIsNotReplaced() throws {
    let project = try Project()
    try project.write("// mine\n", to: "Generated/GraphV1.swift")
    let result = try project.run("generate")
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("Generated/GraphV1.swift:1: error: "), "\(result.error)")
    #expect(try project.files(in: "Generated").count == 1)
  }

  @Test func inspectTellsTheErrorsOfUnreadableSpecs() throws {
    let project = try Project()
    try project.write("<a>", to: "v1.0.csdl.xml")
    let result = try project.run("inspect", "--format", "json")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("v1.0.csdl.xml:1:"), "\(result.error)")
  }
}
