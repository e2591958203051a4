import Foundation
import TestSupport
import Testing

/// `graphgen diff` as a process: what it takes, and how it ends.
@Suite struct DiffCommandTests {
  private static func edited() throws -> Project {
    let project = try Project()
    try FileManager.default.createDirectory(atPath: project.path + "/old", withIntermediateDirectories: true)
    for name in ["page.md", "v1.0.csdl.xml", "graphgen.json"] {
      try project.write(project.read(name), to: "old/\(name)")
    }
    try project.edit("v1.0.csdl.xml", "Name=\"isOn\"", "Name=\"isLit\"")
    return project
  }

  private static let change =
    "v1.0 microsoft.graph.lamp/isOn: the property is gone; in Swift it was 'GraphV1.Lamp.isOn' [property-removed]"

  // MARK: Operands

  @Test func whatIsTheSameHasNoDifferences() throws {
    let project = try Project()
    let specs = ["graphgen.json", ".", "v1.0.csdl.xml", "page.md", "v1.0=v1.0.csdl.xml", project.path]
    for operand in specs {
      let result = try project.run("diff", operand, operand, "--fail-on", "any")
      #expect(result.status == 0 && result.output == "" && result.error == "", "\(operand): \(result)")
    }
  }

  @Test func everyOperandTellsTheSame() throws {
    let project = try Self.edited()
    #expect(try project.run("generate", "--config", "old/graphgen.json").status == 0)
    for (format, name) in [("surface", "old.txt"), ("json", "old.json")] {
      let result = try project.run("inspect", "--config", "old/graphgen.json", "--format", format)
      #expect(result.status == 0)
      try project.write(result.output, to: name)
    }
    let operands = [
      "old", "old/graphgen.json", "old/Generated", "old/Generated/.graphgen.lock", "old.txt", "old.json",
      "old/v1.0.csdl.xml", "v1.0=old/v1.0.csdl.xml",
    ]
    for operand in operands {
      let result = try project.run("diff", operand, ".")
      #expect(result.status == 0 && result.error == "", "\(operand): \(result)")
      #expect(result.output.contains(Self.change), "\(operand): \(result.output)")
      // Without a second one it is the configuration here.
      #expect(try project.run("diff", operand).output == result.output)
    }
  }

  @Test func aPageStandsInForTheConfigurationsOwn() throws {
    let project = try Project()
    let page = try project.read("page.md")
    try project.write(page.replacingOccurrences(of: "|V1|A|", with: "|V1|A, D|"), to: "new.md")
    let result = try project.run("diff", "page.md", "new.md")
    #expect(result.output.contains("the delegated permission 'Lamps.Read' suffices now; no delegated permission did"))
    #expect(result.output.contains("reach: 1 reachable"))
  }

  // MARK: Exit status

  @Test func differencesFailOnlyWhereThatIsAskedFor() throws {
    let project = try Self.edited()
    #expect(try project.run("diff", "old").status == 0)
    #expect(try project.run("diff", "old", "--fail-on", "none").status == 0)
    #expect(try project.run("diff", "old", "--fail-on", "any").status == 2)
    let breaking = try project.run("diff", "old", "--fail-on", "breaking", "--format", "json")
    #expect(breaking.status == 2 && breaking.output.contains("\"recommendation\": \"major\""))
    #expect(try project.run("diff").status == 64)
    #expect(try project.run("diff", "old", "--format", "html").status == 64)
    // The other way round a property more is a property less.
    try project.write(project.read("old/v1.0.csdl.xml"), to: "v1.0.csdl.xml")
    try project.edit(
      "v1.0.csdl.xml",
      "<Property Name=\"isOn\"",
      "<Property Name=\"hue\" Type=\"Edm.Int32\" /><Property Name=\"isOn\""
    )
    #expect(try project.run("diff", "old", "--fail-on", "breaking").status == 0)
    #expect(try project.run("diff", "old", "--fail-on", "any").status == 2)
  }

  // MARK: Git

