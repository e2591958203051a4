import Foundation
import TestSupport
import Testing

/// The machine that the tool runs on leaves no trace in what it writes.
@Suite struct EnvironmentTests {
  static let environments: [[String: String]] = [
    ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"], ["TZ": "Asia/Kathmandu"], ["LC_ALL": "C"],
    ["LC_ALL": "ar_EG.UTF-8", "TZ": "Pacific/Chatham", "HOME": "/nonexistent", "USER": "somebody"],
  ]

  @Test(arguments: environments)
  func localeAndTimeZoneDoNotMatter(_ environment: [String: String]) throws {
    let plain = try Project()
    let other = try Project()
    #expect(try plain.run("generate").status == 0)
    let result = try other.run("generate", environment: environment)
    #expect(result.status == 0, "\(result.error)")
    #expect(try other.files(in: "Generated") == plain.files(in: "Generated"))
  }

  @Test func theFolderThatItRunsInDoesNotMatter() throws {
    let project = try Project()
    #expect(try project.run("generate").status == 0)
    let here = try project.files(in: "Generated")
    for (folder, file) in [("/", "\(project.path)/graphgen.json"), (project.path + "/Generated", "../graphgen.json")] {
      let result = try CommandLineTool.run(["check", "--config", file], in: folder)
      #expect(result.status == 0, "\(folder): \(result.error)")
    }
    #expect(try project.files(in: "Generated") == here)
  }

  @Test func theCommittedModuleIsCurrentUnderAnotherLocale() throws {
    let environment = ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"]
    let file = "\(CommandLineTool.root)/Specs/graphgen.json"
    let result = try CommandLineTool.run(["check", "--config", file], in: "/", environment: environment)
    #expect(result.status == 0, "\(result.error)")
  }

  @Test func inspectSaysTheSameEverywhere() throws {
    let project = try Project()
    let plain = try project.run("inspect", "--format", "json")
    let other = try project.run(
      "inspect",
      "--format",
      "json",
      environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"]
    )
    #expect(plain.status == 0 && plain.output == other.output)
    let json = try JSONSerialization.jsonObject(with: Data(plain.output.utf8)) as? [String: Any]
    #expect(json?["permission"] as? String == "Lamps.Read")
  }
}
