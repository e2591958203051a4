import Foundation
import TestSupport
import Testing

/// The three questions of `check`.
@Suite struct CheckCommandTests {
  private let project: Project

  init() throws {
    project = try Project()
    let generate = try project.run("generate")
    try #require(generate.status == 0, "\(generate.error)")
  }

  private struct Report: Decodable {
    struct Finding: Decodable {
      var code: String
      var file: String?
      var line: Int?
    }
    struct Change: Decodable {
      var code: String
      var subject: String
      var file: String
      var line: Int
    }
    struct Diff: Decodable {
      var changes: [Change]
      var recommendation: String
    }
    struct Answer: Decodable {
      var verdict: String
      var message: String
      var findings: [Finding]
      var diff: Diff?
    }
    var drift: Bool
    var generated: Answer
    var upstream: Answer
    var tool: Answer

    var verdicts: [String] { [generated.verdict, upstream.verdict, tool.verdict] }
  }

  private func report(_ arguments: String...) throws -> (report: Report, status: Int32) {
    let result = try CommandLineTool.run(["check", "--format", "json"] + arguments, in: project.path)
    #expect(result.error.isEmpty, "in JSON the findings are part of the result")
    return (try JSONDecoder().decode(Report.self, from: Data(result.output.utf8)), result.status)
  }

  /// Such a configuration is the build plugin's: it has no output, and a build makes the files elsewhere.
  @Test func whatOnlyBuildsMakeIsNotMissing() throws {
    let project = try Project()
    try project.edit("graphgen.json", ",\n  \"output\": \"Generated\"", "")
    let check = try project.run("check")
    #expect(check.status == 0 && check.error.isEmpty, "\(check)")
    #expect(check.output.hasPrefix("generated: not asked; Generated has no generated files"), "\(check.output)")
    // Broken specs are told all the same.
    try project.write("no metadata", to: "v1.0.csdl.xml")
    #expect(try project.run("check").status == 1)
    try project.write(Project.metadata, to: "v1.0.csdl.xml")
    // Once they are there, they are compared.
    #expect(try project.run("generate").status == 0)
    #expect(try project.run("check").output.hasPrefix("generated: Generated is what the specs yield"))
    try FileManager.default.removeItem(atPath: project.path + "/Generated/GraphV1.swift")
    #expect(try project.run("check").status == 2)
  }

  @Test func aWorkingCopyWithOtherLineEndsIsToldInFewWords() throws {
    for (name, data) in try project.files(in: "Generated") {
      let text = String(decoding: data, as: UTF8.self).replacing("\n", with: "\r\n")
      try project.write(text, to: "Generated/\(name)")
    }
    let check = try project.run("check")
    #expect(check.status == 2 && check.error.contains("[drift-line-endings]"))
    #expect(check.errorLines.count == 1 && check.error.utf8.count < 400, "\(check.error)")
    #expect(try project.run("generate").status == 0)
    #expect(try project.run("check").status == 0)
  }

  // MARK: What git is told

  @Test func gitIsToldOfTheFilesOnce() throws {
    let name = "Generated/.gitattributes"
    #expect(try project.read(name).contains("* text eol=lf linguist-generated\n"))
    try FileManager.default.removeItem(atPath: project.path + "/" + name)
    try project.edit("page.md", "GET /lamps/{id}", "DELETE /lamps/{id}")
    #expect(try project.run("generate").status == 0)
    #expect(!project.exists(name), "who took it away doesn't want it")
    #expect(try project.run("check").status == 0)
  }

  @Test func anOwnFileOfThatNameStays() throws {
    let project = try Project()
    try project.write("* -text\n", to: "Generated/.gitattributes")
    let dry = try project.run("generate", "--dry-run")
    #expect(!dry.output.contains(".gitattributes"))
    let result = try project.run("generate")
    #expect(result.status == 0 && !result.output.contains(".gitattributes"), "\(result)")
    #expect(try project.read("Generated/.gitattributes") == "* -text\n")
    let other = try Project()
    #expect(try other.run("generate", "--dry-run").output.contains("would write Generated/.gitattributes\n"))
    #expect(!other.exists("Generated"))
  }

  @Test func aCleanFolderHasThreeAnswers() throws {
    let (report, status) = try report()
    #expect(status == 0 && !report.drift)
    #expect(report.verdicts == ["clean", "not-asked", "clean"])
  }

