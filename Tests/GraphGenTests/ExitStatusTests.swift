import Foundation
import TestSupport
import Testing

/// What the command line answers: 0 done and clean, 1 the specs have errors, 2 drift, 64 wrong usage.
@Suite struct ExitStatusTests {
  @Test func generateCheckAndGenerateAgain() throws {
    let project = try Project()
    let first = try project.run("generate")
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.contains("wrote Generated/GraphV1.swift\n"))
    #expect(first.error.isEmpty)
    let check = try project.run("check")
    #expect(check.status == 0)
    #expect(check.output.hasPrefix("generated: Generated is what the specs yield\nupstream: not asked"))
    #expect(check.output.hasSuffix("\ntool: graphgen 0.1.0, as recorded\n"))
    let second = try project.run("generate")
    #expect(second.status == 0 && second.output == "1 endpoint, 1 type\n" && second.error.isEmpty)
    #expect(try project.run("generate", "--verbose").output.contains("nothing has changed"))
  }

  @Test func checkWritesNothing() throws {
    let project = try Project()
    let check = try project.run("check")
    #expect(check.status == 2)
    #expect(check.error.contains("drift-missing") && check.error.contains("drift-lock"))
    #expect(!project.exists("Generated"))
  }

  @Test func anEditOfAGeneratedFileIsDrift() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    try project.edit("Generated/GraphV1+Entities.swift", "isOn: Bool?", "isOn: Int?")
    let check = try project.run("check")
    #expect(check.status == 2)
    #expect(check.errorLines.first?.hasPrefix("Generated/GraphV1+Entities.swift:") == true)
    #expect(check.error.contains("error:") && check.error.contains("[drift-changed]"))
    #expect(try project.run("generate").status == 0)
    #expect(try project.run("check").status == 0)
  }

  @Test func anEditOfAPageIsDrift() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    try project.edit("page.md", "GET /lamps/{id}", "DELETE /lamps/{id}")
    let check = try project.run("check")
    #expect(check.status == 2)
    #expect(check.error.contains("'page.md' has changed"))
    #expect(check.output.contains("\n  breaking:\n    v1.0 GET /lamps/{id}: "), "\(check.output)")
    #expect(check.output.contains("\n  widening:\n    v1.0 DELETE /lamps/{id}: "), "\(check.output)")
  }

  @Test func anEditOfMetadataIsDrift() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    try project.edit("v1.0.csdl.xml", "Edm.Boolean", "Edm.Int32")
    let check = try project.run("check")
    #expect(check.status == 2)
    #expect(check.error.contains("'v1.0.csdl.xml' has changed"))
    #expect(check.output.contains("v1.0 microsoft.graph.lamp/isOn: "), "\(check.output)")
    #expect(check.output.contains("[property-type-changed]") && check.output.contains("version step: major"))
  }

  @Test func aSliceYieldsTheSameModule() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    let modules = try project.files(in: "Generated").filter { $0.key.hasSuffix(".swift") }
    let slice = try project.run("slice", "--output", "slices")
    #expect(slice.status == 0 && slice.output == "wrote slices/v1.0.csdl.xml\n", "\(slice.error)")
    let again = try project.run(
      "generate",
      "--page",
      "page.md",
      "--metadata",
      "v1.0=slices/v1.0.csdl.xml",
      "--module",
      "Lamps",
      "--output",
      "Other"
    )
    #expect(again.status == 0, "\(again.error)")
    #expect(try project.files(in: "Other") == modules)
  }

  struct Usage: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Usage(arguments: ["frobnicate"], message: "frobnicate"),
    Usage(arguments: ["generate", "--frobnicate"], message: "--frobnicate"),
    Usage(arguments: ["generate", "--metadata", "v2.0=v1.0.csdl.xml"], message: "v2.0=v1.0.csdl.xml"),
    Usage(arguments: ["generate", "--metadata", "v1.0.csdl.xml"], message: "v1.0.csdl.xml"),
    Usage(arguments: ["generate", "--page", "page.md", "--metadata", "v1.0=v1.0.csdl.xml"], message: "--output"),
    Usage(arguments: ["generate", "--module", "1st"], message: "'1st'"),
    Usage(arguments: ["generate", "--version-labels", "guess"], message: "guess"),
    Usage(arguments: ["inspect", "--format", "yaml"], message: "yaml"),
    Usage(arguments: ["slice"], message: "--output"),
    Usage(arguments: ["generate", "--page"], message: "--page"),
  ])
  func wrongUsageIsStatus64(_ usage: Usage) throws {
    let project = try Project()
    let result = try CommandLineTool.run(usage.arguments, in: project.path)
    #expect(result.status == 64)
    #expect(result.error.contains(usage.message), "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(!project.exists("Generated"))
  }

  @Test func noConfigurationAndTwoAreWrongUsage() throws {
    let project = try Project()
    try project.write(Project.configuration, to: "Specs/graphgen.json")
    let two = try project.run("check")
    #expect(two.status == 64 && two.error.contains("two configuration files"), "\(two.error)")
    try FileManager.default.createDirectory(atPath: project.path + "/empty", withIntermediateDirectories: true)
    let none = try CommandLineTool.run(["check"], in: project.path + "/empty")
    #expect(none.status == 64 && none.error.contains("--config"), "\(none.error)")
  }

  @Test func helpAndVersionGoToStandardOutput() throws {
    for arguments in [["--help"], ["--version"], ["generate", "--help"]] {
      let result = try CommandLineTool.run(arguments)
      #expect(result.status == 0 && !result.output.isEmpty && result.error.isEmpty)
    }
  }
}
