import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import Testing

/// What `check` says when code and specs have drifted apart.
@Suite struct DriftTests {
  private let folder: TemporaryFolder

  /// A copy of a golden with a page, both versions, and the generated module.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.removeItem(atPath: folder.path)
    try FileManager.default.copyItem(atPath: Workspace.golden("Versions"), toPath: folder.path)
  }

  private var output: String { folder.path("Expected") }

  private func drift() throws -> Drift {
    let file = folder.path("graphgen.json")
    var generator = Generator(try Pipeline.configuration(file))
    let generated = generator.generate()
    let (specs, module) = try #require(generated)
    let lock = try LockFile(tool: Generator.version, specs: specs, surface: module.surface, folder: folder.path)
    var diagnostics: [Diagnostic] = []
    let plan = OutputFolder(path: output).plan(module.files + [lock.file], diagnostics: &diagnostics)
    let before = LockFile.read(in: output, diagnostics: &diagnostics)
    return Drift(plan: try #require(plan), folder: output, before: before, after: lock)
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try folder.read(name)
    try #require(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  @Test func whatWasGeneratedHasNoDrift() throws {
    let drift = try drift()
    #expect(drift.isEmpty && drift.added.isEmpty && drift.removed.isEmpty)
  }

  @Test func theFirstLineThatDiffersIsNamed() throws {
    let name = "Expected/GraphV1+Entities.swift"
    let line = try folder.read(name).split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("public var tone") }
    try edit(name, "public var tone: String?", "public var tone: Int?")
    let drift = try drift()
    #expect(drift.files.count == 1)
    let difference = try #require(drift.files.first)
    #expect(difference.code.rawValue == "drift-changed")
    #expect(difference.location == SourceLocation(file: folder.path(name), line: try #require(line) + 1, column: 1))
    #expect(difference.message.contains("tone: Int?") && difference.message.contains("tone: String?"))
    #expect(drift.added.isEmpty && drift.removed.isEmpty)
  }

  @Test func aFileThatEndsTooSoonIsNamedWhereItEnds() throws {
    let name = "Expected/GraphPermissions.swift"
    let text = try folder.read(name)
    try folder.write(text + "// more\n", to: name)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(try drift().files.first?.location?.line == lines)
  }

  @Test func missingAndStaleFilesAreNamed() throws {
    try FileManager.default.removeItem(atPath: folder.path("Expected/GraphV1.swift"))
    try folder.write("\(GeneratedFile.marker)\n", to: "Expected/GraphOld.swift")
    let codes = try drift().files.map { "\($0.code.rawValue) \(Path.name($0.location?.file ?? ""))" }
    #expect(codes == ["drift-missing GraphV1.swift", "drift-stale GraphOld.swift"])
  }

  @Test func aPageThatChangedNamesTheSurfaceThatDid() throws {
    try edit("Bells.Read.All.md", "|V1|A|[GET /bells](https://example.com/graph/api/bell-list)|\n", "")
    let drift = try drift()
    #expect(drift.files.contains { $0.code.rawValue == "drift-spec" && $0.message.contains("'Bells.Read.All.md'") })
    #expect(drift.removed.contains { $0.hasPrefix("v1.0 endpoint GET /bells ") })
    #expect(drift.removed.allSatisfy { $0.contains(" GET /bells ") })
    #expect(drift.added.isEmpty)
  }

  @Test func metadataThatChangedNamesTheSurfaceThatDid() throws {
    try edit(
      "beta.csdl.xml",
      "<Property Name=\"diameter\" Type=\"Edm.Double\" />",
      "<Property Name=\"diameter\" Type=\"Edm.Int32\" />"
    )
    let drift = try drift()
    #expect(drift.removed == ["beta property microsoft.graph.gong/diameter Edm.Double"])
    #expect(drift.added == ["beta property microsoft.graph.gong/diameter Edm.Int32"])
    #expect(drift.files.contains { $0.code.rawValue == "drift-spec" && $0.message.contains("'beta.csdl.xml'") })
    #expect(drift.files.contains { $0.location?.file.hasSuffix("GraphBeta+Entities.swift") == true })
  }

  /// A change of a spec that changes no code is drift all the same: the lock file would be another.
  @Test func aChangeOfProseIsDrift() throws {
    try edit("v1.0.csdl.xml", "<edmx:DataServices>", "<edmx:DataServices >")
    let drift = try drift()
    #expect(drift.files.map(\.code.rawValue) == ["drift-spec"])
  }

  @Test func theLockFileIsCheckedToo() throws {
    try edit("Expected/.graphgen.lock", "\"tool\": \"\(Generator.version)\"", "\"tool\": \"0.0.1\"")
    #expect(try drift().files.map(\.code.rawValue) == ["drift-tool"])
    try edit("Expected/.graphgen.lock", "\"tool\": \"0.0.1\"", "\"tool\":  \"\(Generator.version)\"")
    try FileManager.default.removeItem(atPath: folder.path("Expected/.graphgen.lock"))
    #expect(try drift().files.map(\.code.rawValue) == ["drift-lock"])
  }

  @Test func anEditedLockFileIsDrift() throws {
    try edit("Expected/.graphgen.lock", "\"surface\": [", "\"surface\": [ ")
    #expect(try drift().files.map(\.code.rawValue) == ["drift-lock"])
  }
}
