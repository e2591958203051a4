import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import Support
import SurfaceDiff
import SwiftEmitter
import TestSupport
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
    let configuration = try Pipeline.configuration(folder.path("graphgen.json"))
    var generator = Generator(configuration)
    let generated = generator.generate()
    let (specs, module) = try #require(generated)
    let committed = try CommittedModule(
      module,
      specs: specs,
      configuration: configuration,
      file: folder.path("graphgen.json"),
      output: output
    )
    var diagnostics: [Diagnostic] = []
    let plan = OutputFolder(path: output).plan(committed.files, diagnostics: &diagnostics)
    return Drift(
      plan: try #require(plan),
      folder: output,
      before: try LockFile.read(in: output),
      after: committed.lock,
      specs: DiffOperand(name: "specs", file: "specs", bound: module.bound, models: specs.models)
    )
  }

  /// `code version subject` of each change.
  private func changes(_ drift: Drift) -> [String] {
    drift.diff?.diff.changes.map { "\($0.code.rawValue) \($0.version?.rawValue ?? "-") \($0.subject)" } ?? []
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try folder.read(name)
    try #require(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  @Test func whatWasGeneratedHasNoDrift() throws {
    let drift = try drift()
    #expect(drift.files.isEmpty && drift.diff == nil && drift.answer.verdict == .clean)
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
    #expect(difference.message.hasSuffix("the file was edited"))
    #expect(drift.diff == nil && drift.answer.verdict == .drift)
  }

  @Test func aFileThatEndsTooSoonIsNamedWhereItEnds() throws {
    let name = "Expected/GraphPermissions.swift"
    let text = try folder.read(name)
    try folder.write(text + "// more\n", to: name)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(try drift().files.first?.location?.line == lines)
  }

  /// What only the header tells, such as the surface's fingerprint, hides nothing below it.
  @Test func theFirstDifferenceBelowTheHeaderIsNamed() throws {
    let name = "Expected/GraphPermissions.swift"
    try edit(name, "// Surface: ", "// Surface: 0")
    #expect(try drift().files.first?.location?.line == 2)
    try edit(name, "public static let all", "public static let any")
    let difference = try #require(try drift().files.first)
    #expect(difference.message.contains("let any") && difference.message.contains("let all"))
    try edit(name, "// Surface: ", "// more\n// Surface: ")
    #expect(try drift().files.first?.message.contains("let any") == true, "whatever the header is like")
  }

  @Test func onlyOneFileHasTheFingerprint() throws {
    let texts = try folder.files(in: "Expected").filter { $0.key.hasSuffix(".swift") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(texts.filter { $0.value.contains("// Surface: ") }.map(\.key) == ["GraphPermissions.swift"])
    // Another surface changes no file whose code is the same.
    try edit("beta.csdl.xml", "Name=\"diameter\" Type=\"Edm.Double\"", "Name=\"diameter\" Type=\"Edm.Int32\"")
    let changed = try drift().files.filter { $0.code.rawValue == "drift-changed" }
    #expect(
      Set(changed.map { Path.name($0.location?.file ?? "") }) == [
        ".graphgen.api", "GraphBeta+Entities.swift", "GraphPermissions.swift",
      ]
    )
  }

  @Test func thePublicSymbolsComeFirst() throws {
    try edit("beta.csdl.xml", "Name=\"diameter\" Type=\"Edm.Double\"", "Name=\"width\" Type=\"Edm.Double\"")
    let first = try #require(try drift().files.first)
    #expect(first.location?.file.hasSuffix(".graphgen.api") == true)
    #expect(first.message.contains("only here: ") && first.message.contains("var diameter: Double?'"))
    #expect(first.message.contains("only in what the specs yield: ") && first.message.contains("var width: Double?'"))
  }

  // MARK: Line ends

  private func useCRLF(_ names: some Sequence<String>) throws {
    for name in names {
      try folder.write(folder.read(name).replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"), to: name)
    }
  }

  @Test func otherLineEndsAreToldOnce() throws {
    let generated = try folder.files(in: "Expected").keys.map { "Expected/\($0)" }
    try useCRLF(generated)
    let found = try drift().files
    #expect(found.map(\.code.rawValue) == ["drift-line-endings"])
    #expect(found.first?.message.contains("\(generated.count) files differ") == true)
    #expect(Drift.edits(of: try #require(try LockFile.read(in: output)), in: output).isEmpty, "nobody edited them")
  }

  /// What the specs say is the same.
  @Test func specsWithOtherLineEndsAreNoDrift() throws {
    try useCRLF(["Bells.Read.All.md", "v1.0.csdl.xml", "beta.csdl.xml", "graphgen.json"])
    let drift = try drift()
    #expect(drift.files.isEmpty && drift.diff == nil, "\(drift.files)")
  }

  @Test func aLockFileWithOtherLineEndsIsOurs() throws {
    try useCRLF(["Expected/.graphgen.lock"])
    var diagnostics: [Diagnostic] = []
    let file = GeneratedFile(name: LockFile.name, contents: LockFile.marker + "3 }\n")
    let plan = OutputFolder(path: output).plan([file], diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty && plan?.changed.map(\.name) == [LockFile.name])
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
    #expect(changes(drift) == ["endpoint-removed v1.0 GET /bells"])
  }

  @Test func metadataThatChangedNamesTheSurfaceThatDid() throws {
    try edit(
      "beta.csdl.xml",
      "<Property Name=\"diameter\" Type=\"Edm.Double\" />",
      "<Property Name=\"diameter\" Type=\"Edm.Int32\" />"
    )
    let drift = try drift()
    #expect(changes(drift) == ["property-type-changed beta microsoft.graph.gong/diameter"])
    #expect(drift.files.contains { $0.code.rawValue == "drift-spec" && $0.message.contains("'beta.csdl.xml'") })
    #expect(drift.files.contains { $0.location?.file.hasSuffix("GraphBeta+Entities.swift") == true })
    #expect(!drift.files.contains { $0.message.contains("edited") })
  }

  /// A change of a spec that changes no code is drift all the same: the lock file would be another.
  @Test func aChangeOfProseIsDrift() throws {
    try edit("v1.0.csdl.xml", "<edmx:DataServices>", "<edmx:DataServices >")
    let drift = try drift()
    #expect(drift.files.map(\.code.rawValue) == ["drift-spec"])
  }

  @Test func noLockFileIsDrift() throws {
    try FileManager.default.removeItem(atPath: folder.path("Expected/.graphgen.lock"))
    #expect(try drift().files.map(\.code.rawValue) == ["drift-lock"])
  }

  @Test func anEditedLockFileIsDrift() throws {
    try edit("Expected/.graphgen.lock", "\"surface\": [", "\"surface\": [ ")
    #expect(try drift().files.map(\.code.rawValue) == ["drift-lock"])
  }

  @Test func whatTheConfigurationSaysOfTheOutputCounts() throws {
    try edit("graphgen.json", "\"pages\"", "\"$schema\": \"s\", \"coverage\": 0.5,\n\n\"pages\"")
    #expect(try drift().files.isEmpty)
    try edit("graphgen.json", "\"coverage\": 0.5", "\"versionLabels\": \"trust\"")
    let messages = try drift().files.filter { $0.code.rawValue == "drift-configuration" }.map(\.message)
    #expect(messages == ["the configuration '../graphgen.json' has changed since the code was generated"])
  }

  @Test func editsAreToldWithoutTheSpecs() throws {
    let lock = try #require(try LockFile.read(in: output))
    #expect(Drift.edits(of: lock, in: output).isEmpty)
    try edit("Expected/.graphgen.api", "Bell", "Ball")
    try FileManager.default.removeItem(atPath: folder.path("Expected/GraphV1.swift"))
    #expect(Drift.edits(of: lock, in: output).map { $0.location?.file } == [folder.path("Expected/.graphgen.api")])
  }
}

