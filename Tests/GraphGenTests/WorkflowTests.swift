import Foundation
import TestSupport
import Testing

/// In a GitHub workflow everything that is said of a file is an annotation at its line.
@Suite struct WorkflowTests {
  static let workflow = ["GITHUB_ACTIONS": "true"]

  @Test func aBrokenSpecIsAnnotated() throws {
    let project = try Project()
    try project.edit("graphgen.json", #""output": "Generated""#, #""outptu": "Generated""#)
    let result = try project.run("generate", environment: Self.workflow)
    #expect(result.status == 1)
    let command = "::error file=graphgen.json,line=5,col=3,title=configuration-invalid::'outptu' is no member"
    #expect(result.error.contains("\n\(command)"), "\(result.error)")
  }

  @Test func driftIsAnnotatedAtTheFirstLineThatDiffers() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    try project.edit("Generated/GraphV1.swift", "public enum GraphV1: Gr", "public enum GraphV2: Gr")
    let line = try project.read("Generated/GraphV1.swift").split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("enum GraphV2") }
    let result = try project.run("check", environment: Self.workflow)
    #expect(result.status == 2)
    let place = "::error file=Generated/GraphV1.swift,line=\(try #require(line) + 1),col=1,title=drift-changed::"
    #expect(result.error.contains("\n" + place), "\(result.error)")
  }

  @Test(arguments: [["GITHUB_ACTIONS": "false"], [:]])
  func elsewhereThereIsNoAnnotation(_ environment: [String: String]) throws {
    let project = try Project()
    try project.edit("graphgen.json", "{", "")
    let result = try project.run("generate", environment: environment)
    #expect(result.status == 1)
    #expect(!result.error.contains("::"), "\(result.error)")
  }

  @Test func withoutAnOutputFilesGoBesideTheConfiguration() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    let named = try project.files(in: "Generated").filter { $0.key.hasSuffix(".swift") }
    let other = try Project()
    try other.edit("graphgen.json", #","# + "\n" + #"  "output": "Generated""#, "")
    #expect(try other.run("generate").status == 0)
    #expect(try other.files(in: "Generated").filter { $0.key.hasSuffix(".swift") } == named)
    #expect(try other.run("check").status == 0)
  }
}
