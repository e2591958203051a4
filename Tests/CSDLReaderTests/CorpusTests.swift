import CSDLReader
import Foundation
import GraphSpec
import TestSupport
import Testing

enum Corpus {
  static let directory = URL(fileURLWithPath: Workspace.shared).appendingPathComponent("corpus/metadata")
  static let isPresent = Workspace.hasShared

  static func read(_ name: String) -> (EntityDataModel?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let path = directory.appendingPathComponent(name).path
    return (CSDLReader.read(path: path, diagnostics: &diagnostics), diagnostics)
  }
}

/// Microsoft Graph's own metadata, where a checkout has it.
@Suite(.enabled(if: Corpus.isPresent, "there is no ../shared/corpus/metadata beside the package"))
struct CorpusTests {
  private func counts(_ model: EntityDataModel) -> [Int] {
    let types = model.structuredTypes.values
    let operations = model.operations.values.joined()
    return [
      types.count { $0.kind == .entity }, types.count { $0.kind == .complex }, model.enumTypes.count,
      operations.count { $0.kind == .action }, operations.count { $0.kind == .function }, model.schemas.count,
      types.reduce(0) { $0 + $1.properties.count }, types.reduce(0) { $0 + $1.navigationProperties.count },
    ]
  }

  @Test func readsAllOfVersion1() throws {
    let (document, diagnostics) = Corpus.read("v1.0.csdl.xml")
    #expect(diagnostics == [])
    let model = try #require(document)
    #expect(counts(model) == [1182, 1779, 861, 857, 326, 11, 10525, 1432])
    #expect(model.operations.values.joined().reduce(0) { $0 + $1.parameters.count { $0.isOptional } } == 181)
    #expect(model.container?.resources.count == 72)
  }

  @Test func readsAllOfBeta() throws {
    let (document, diagnostics) = Corpus.read("beta.csdl.xml")
    #expect(diagnostics == [])
    #expect(counts(try #require(document)) == [1322, 1279, 874, 925, 335, 7, 13286, 1485])
    #expect(document?.container?.resources.contains { $0.name == "app" } == true)
  }

  @Test func readsOnSeveralThreadsAtTheSameTime() async throws {
    let names = ["v1.0.csdl.xml", "beta.csdl.xml", "v1.0.csdl.xml", "beta.csdl.xml"]
    let models = await withTaskGroup(of: (Int, EntityDataModel?).self) { group in
      for (index, name) in names.enumerated() {
        group.addTask { (index, Corpus.read(name).0) }
      }
      return await group.reduce(into: [Int: EntityDataModel]()) { $0[$1.0] = $1.1 }
    }
    for index in 0..<2 {
      let first = try #require(models[index])
      let second = try #require(models[index + 2])
      #expect(first.structuredTypes == second.structuredTypes)
      #expect(first.enumTypes == second.enumTypes)
      #expect(first.operations == second.operations)
      #expect(first.container == second.container)
    }
  }
}