  @Test func anEditedFileIsFoundWithItsLine() throws {
    try project.edit("Generated/GraphV1+Entities.swift", "isOn: Bool?", "isOn: Int?")
    let (report, status) = try report()
    #expect(status == 2 && report.drift)
    #expect(report.verdicts == ["drift", "not-asked", "clean"])
    #expect(report.generated.findings.map(\.code) == ["drift-changed"] && report.generated.diff == nil)
    let line = try project.read("Generated/GraphV1+Entities.swift").split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).firstIndex { $0.contains("isOn: Int?") }
    #expect(report.generated.findings.first?.line == line.map { $0 + 1 })
  }

  @Test func anEditedSpecIsADiffOfTheGeneratedAPI() throws {
    try project.edit("v1.0.csdl.xml", "Edm.Boolean", "Edm.Int32")
    let (report, status) = try report()
    #expect(status == 2)
    let diff = try #require(report.generated.diff)
    #expect(diff.changes.map { "\($0.code) \($0.subject)" } == ["property-type-changed microsoft.graph.lamp/isOn"])
    #expect(diff.changes.map { "\($0.file):\($0.line)" } == ["v1.0.csdl.xml:8"])
    #expect(report.generated.findings.map(\.code).contains("drift-spec"))
  }

  @Test func theListOfPublicSymbolsIsCheckedToo() throws {
    #expect(try project.read("Generated/.graphgen.api").contains("\nGraphV1.Lamp var isOn: Bool?\n"))
    try project.edit("Generated/.graphgen.api", "isOn: Bool?", "isOn: Int?")
    let check = try project.run("check")
    #expect(check.status == 2)
    #expect(check.errorLines.first?.hasPrefix("Generated/.graphgen.api:") == true, "\(check.error)")
  }

  @Test func anotherToolIsDrift() throws {
    try project.edit("Generated/.graphgen.lock", "\"tool\": \"0.1.0\"", "\"tool\": \"0.0.1\"")
    let check = try project.run("check")
    #expect(check.status == 2 && check.error.contains("[drift-tool]"))
    #expect(check.output.contains("\ntool: generated by graphgen 0.0.1, and this is 0.1.0; run 'graphgen generate'\n"))
    let (report, _) = try report()
    #expect(report.verdicts == ["clean", "not-asked", "drift"])
  }

  @Test func brokenSpecsAreNoDriftAndEditsAreToldAllTheSame() throws {
    try project.edit("v1.0.csdl.xml", "</edmx:Edmx>", "")
    try project.edit("Generated/GraphV1.swift", "public enum GraphV1: Gr", "public enum GraphV2: Gr")
    let check = try project.run("check")
    #expect(check.status == 1 && check.output.isEmpty)
    #expect(check.error.contains("v1.0.csdl.xml:"))
    #expect(check.error.contains("Generated/GraphV1.swift: error: the file was edited after it was generated"))
  }

  // MARK: Upstream

  @Test(arguments: [["slices/v1.0.csdl.xml"], ["full.xml"]])
  func aSliceOfUpstreamAndAllOfItAreWhatItSays(_ committed: [String]) throws {
    try project.write(try project.read("v1.0.csdl.xml"), to: "full.xml")
    #expect(try project.run("slice", "--output", "slices").status == 0)
    try project.write(try project.read(committed[0]), to: "v1.0.csdl.xml")
    #expect(try project.run("generate").status == 0)
    let check = try project.run("check", "--upstream", "v1.0=full.xml")
    #expect(check.status == 0, "\(check.error)")
    #expect(check.output.contains("\nupstream: the specs have what upstream says of v1.0\n"), "\(check.output)")
  }

  @Test func whatUpstreamSaysNowIsADiff() throws {
    try project.write(try project.read("v1.0.csdl.xml"), to: "full.xml")
    try project.edit("full.xml", "Name=\"isOn\"", "Name=\"isLit\"")
    let (report, status) = try report("--upstream", "v1.0=full.xml")
    #expect(status == 2)
    #expect(report.verdicts == ["clean", "drift", "clean"])
    #expect(report.upstream.findings.map { "\($0.code) \($0.file ?? "")" } == ["drift-upstream v1.0.csdl.xml"])
    let changes = report.upstream.diff?.changes.map { "\($0.code) \($0.subject) \($0.file)" }
    #expect(
      changes == [
        "property-added microsoft.graph.lamp/isLit full.xml", "property-removed microsoft.graph.lamp/isOn full.xml",
      ]
    )
    #expect(try project.read("v1.0.csdl.xml").contains("isOn"))
  }

  @Test func upstreamThatCannotBeReadIsAnError() throws {
    try project.write("<html>no metadata</html>", to: "full.xml")
    let broken = try project.run("check", "--upstream", "v1.0=full.xml")
    #expect(broken.status == 1 && broken.error.contains("full.xml:"), "\(broken.error)")
    #expect(try project.run("check", "--upstream", "v1.0=none.xml").status == 1)
    let other = try project.run("check", "--upstream", "beta=full.xml")
    #expect(other.status == 64 && other.error.contains("no beta metadata"), "\(other.error)")
  }
}