  @Test func whatIsGoneIsToldWhereItWas() throws {
    let project = try Project.repository()
    let lines = Project.page.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("GET /lamps/{id}") })
    let page = Project.page.replacingOccurrences(of: "GET /lamps/{id}", with: "GET /lamps")
    try project.write(page, to: "pages é/Lamps.md")
    let text = try project.run("diff", "HEAD").output
    #expect(text.contains("in Swift it was 'GraphV1.Endpoint.getLampsByID(lampID:)'"), "\(text)")
    #expect(text.contains("- it was at HEAD:pages é/Lamps.md:\(line + 1):"), "\(text)")
    let json = try project.run("diff", "HEAD", "--format", "json").output
    #expect(json.contains("\"swiftName\": \"GraphV1.Endpoint.getLampsByID(lampID:)\""))
    for change in text.split(separator: "\n") where change.contains(" is gone") || change.contains(" is new") {
      #expect(change.contains("v1.0"), "\(change)")
    }
  }

  /// The configuration that is named is the one of the revision, too.
  @Test func aNamedConfigurationIsReadOfRevisions() throws {
    let project = try Project.repository()
    try #require(try project.git("mv", "Specs", "Other") == 0)
    try #require(try project.git("mv", "Other/graphgen.json", "Other/my.json") == 0)
    try project.write(Project.metadata, to: "Other/v1.0.csdl.xml")
    try #require(try project.git("commit", "-qam", "moved") == 0)
    try project.edit("Other/v1.0.csdl.xml", "Name=\"isOn\"", "Name=\"isLit\"")
    #expect(try project.run("diff", "HEAD").error.contains("--config"))
    for arguments in [["HEAD"], ["HEAD", "Other/my.json"], ["HEAD", "v1.0=Other/v1.0.csdl.xml"]] {
      let result = try CommandLineTool.run(["diff", "--config", "Other/my.json"] + arguments, in: project.path)
      #expect(result.status == 0 && result.output.contains(Self.change), "\(arguments): \(result)")
    }
    let inside = try CommandLineTool.run(["diff", "HEAD", "--config", "my.json"], in: project.path + "/Other")
    #expect(inside.status == 0 && inside.output.contains(Self.change), "\(inside)")
    let missing = try project.run("diff", "HEAD~1", "--config", "Other/my.json")
    #expect(missing.status == 1 && missing.error.contains("'Other/my.json' is not in the revision"), "\(missing)")
  }

  @Test func revisionsAreCompared() throws {
    let project = try Project.repository()
    for operands in [
      ["HEAD"], ["main", "Specs"], ["HEAD:Specs/graphgen.json"], ["HEAD:Specs", "Specs/graphgen.json"],
    ] {
      let result = try CommandLineTool.run(["diff"] + operands, in: project.path)
      #expect(result.status == 0 && result.error == "" && result.output.contains(Self.change), "\(operands): \(result)")
    }
    // A single file of a revision stands in for one of the configuration.
    #expect(try project.run("diff", "HEAD:Specs/v1.0.csdl.xml").output.contains(Self.change))
    // From a folder inside the repository.
    let inside = try CommandLineTool.run(["diff", "HEAD:./graphgen.json"], in: project.path + "/Specs")
    #expect(inside.status == 0 && inside.output.contains(Self.change), "\(inside)")
    #expect(try CommandLineTool.run(["diff", "HEAD"], in: project.path + "/Specs").output.contains(Self.change))

    try #require(try project.git("commit", "-qam", "two") == 0)
    let both = try project.run("diff", "HEAD~1", "HEAD", "--format", "json")
    #expect(both.output.contains("\"file\": \"HEAD:Specs/v1.0.csdl.xml\""), "\(both)")
    // Services that annotate want the path in the repository.
    #expect(
      try project.run("diff", "HEAD~1", "HEAD", "--format", "github").output.contains("file=Specs/v1.0.csdl.xml,")
    )
    #expect(try project.run("diff", "HEAD", "HEAD", "--fail-on", "any").status == 0)
    // Nothing of it stays in the work tree.
    #expect(try project.files(in: "Specs").keys.sorted() == ["graphgen.json", "v1.0.csdl.xml"])
  }

  @Test func aPathComesBeforeARevision() throws {
    let project = try Project.repository()
    try #require(try project.git("branch", "Specs") == 0)
    #expect(try project.run("diff", "Specs", "--fail-on", "any").status == 0)
    // `Specs:` can only be the branch, and its specs are the old ones.
    #expect(try project.run("diff", "Specs:Specs", "--fail-on", "any").status == 2)
  }

  @Test(arguments: [
    ("nowhere", "error: 'nowhere' is no file, no folder and no git revision"),
    ("HEAD~9", "error: 'HEAD~9' is no file, no folder and no git revision"),
    ("HEAD:nothing.json", "error: 'nothing.json' is not in the revision 'HEAD'"),
    (":Specs/graphgen.json", "error: ':Specs/graphgen.json' is no file, no folder and no git revision"),
    ("HEAD:../../x", "error: '../../x' is outside of the repository"),
    ("HEAD:pages é", "error: the folder has no graphgen.json"),
    ("--output=x", "error: '--output=x' is no file, no folder and no git revision"),
  ])
  func aMissingRevisionIsAnError(_ operand: String, _ message: String) throws {
    let project = try Project.repository()
    let result = try project.run("diff", "--config", "Specs/graphgen.json", "--", operand)
    #expect(result.status == 1 && result.output == "", "\(result)")
    #expect(result.error.contains(message), "\(result.error)")
    #expect(!result.error.contains("/graphgen-"), "no temporary path is told: \(result.error)")
  }

  @Test func aDamagedSpecOfARevisionIsPointedAt() throws {
    let project = try Project.repository()
    try project.write("<edmx", to: "Specs/v1.0.csdl.xml")
    try #require(try project.git("commit", "-qam", "broken") == 0)
    let result = try project.run("diff", "HEAD", "HEAD~1")
    #expect(result.status == 1)
    #expect(result.errorLines.contains { $0.hasPrefix("HEAD:Specs/v1.0.csdl.xml:1:") }, "\(result.error)")
  }

  @Test func withoutGitOrARepositoryThereIsNoRevision() throws {
    let project = try Project()
    let outside = try CommandLineTool.run(
      ["diff", "HEAD"],
      in: project.path,
      environment: ["GIT_CEILING_DIRECTORIES": project.path]
    )
    #expect(outside.status == 1 && outside.error.contains("there is no git repository here"), "\(outside)")
    try #require(try project.git("init", "-q") == 0)
    let none = try project.run("diff", "HEAD", environment: ["PATH": project.path])
    #expect(none.status == 1 && none.error.contains("git can't be run"), "\(none)")
  }

  // MARK: Hostile operands

  @Test(arguments: [
    ("", "operand: error: the file is empty [diff-operand]"),
    ("hello\n", "operand:1:1: error: this is no line of a surface"),
    ("{\"a\": 1}", "operand: error: the JSON is no configuration, no lock file and no export"),
    ("{\"lock\": 1,\n", "operand:2:1: error: the JSON is damaged"),
    ("{\n  \"lock\": 3, \"surface\": {}}", "operand:2:25: error: 'surface' is an array of lines, not an object"),
    ("{\n  \"lock\": 3, \"surface\": [\"v1.0 enum a\", 7]}", "operand:2:41: error: a line of a surface is a string"),
    ("{\"lock\": 4, \"surface\": []}", "operand:1:10: error: a newer graphgen wrote this lock file in format 4"),
    ("{\"lock\": 2, \"surface\": []}", "operand:1:10: error: an earlier graphgen wrote this lock file in format 2"),
    ("{\"lock\": 1, \"tool\": \"0.1.0\"}", "operand: error: the file has no surface in it"),
    ("{\"surface\": [\"nonsense\"]}", "operand:1:14: error: this is no line of a surface"),
    ("{\"pages\": [\"x.md\"], \"colour\": 1}", "operand:1:21: error: 'colour' is no member of a configuration"),
    ("<edmx", "operand: error: it can't be told which version's metadata this is"),
    ("\u{FFFD}PNG\u{0}\u{1}", "operand:1:1: error: a surface has printable ASCII characters only"),
  ])
  func aDamagedOperandIsAnError(_ contents: String, _ message: String) throws {
    let project = try Project()
    try project.write(Project.metadata, to: "beta.csdl.xml")
    try project.edit("graphgen.json", "\"v1.0.csdl.xml\"}", "\"v1.0.csdl.xml\", \"beta\": \"beta.csdl.xml\"}")
    try project.write(contents, to: "operand")
    for arguments in [["operand", "."], [".", "operand"]] {
      let result = try CommandLineTool.run(["diff"] + arguments, in: project.path)
      #expect(result.status == 1 && result.output == "", "\(result)")
      #expect(result.error.contains(message), "\(result.error)")
    }
  }

  @Test func aFolderWithNothingOrTooMuchIsAnError() throws {
    let project = try Project()
    try FileManager.default.createDirectory(atPath: project.path + "/empty", withIntermediateDirectories: true)
    let empty = try project.run("diff", "empty", ".")
    #expect(empty.status == 1 && empty.error.hasPrefix("empty: error: the folder has no graphgen.json"), "\(empty)")
    try project.write(Project.configuration, to: "two/graphgen.json")
    try project.write(Project.configuration, to: "two/Specs/graphgen.json")
    let two = try project.run("diff", "two", ".")
    #expect(two.status == 1 && two.error.hasPrefix("two: error: the folder has two configurations"), "\(two)")
    let missing = try project.run("diff", "v1.0=nothing.xml", ".")
    #expect(missing.status == 1 && missing.error.contains("there is no file 'nothing.xml'"))
  }

  @Test func aBrokenSpecIsPointedAt() throws {
    let project = try Self.edited()
    try project.edit("old/v1.0.csdl.xml", "</Schema>", "</Schem>")
    let result = try project.run("diff", "old", ".")
    #expect(result.status == 1 && result.errorLines.first?.hasPrefix("old/v1.0.csdl.xml:") == true, "\(result)")
  }
}
