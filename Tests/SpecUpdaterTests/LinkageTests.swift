import Foundation
import TestSupport
import Testing

/// Networking is in one place.
@Suite struct LinkageTests {
  @Test func onlyTheUpdaterNamesNetworking() throws {
    let sources = "\(Workspace.root)/Sources"
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { $0.hasSuffix(".swift") }
    // What generated code links is another matter than what the tools link.
    let libraries = ["GraphRuntime/", "GraphURLSession/", "GraphAsyncHTTPClient/"]
    let others = files.filter { file in
      !file.hasPrefix("SpecUpdater/") && !libraries.contains { file.hasPrefix($0) }
    }
    try #require(others.contains("graphgen/GraphGen.swift") && files.count > others.count)
    for file in others {
      let text = String(
        decoding: try #require(FileManager.default.contents(atPath: "\(sources)/\(file)")),
        as: UTF8.self
      )
      for name in ["FoundationNetworking", "URLSession", "import CCurl", "import SpecUpdater"]
      where file != "graphgen-update/GraphGenUpdate.swift" {
        #expect(!text.contains(name), "\(file) names \(name)")
      }
    }
    let manifest = try Workspace.text(of: "Package.swift")
    let users = manifest.components(separatedBy: "\"SpecUpdater\"").count - 1
    #expect(users == 3, "the target, graphgen-update and the tests; nothing else may use it")
  }

  #if os(Linux)
    @Test func graphgenIsNotLinkedWithNetworking() throws {
      let needed = try Self.libraries(of: "graphgen")
      #expect(needed.contains("libc.so"))
      for name in ["FoundationNetworking", "curl", "ssl", "nghttp"] { #expect(!needed.contains(name), "\(needed)") }
      // The check would notice: the updater has it.
      #expect(try Self.libraries(of: "graphgen-update").contains("libcurl"))
    }

    private static func libraries(of name: String) throws -> String {
      let program = try #require(Tool.folder).appendingPathComponent(name).path
      return try ProgramRun(ProgramRun.installed("ldd"), [program], in: Workspace.root).wait().output
    }
  #endif

  @Test func graphgenUpdateRunsTheProgramBesideIt() throws {
    let project = try SpecsProject(v1: "http://example.com/", beta: "http://example.com/")
    let result = try Tool.start("graphgen", ["update", "--dry-run"], in: project.path, temporary: project.temporary)
      .wait()
    #expect(result.status == 1 && result.error.contains("[upstream-address]"), "\(result)")
    let help = try Tool.start("graphgen", ["update", "--help"], in: project.path, temporary: project.temporary).wait()
    #expect(help.status == 0 && help.output.contains("--idle-timeout"), "\(help)")
  }

  @Test func graphgenAloneSaysHowToGetTheUpdater() throws {
    let project = try SpecsProject(v1: "https://example.com/", beta: "https://example.com/")
    let copy = URL(fileURLWithPath: "\(project.path)/graphgen")
    try FileManager.default.copyItem(at: #require(Tool.folder).appendingPathComponent("graphgen"), to: copy)
    let result = try Tool.start(copy, ["update"], in: project.path, temporary: project.temporary).wait()
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("'swift run graphgen-update'"), "\(result.error)")
  }
}
