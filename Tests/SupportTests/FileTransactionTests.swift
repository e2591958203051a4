import Foundation
import TestSupport
import Testing

@testable import Support

@Suite struct FileTransactionTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Stages a new text for each file, as it is now; nil for a file that is to go.
  private func transaction(_ texts: [(String, String?)], staysInPlace: Bool = true) throws -> FileTransaction {
    let home = try temporary.open()
    var transaction = FileTransaction(in: home, kind: .module, staysInPlace: staysInPlace)
    for (path, text) in texts {
      let target = try target(path, home)
      let present = try target.folder.readIfPresent(target.name, limit: 100)
      if let text {
        try transaction.write(bytes(text), to: target, replacing: present)
      } else {
        try transaction.remove(target, as: #require(present))
      }
    }
    return transaction
  }

  private func target(_ path: String, _ home: Folder) throws -> FileTransaction.Target {
    let folder = Path.parent(path)
    return try FileTransaction.Target(Path.name(path), in: temporary.open(folder), relativeTo: home)
  }

  // MARK: All or none

  @Test func filesInSeveralFoldersChangeTogether() throws {
    try temporary.write("old", to: "a/one")
    try temporary.write("old", to: "b/stale")
    var transaction = try transaction([("a/one", "new"), ("b/two", "made"), ("b/stale", nil)])
    #expect(try temporary.read("a/one") == "old" && !temporary.exists("b/two"))
    #expect(transaction.targets == [temporary.path("a/one"), temporary.path("b/two")])
    try transaction.commit()
    #expect(try temporary.contents() == ["a": "", "a/one": "new", "b": "", "b/two": "made"])
  }

  @Test func whatWasReplacedIsPutBackWhenALaterFileCannotBe() throws {
    for name in ["one", "three", "gone"] { try temporary.write("old", to: name) }
    var transaction = try transaction([("one", "new"), ("two", "made"), ("gone", nil), ("three", "new")])
    // Somebody makes a folder where the last file should go.
    try FileManager.default.removeItem(atPath: temporary.path("three"))
    try temporary.write("", to: "three/file")
    #expect(throws: FileSystem.Failure.self) { try transaction.commit() }
    #expect(try temporary.contents() == ["one": "old", "gone": "old", "three": "", "three/file": ""])
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    try temporary.write("old", to: "one")
    var transaction = try transaction([("one", "new"), ("two", "made")])
    transaction.discard()
    #expect(try temporary.contents() == ["one": "old"])
    try transaction.commit()
    #expect(try temporary.contents() == ["one": "old"])
  }

  // MARK: What others do meanwhile

  static let changes: [@Sendable (TemporaryFolder) throws -> Void] = [
    { try $0.write("by hand", to: "one") },
    { folder in
      // An editor that saves by a rename.
      try folder.write("by hand", to: "one.new")
      rename(folder.path("one.new"), folder.path("one"))
    },
    { folder in
      try FileManager.default.removeItem(atPath: folder.path("one"))
      try folder.write("precious", to: "elsewhere")
      try folder.link("one", to: "elsewhere")
    },
    { folder in
      // In place, without another size.
      let file = try #require(fopen(folder.path("one"), "r+"))
      fputs("OLD", file)
      fclose(file)
    },
    { try FileManager.default.removeItem(atPath: $0.path("one")) },
    { try $0.write("by hand", to: "two") },
    { try $0.link("two", to: "nowhere") },
    { try $0.write("by hand", to: "stale") },
  ]

  @Test(arguments: changes.indices, [true, false])
  func aFileThatWasChangedSinceItWasPlannedIsNotReplaced(_ index: Int, _ staysInPlace: Bool) throws {
    for name in ["one", "stale"] { try temporary.write("old", to: name) }
    try temporary.write("old", to: "zero")
    var transaction = try transaction(
      [("zero", "new"), ("one", "new"), ("two", "new"), ("stale", nil)],
      staysInPlace: staysInPlace
    )
    try Self.changes[index](temporary)
    let before = try temporary.contents().filter { !$0.key.hasPrefix(".") }
    let failure = #expect(throws: FileSystem.Failure.self) { try transaction.commit() }
    #expect(failure?.reason.contains("changed meanwhile") == true, "\(String(describing: failure))")
    #expect(try temporary.contents() == before)
  }

  // MARK: Names that are taken

  @Test func aLinkUnderTheNameOfTheStagedFilesIsNotFollowed() throws {
    try temporary.write("precious", to: "elsewhere/file")
    try temporary.link(".graphgen.module", to: "elsewhere")
    let before = try temporary.contents()
    #expect(throws: FileSystem.Failure.self) { try transaction([("one", "new")]) }
    #expect(try temporary.contents() == before)
  }

  @Test(arguments: ["journal", "0", "1.old", "journal.new", "list"])
  func aLinkAmongTheStagedFilesIsNotFollowed(_ name: String) throws {
    try temporary.write("precious", to: "file")
    try temporary.makeFolder(".graphgen.module")
    try temporary.link(".graphgen.module/\(name)", to: "../file")
    var transaction = try transaction([("one", "new"), ("two", "new")])
    try transaction.commit()
    #expect(try temporary.contents() == ["file": "precious", "one": "new", "two": "new"])
  }

  @Test func whatIsNotOursIsLeftAlone() throws {
    try temporary.write("precious", to: ".graphgen.module/notes.txt")
    let before = try temporary.contents()
    let failure = #expect(throws: FileSystem.Failure.self) { try transaction([("one", "new")]) }
    #expect(failure?.path.hasSuffix(".graphgen.module/notes.txt") == true)
    #expect(try temporary.contents() == before)
  }

  @Test func anotherNameOfAFileKeepsItsContents() throws {
    try temporary.write("old", to: "one")
    link(temporary.path("one"), temporary.path("other"))
    var transaction = try transaction([("one", "new")])
    try transaction.commit()
    #expect(try temporary.contents() == ["one": "new", "other": "old"])
  }

  @Test(arguments: [true, false]) func aFileKeepsItsMode(_ staysInPlace: Bool) throws {
    try temporary.write("old", to: "one")
    chmod(temporary.path("one"), 0o640)
    var transaction = try transaction([("one", "new"), ("two", "new")], staysInPlace: staysInPlace)
    try transaction.commit()
    func mode(_ name: String) -> mode_t {
      var status = stat()
      return stat(temporary.path(name), &status) == 0 ? status.st_mode & 0o777 : 0
    }
    #expect(mode("one") == 0o640)
    let mask = umask(0o022)
    umask(mask)
    #expect(mode("two") == 0o666 & ~mask)
  }
}
