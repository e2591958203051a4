import Foundation
import GraphSpec
import Support
import SwiftEmitter
import TestSupport
import Testing

@testable import GraphGenerator

@Suite struct LockFileTests {
  private static func lock(outputs: [LockFile.Entry] = [], surface: [String] = ["a"]) -> LockFile {
    LockFile(
      tool: "1.0",
      configuration: LockFile.Entry(path: "../graphgen.json", hash: "22"),
      specs: [LockFile.Entry(path: "q.md", hash: "00ff"), LockFile.Entry(path: "../p.md", hash: "1")],
      outputs: outputs,
      surface: surface
    )
  }

  private static func failure(_ text: String) throws -> LockFile.Unreadable {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: LockFile.name)
    let failure = #expect(throws: LockFile.Unreadable.self) { try LockFile.read(in: folder.path) }
    #expect(failure?.diagnostic.location?.file == path)
    return try #require(failure)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try TemporaryFolder()
    let lock = Self.lock(
      outputs: [LockFile.Entry(path: "A.swift", hash: "3")],
      surface: ["v1.0 endpoint GET /a \"quoted\" \\ ü", ""]
    )
    try folder.write(lock.file.contents, to: LockFile.name)
    let read = try #require(try LockFile.read(in: folder.path))
    #expect(read.file == lock.file && read.configuration == lock.configuration && !read.isOfOlderFormat)
    #expect(read.specs.map(\.path) == ["../p.md", "q.md"] && read.outputs == lock.outputs)
    #expect(lock.file.contents.hasPrefix(LockFile.marker))
  }

  @Test func noLockFileIsNoError() throws {
    #expect(try LockFile.read(in: TemporaryFolder().path) == nil)
  }

  /// Format 1 had no configuration and no outputs.
  @Test func anOlderOneIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"lock\": 1, \"tool\": \"0.1.0\", \"specs\": {\"p.md\": \"01\"}, \"surface\": [\"a\"]}",
      to: LockFile.name
    )
    let lock = try #require(try LockFile.read(in: folder.path))
    #expect(lock.isOfOlderFormat && lock.tool == "0.1.0" && lock.specs.map(\.path) == ["p.md"])
    #expect(lock.surface == ["a"] && lock.outputs.isEmpty)
  }

  /// Up to format 2 a line of the surface could be read in more than one way.
  @Test func oneOfFormat2IsOlder() throws {
    let folder = try TemporaryFolder()
    let text = Self.lock().file.contents
    try folder.write(text.replacingOccurrences(of: "\"lock\": 3", with: "\"lock\": 2"), to: LockFile.name)
    let lock = try #require(try LockFile.read(in: folder.path))
    #expect(lock.isOfOlderFormat && lock.configuration != nil && lock.file.contents == text)
  }

  @Test func aNewerOneIsNamedWithItsWriter() throws {
    let failure = try Self.failure("{\n  \"lock\": 4,\n  \"tool\": \"9.1\",\n  \"files\": []\n}\n")
    #expect(failure.isNewer)
    #expect(failure.diagnostic.code.rawValue == "lock-newer")
    #expect(failure.diagnostic.location.map { "\($0.line):\($0.column)" } == "2:11")
    #expect(failure.diagnostic.message.contains("graphgen 9.1 wrote this lock file in format 4"))
  }

  @Test(arguments: [
    "{\"lock\": 1}", "[]", "{", "", "{\"lock\": 0}", "{\"lock\": \"2\"}", "{\"lock\": 1.5}",
    "{\"lock\": 1, \"tool\": \"9\", \"specs\": {\"a\": 1}, \"surface\": []}",
    "{\"lock\": 1, \"tool\": \"9\", \"specs\": {}, \"surface\": [1]}",
    "{\"lock\": 2, \"tool\": \"9\", \"specs\": {}, \"surface\": []}",
    "{\"lock\": 2, \"tool\": \"9\", \"configuration\": {}, \"specs\": {}, \"outputs\": {}, \"surface\": []}",
  ])
  func aDamagedOneIsReported(_ text: String) throws {
    let failure = try Self.failure(text)
    #expect(!failure.isNewer && failure.diagnostic.code.rawValue == "lock-unknown")
    #expect(failure.diagnostic.location?.line == 1)
  }

  @Test func editedOutputsAreToldByTheirHashes() throws {
    let folder = try TemporaryFolder()
    let names = ["A.swift", "B.swift", "C.swift"]
    for name in names.prefix(2) { try folder.write("let a = 1\n", to: name) }
    let hash = XXHash64.hexDigits(of: "let a = 1\n")
    let lock = Self.lock(outputs: names.map { LockFile.Entry(path: $0, hash: hash) })
    #expect(lock.editedOutputs(in: folder.path).isEmpty)
    try folder.write("let a = 2\n", to: "B.swift")
    #expect(lock.editedOutputs(in: folder.path) == ["B.swift"])
  }

  // MARK: Whose folder it is

  @Test func aFolderIsItsConfigurationsAsLongAsThatIsThere() throws {
    let folder = try TemporaryFolder()
    let owner = try folder.write("{}", to: "graphgen.json")
    let other = try folder.write("{}", to: "other.json")
    let output = folder.path("Generated")
    let lock = Self.lock()
    #expect(lock.refusal(of: owner, folder: output) == nil)
    #expect(lock.refusal(of: folder.path("Generated/../graphgen.json"), folder: output) == nil)
    let refusal = try #require(lock.refusal(of: other, folder: output))
    #expect(refusal.code.rawValue == "lock-owner" && refusal.location?.file == output + "/" + LockFile.name)
    #expect(refusal.message.contains("'\(owner)'") && refusal.message.contains("'\(other)'"))
    #expect(lock.refusal(of: nil, folder: output)?.message.contains("what the options name") == true)
    // A renamed configuration takes the folder over.
    try FileManager.default.removeItem(atPath: owner)
    #expect(lock.refusal(of: other, folder: output) == nil)
  }

  /// The same lock file on every machine and from every folder that the tool is run in.
  @Test func theConfigurationsPathIsToldFromTheLockFile() {
    let here = FileManager.default.currentDirectoryPath
    #expect(LockFile.path(of: "Specs/graphgen.json", from: "Generated/Calls") == "../../Specs/graphgen.json")
    #expect(LockFile.path(of: "\(here)/Specs/graphgen.json", from: "Generated/Calls") == "../../Specs/graphgen.json")
    #expect(LockFile.path(of: "graphgen.json", from: "../Calls").hasPrefix("../"))
    #expect(LockFile.path(of: "graphgen.json", from: "") == "graphgen.json")
  }
}
