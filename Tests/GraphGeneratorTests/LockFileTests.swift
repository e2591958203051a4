import GraphSpec
import SwiftEmitter
import Testing

@testable import GraphGenerator

@Suite struct LockFileTests {
  private static func lock(_ sources: [(String, String)], tool: String = "1.0", surface: [String] = ["a"]) -> LockFile {
    let specs = sources.map { LockFile.Spec(path: $0.0, hash: $0.1) }
    return LockFile(tool: tool, sources: specs, surface: surface, folder: "home/specs")
  }

  @Test func pathsAreToldFromTheConfiguration() {
    let lock = Self.lock([("home/specs/p.md", "1"), ("elsewhere/m.xml", "2"), ("home/specs2/q.md", "3")])
    #expect(lock.specs.map(\.path) == ["elsewhere/m.xml", "home/specs2/q.md", "p.md"])
  }

  @Test func aSpecIsHashedByItsBytes() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write("", to: "specs/p.md"), try folder.write("abc", to: "elsewhere/m.xml")]
    let specs = Specs(pages: [], models: [:], files: files)
    let lock = try LockFile(tool: "1.0", specs: specs, surface: [], folder: folder.path("specs"))
    #expect(lock.specs.map(\.path) == [folder.path("elsewhere/m.xml"), "p.md"])
    #expect(lock.specs.map(\.hash) == ["44bc2cf5ad770999", "ef46db3751d8e999"])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try TemporaryFolder()
    let lock = Self.lock([("home/specs/p.md", "00ff")], surface: ["v1.0 endpoint GET /a \"quoted\" \\ ü", ""])
    try folder.write(lock.file.contents, to: LockFile.name)
    var diagnostics: [Diagnostic] = []
    let read = try #require(LockFile.read(in: folder.path, diagnostics: &diagnostics), "\(diagnostics)")
    #expect(read.file == lock.file)
    #expect(lock.file.contents.hasPrefix(LockFile.marker))
    #expect(diagnostics.isEmpty)
  }

  @Test func noLockFileIsNoError() throws {
    let folder = try TemporaryFolder()
    var diagnostics: [Diagnostic] = []
    #expect(LockFile.read(in: folder.path, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    "{\"lock\": 2, \"tool\": \"9\", \"specs\": {}, \"surface\": []}", "{\"lock\": 1}", "[]", "{", "",
    "{\"lock\": 1, \"tool\": \"9\", \"specs\": {\"a\": 1}, \"surface\": []}",
    "{\"lock\": 1, \"tool\": \"9\", \"specs\": {}, \"surface\": [1]}",
  ])
  func aDamagedOneIsReported(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: LockFile.name)
    var diagnostics: [Diagnostic] = []
    #expect(LockFile.read(in: folder.path, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["lock-unknown"])
    #expect(diagnostics.first?.location?.file == path)
    #expect(diagnostics.first?.location?.line == 1)
  }
}