@Suite struct ToolDriftTests {
  private static func lock(_ tool: String, configuration: LockFile.Entry?) -> LockFile {
    LockFile(tool: tool, configuration: configuration, specs: [], outputs: [], surface: [])
  }

  @Test func theRecordedVersionIsCompared() {
    let configuration = LockFile.Entry(path: "graphgen.json", hash: "1")
    let current = ToolDrift.answer(
      Self.lock(Generator.version, configuration: configuration),
      in: "G",
      isRecorded: true
    )
    #expect(current.verdict == .clean && current.findings.isEmpty)
    let old = ToolDrift.answer(Self.lock("0.0.1", configuration: configuration), in: "G", isRecorded: true)
    #expect(old.verdict == .drift && old.message.hasPrefix("generated by graphgen 0.0.1, and this is "))
    #expect(
      old.findings.map { "\($0.code.rawValue) \($0.location?.description ?? "")" } == ["drift-tool G/.graphgen.lock:1"]
    )
    let older = ToolDrift.answer(Self.lock(Generator.version, configuration: nil), in: "G", isRecorded: true)
    #expect(older.verdict == .drift && older.findings.count == 1)
    #expect(ToolDrift.answer(nil, in: "G", isRecorded: true).verdict == .drift)
    #expect(ToolDrift.answer(nil, in: "G", isRecorded: false).verdict == .notAsked)
  }
}
