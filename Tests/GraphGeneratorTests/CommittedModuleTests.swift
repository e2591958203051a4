import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

/// What is committed is what the committed specs yield, and these are what they were taken from.
@Suite struct CommittedModuleTests {
  @Test func theCallsModuleIsCurrent() throws {
    let configuration = try Pipeline.configuration(Workspace.root + "/Specs/graphgen.json")
    let outcome = try Pipeline.run(configuration)
    let folder = try #require(configuration.output)
    var diagnostics: [Diagnostic] = []
    let plan = try #require(OutputFolder(path: folder).plan(outcome.files, diagnostics: &diagnostics))
    #expect(plan.changed.map(\.name).isEmpty, "run 'graphgen generate'")
    #expect(plan.stale.isEmpty, "run 'graphgen generate'")
    #expect(try LockFile.read(in: folder)?.surface == outcome.surface)
    #expect(diagnostics.isEmpty)
  }

  @Test(.enabled(if: Workspace.hasShared, "real metadata is not there"))
  func theMetadataIsTheSliceOfTheWhole() throws {
    var configuration = try Pipeline.configuration(Workspace.root + "/Specs/graphgen.json")
    for version in GraphVersion.allCases {
      configuration.metadata[version] = "\(Workspace.shared)/corpus/metadata/\(version).csdl.xml"
    }
    var generator = Generator(configuration)
    let texts = generator.slice()
    let slices = try #require(texts)
    for version in GraphVersion.allCases {
      let committed = FileManager.default.contents(atPath: "\(Workspace.root)/Specs/metadata/\(version).csdl.xml")
      #expect(slices[version].map { Data($0.utf8) } == committed, "run 'graphgen slice'")
    }
  }

  @Test(.enabled(if: Workspace.hasShared, "the page's original is not there"))
  func thePageIsTheOriginalToTheByte() throws {
    let name = "Calls.Initiate.All.md"
    let original = try #require(FileManager.default.contents(atPath: "\(Workspace.shared)/seed/\(name)"))
    let committed = FileManager.default.contents(atPath: "\(Workspace.root)/Specs/permissions/\(name)")
    #expect(committed == original)
  }
}
