import Foundation
import TestSupport
import Testing

extension Project {
  /// A committed configuration in `Specs` whose metadata was edited since: `lamp/isOn` is called `isLit`.
  static func repository(_ options: String...) throws -> Project {
    let project = try Project()
    try #require(try project.git(["init", "-q", "-b", "main"] + options) == 0)
    try project.write(
      "{\"pages\": [\"../pages é\"], \"metadata\": {\"v1.0\": \"v1.0.csdl.xml\"}}\n",
      to: "Specs/graphgen.json"
    )
    try project.write(Project.metadata, to: "Specs/v1.0.csdl.xml")
    try project.write(Project.page, to: "pages é/Lamps.md")
    try project.write("no page", to: "pages é/old/README.md")
    for name in ["page.md", "v1.0.csdl.xml", "graphgen.json"] {
      try FileManager.default.removeItem(atPath: "\(project.path)/\(name)")
    }
    try #require(try project.git("add", "-A") == 0)
    try #require(try project.git("commit", "-qm", "one") == 0)
    try project.edit("Specs/v1.0.csdl.xml", "Name=\"isOn\"", "Name=\"isLit\"")
    return project
  }

  @discardableResult
  func git(_ arguments: String...) throws -> Int32 { try git(arguments) }

  @discardableResult
  func git(_ arguments: [String], in folder: String? = nil) throws -> Int32 { try runGit(arguments, folder).status }

  /// What git wrote to standard output.
  func gitOutput(_ arguments: String..., input: Data = Data()) throws -> String {
    let (status, output) = try runGit(arguments, nil, input: input)
    try #require(status == 0, "git \(arguments)")
    return output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func runGit(_ arguments: [String], _ folder: String?, input: Data = Data()) throws -> (
    status: Int32, output: String
  ) {
    let identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false"]
    let result = try ProgramRun(
      ProgramRun.installed("git"),
      identity + arguments,
      in: folder ?? path,
      input: input
    ).wait()
    return (result.status, result.output)
  }

  func link(_ name: String, to target: String) throws {
    try folder.link(name, to: target)
  }
}
