import Foundation
import GraphGenerator
import Testing

@Suite struct FileTransactionTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func filesInSeveralFoldersChangeTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a/one")
    try folder.write("same", to: "a/same")
    var transaction = FileTransaction()
    try transaction.stage(Self.bytes("new"), for: folder.path("a/one"))
    try transaction.stage(Self.bytes("same"), for: folder.path("a/same"))
    try transaction.stage(Self.bytes("made"), for: folder.path("b/c/two"))
    #expect(try folder.read("a/one") == "old" && !folder.exists("b/c/two"))
    #expect(transaction.targets == [folder.path("a/one"), folder.path("b/c/two")])
    try transaction.commit()
    #expect(try folder.read("a/one") == "new" && folder.read("b/c/two") == "made")
    #expect(try folder.names(in: "a") == ["one", "same"] && folder.names(in: "b/c") == ["two"])
  }

  @Test func whatWasReplacedIsPutBackWhenALaterFileCannotBe() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a/one")
    var transaction = FileTransaction()
    try transaction.stage(Self.bytes("new"), for: folder.path("a/one"))
    try transaction.stage(Self.bytes("made"), for: folder.path("b/two"))
    try transaction.stage(Self.bytes("new"), for: folder.path("c/three"))
    // Somebody makes a folder where the last file should go.
    try folder.write("", to: "c/three/file")
    #expect(throws: FileSystem.Failure.self) { try transaction.commit() }
    #expect(try folder.read("a/one") == "old" && !folder.exists("b/two") && folder.exists("c/three/file"))
    #expect(try folder.names(in: "a") == ["one"] && folder.names(in: "b") == [] && folder.names(in: "c") == ["three"])
  }

  @Test func whatCannotBeStagedChangesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a/one")
    try folder.write("a file", to: "b")
    var transaction = FileTransaction()
    try transaction.stage(Self.bytes("new"), for: folder.path("a/one"))
    #expect(throws: FileSystem.Failure.self) { try transaction.stage(Self.bytes("new"), for: folder.path("b/two")) }
    #expect(throws: FileSystem.Failure.self) { try transaction.stage(Self.bytes("new"), for: folder.path("a")) }
    transaction.discard()
    #expect(try folder.read("a/one") == "old")
    #expect(try folder.names() == ["a", "b"] && folder.names(in: "a") == ["one"])
  }
}
