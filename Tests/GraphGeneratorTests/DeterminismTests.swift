import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

/// The same specs give the same bytes, whatever way they come.
@Suite struct DeterminismTests {
  @Test(arguments: Workspace.goldens)
  func twoRunsAgree(_ name: String) throws {
    let configuration = try Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")
    let first = try Pipeline.run(configuration)
    let second = try Pipeline.run(configuration)
    #expect(first.files == second.files)
    #expect(first.diagnostics == second.diagnostics)
  }

  @Test(arguments: ["TwoPages", "Names"])
  func theOrderOfThePagesDoesNotMatter(_ name: String) throws {
    var configuration = try Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")
    try #require(configuration.pages.count > 1)
    let given = try Pipeline.run(configuration)
    configuration.pages.reverse()
    let reversed = try Pipeline.run(configuration)
    for (one, other) in zip(given.files, reversed.files) { #expect(one == other, "\(one.name)") }
    #expect(given.files.count == reversed.files.count)
  }

  @Test func aFolderOfPagesIsAllOfThem() throws {
    var configuration = try Pipeline.configuration(Workspace.golden("TwoPages") + "/graphgen.json")
    let named = try Pipeline.run(configuration)
    configuration.pages = [Workspace.golden("TwoPages")]
    #expect(try Pipeline.run(configuration).files == named.files)
  }

  /// The folder that the tool is run in, and where the specs lie, leave no trace.
  @Test func specsElsewhereGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let source = Workspace.golden("Versions")
    for name in ["Bells.Read.All.md", "v1.0.csdl.xml", "beta.csdl.xml", "graphgen.json"] {
      try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: folder.path(name))
    }
    let here = try Pipeline.run(Pipeline.configuration(source + "/graphgen.json"))
    let there = try Pipeline.run(Pipeline.configuration(folder.path("graphgen.json")))
    #expect(here.files == there.files)
  }

  @Test func theFilesAreThoseThatTheConfigurationNames() throws {
    for name in Workspace.goldens {
      let configuration = try Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")
      let names = try Pipeline.run(configuration).files.map(\.name).filter { $0.hasSuffix(".swift") }
      #expect(names == configuration.layout.fileNames, "\(name)")
    }
  }

  @Test func shardsHoldEveryTypeOnce() throws {
    var configuration = try Pipeline.configuration(Workspace.golden("Names") + "/graphgen.json")
    let whole = try Pipeline.run(configuration)
    configuration.shards = [.complexTypes: 3]
    let sharded = try Pipeline.run(configuration)
    #expect(sharded.files.map(\.name).filter { $0.hasSuffix(".swift") } == configuration.layout.fileNames)
    func types(_ outcome: Outcome) -> [String] {
      outcome.files.filter { $0.name.contains("+ComplexTypes") }.flatMap { file in
        file.contents.split(separator: "\n").filter { $0.contains("public struct ") }.map(String.init)
      }.sorted()
    }
    #expect(types(sharded) == types(whole))
    #expect(sharded.surface == whole.surface)
  }

  @Test func linesFitTheFormattersWidthAndEndWithLF() throws {
    for name in Workspace.goldens {
      let outcome = try Pipeline.run(Pipeline.configuration(Workspace.golden(name) + "/graphgen.json"))
      for file in outcome.files where file.name.hasSuffix(".swift") {
        #expect(file.contents.hasSuffix("\n") && !file.contents.hasSuffix("\n\n"), "\(name)/\(file.name)")
        #expect(!file.contents.utf8.contains(0x0D), "\(name)/\(file.name)")
        #expect(file.contents.hasPrefix(GeneratedFile.marker), "\(name)/\(file.name)")
        let wide = file.contents.split(separator: "\n").filter { $0.count > 120 && !$0.contains("https://") }
        #expect(wide.isEmpty, "\(name)/\(file.name)")
      }
    }
  }
}
