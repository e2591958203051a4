import GraphSpec
import SwiftEmitter
import Testing

@testable import GraphGenerator

@Suite struct LockFileTests {
  /// A lock of three empty specs, one of them outside of the configuration's folder.
  private static func lock(in folder: TemporaryFolder, surface: [String] = ["a"]) throws -> LockFile {
    let files = try ["home/specs/p.md", "elsewhere/m.xml", "home/specs2/q.md"].map { try folder.write("", to: $0) }
    return try LockFile(
      tool: "1.0",
      specs: Specs(pages: [], models: [:], files: files),
      surface: surface,
      folder: folder.path("home/specs")
    )
  }

  @Test func pathsInTheConfigurationsFolderAreToldFromThere() throws {
    let folder = try TemporaryFolder()
    let lock = try Self.lock(in: folder)
    #expect(lock.specs.map(\.path) == [folder.path("elsewhere/m.xml"), folder.path("home/specs2/q.md"), "p.md"])
    #expect(lock.specs.map(\.hash) == Array(repeating: "ef46db3751d8e999", count: 3))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try TemporaryFolder()
    let lock = try Self.lock(in: folder, surface: ["v1.0 endpoint GET /a \"quoted\" \\ ü", ""])
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
