import Foundation
import TestSupport
import Testing

/// What somebody meets who uses the tool for the first time.
@Suite struct NewcomerTests {
  @Test func generateSumsUp() throws {
    let project = try Project()
    let first = try project.run("generate")
    #expect(first.output.hasSuffix("\n1 endpoint, 1 type\n"), "\(first.output)")
    #expect(try project.run("generate").output == "1 endpoint, 1 type\n")
    try project.edit("page.md", "|V1|A|", "|V1||[GET /lamps](https://example.com)|\n|V1||[GET /bulbs](x)|\n|V1|A|")
    let second = try project.run("generate")
    #expect(second.output.hasSuffix("\n3 endpoints, 1 type, 3 warnings\n"), "\(second.output)")
    // Of two empty type cells and a path that leads nowhere.
    #expect(second.errorLines.count == 2, "\(second.error)")
    #expect(second.error.contains("(2 times, also in line 10) [page-empty-type]"), "\(second.error)")
    try project.edit("page.md", "|V1||[GET /bulbs]", "|V7||[GET /bulbs]")
    let third = try project.run("generate")
    #expect(third.status == 1 && third.errorLines.last == "1 error, 1 warning", "\(third.error)")
  }

  @Test func aRowThatContradictsItselfIsTold() throws {
    let project = try Project()
    let rows = ["A|[GET /me]", "A,D|[GET /me/lamps]", "D|[GET /me/bulbs]"].map { "|V1|\($0)(https://example.com)|" }
    try project.edit("page.md", "|V1|A|", rows.joined(separator: "\n") + "\n|V1|A|")
    let result = try project.run("generate")
    let told = result.errorLines.filter { $0.hasSuffix("[row-contradiction]") }
    #expect(told.count == 1 && told[0].hasPrefix("page.md:9:1: warning: "), "\(result.error)")
    #expect(told.first?.contains("(2 times, also in line 10)") == true, "\(told)")
  }

  @Test func aMissingSpecIsLookedForWhereItIsNamed() throws {
    let project = try Project()
    try FileManager.default.removeItem(atPath: project.path + "/page.md")
    let result = try project.run("generate")
    #expect(result.error.hasPrefix("graphgen.json:3:13: error: 'page.md': "), "\(result.error)")
    try project.write(Project.page, to: "page.md")
    try FileManager.default.removeItem(atPath: project.path + "/v1.0.csdl.xml")
    #expect(try project.run("generate").error.hasPrefix("graphgen.json:4:24: error: 'v1.0.csdl.xml': "))
  }

  @Test func aCommaTooManyIsNamed() throws {
    let project = try Project()
    for (old, new) in [("[\"page.md\"]", "[\"page.md\", ]"), ("\"Generated\"", "\"Generated\",")] {
      let text = try project.read("graphgen.json")
      try project.edit("graphgen.json", old, new)
      let result = try project.run("generate")
      #expect(result.status == 1 && result.error.contains("the comma before this"), "\(result.error)")
      try project.write(text, to: "graphgen.json")
    }
  }

  @Test(arguments: ["v1=v1.0.csdl.xml", "V1.0=v1.0.csdl.xml"])
  func anUnknownVersionNamesTheKnownOnes(_ argument: String) throws {
    let project = try Project()
    for arguments in [["generate", "--metadata", argument], ["check", "--upstream", argument]] {
      let result = try CommandLineTool.run(arguments, in: project.path)
      #expect(result.status == 64)
      #expect(result.error.contains("is no version of Graph; the versions are v1.0 and beta"), "\(result.error)")
    }
    let result = try project.run("generate", "--metadata", "v1.0.csdl.xml")
    #expect(result.status == 64 && result.error.contains("v1.0=FILE"), "\(result.error)")
  }

  @Test func pluginsSpeakOfTheirCommands() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    try project.edit("page.md", "GET /lamps/{id}", "DELETE /lamps/{id}")
    let result = try project.run("check", environment: ["GRAPHGEN_PLUGIN": "1"])
    #expect(result.status == 2)
    #expect(result.output.contains("'swift package generate-graph-sdk'"), "\(result.output)")
    #expect(!result.output.contains("'graphgen"))
  }

  // MARK: Looking

  private static func table(_ project: Project, _ columns: Int, _ arguments: [String] = []) throws -> String {
    let result = try CommandLineTool.run(
      ["inspect", "--format", "table"] + arguments,
      in: project.path,
      environment: ["COLUMNS": "\(columns)"]
    )
    #expect(result.status == 0, "\(result.error)")
    return result.output
  }

  @Test(arguments: [40, 60, 80, 200])
  func theTableFitsTheTerminal(_ columns: Int) throws {
    let project = try Project()
    let long =
      "/lamps/{id}/microsoft.graph.someVeryLongNameOfAFunction(first='{first}',second='{second}')/more/segments"
    try project.edit("page.md", "|V1|A|", "|V1|A,D|[POST \(long)](https://example.com)|\n|V1|A|")
    let table = try Self.table(project, columns)
    let lines = table.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= columns && !$0.hasSuffix(" ") }, "\(table)")
    #expect(!table.contains("\u{1B}"), "colour in a file")
    #expect(table.contains("\n  VER   A  D  METHOD   PATH"), "\(table)")
    #expect(table.contains("  v1.0  x  -  GET      /lamps/{id}\n"), "\(table)")
    // In the narrowest one, the labels have no room beside the name.
    let labels = columns == 40 ? "\n" + String(repeating: " ", count: 23) + "(lampID:)\n" : "(lampID:)\n"
    #expect(table.contains(" .getLampsByID\(labels)"), "\(table)")
    #expect(table.contains("-> Lamp\n"), "\(table)")
    #expect(table.contains("  v1.0  x  x  POST     /lamps/{id}"), "\(table)")
  }

  @Test func theFilterChooses() throws {
    let project = try Project()
    try project.edit("page.md", "|V1|A|", "|V1|A|[GET /lamps](https://example.com)|\n|V1|A|")
    #expect(try Self.table(project, 80).contains(".getLamps\n"))
    for text in ["BYID", "get /lamps/{", "lampid"] {
      let table = try Self.table(project, 80, ["--filter", text])
      #expect(table.contains(".getLampsByID") && !table.contains(".getLamps\n"), "\(table)")
    }
    #expect(try Self.table(project, 80, ["--filter", "bulbs"]).contains("no endpoint matches the filter"))
    let json = try project.run("inspect", "--filter", "byid").output
    #expect(
      json.contains("\"GraphV1.Endpoint.getLampsByID(lampID:)\"") && !json.contains("\"GraphV1.Endpoint.getLamps\""),
      "\(json)"
    )
    #expect(json.contains("\"response\": \"GraphV1.Lamp\""), "\(json)")
    #expect(try project.run("inspect", "--format", "surface", "--filter", "x").status == 64)
  }

  // MARK: Help

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowVersionsFormatsAndHelp(_ shell: String) throws {
    let script = try CommandLineTool.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    for word in [
      "help", "table", "surface", "markdown", "sarif", "github", "repair", "trust", "breaking", "---completion",
    ] {
      #expect(script.output.contains(word), "\(shell): \(word)")
    }
    #expect(script.output.contains("generate check inspect slice diff"), "after help")
  }

  /// bash itself asks for them.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "there is no bash"))
  func bashCompletes() throws {
    let project = try Project()
    try project.write("", to: "notes.txt")
    let program = try #require(CommandLineTool.executable)
    let script = """
      source <(graphgen --generate-completion-script bash)
      complete_line() {
        COMP_LINE="$1" COMP_POINT=${#1} COMPREPLY=()
        read -ra COMP_WORDS <<< "$1"
        [[ "$1" == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _graphgen graphgen "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"
      }
      complete_line "graphgen help s"
      complete_line "graphgen inspect --format "
      complete_line "graphgen generate --metadata "
      complete_line "graphgen generate --metadata v1.0="
      complete_line "graphgen check --upstream b"
      """
    let result = try CommandLineTool.run(
      ["-c", script],
      in: project.path,
      environment: ["PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin"],
      program: URL(fileURLWithPath: "/bin/bash")
    )
    #expect(
      result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == [
        "slice", "json table surface", "v1.0= beta=", "v1.0=v1.0.csdl.xml", "beta=", "",
      ],
      "\(result.error)"
    )
  }

  /// `update` passes everything on, and says what.
  @Test func updateSaysItsOptions() throws {
    let help = try CommandLineTool.run(["help", "update"])
    let program = CommandLineTool.executable?.deletingLastPathComponent().appendingPathComponent("graphgen-update")
    let own = try CommandLineTool.run(["--help"], program: program)
    let options = own.output.split(separator: " ").filter { $0.hasPrefix("--") }
      .map { $0.prefix { $0.isLetter || $0 == "-" } }.filter { !["--help", "--version"].contains($0) }
    #expect(options.count >= 8, "\(own.output)")
    for option in Set(options) { #expect(help.output.contains(option), "\(option)") }
  }
}
