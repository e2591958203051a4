import Foundation
import TestSupport
import Testing

@testable import Support

/// A folder whose files change in one step: what it keeps, what a kill leaves, and where it can't be done.
@Suite struct FolderExchangeTests {
  private let temporary: TemporaryFolder
  private static let old = ["changed": "old", "stale": "old", "kept": "same"]
  private static let new = ["changed": "new", "made": "new", "kept": "same"]
  private static let twin = ".graphgen.module.out"

  init() throws {
    temporary = try TemporaryFolder()
    for (name, text) in Self.old { try temporary.write(text, to: "out/\(name)") }
  }

  /// Whether the file system can exchange two folders.
  private func canExchange() throws -> Bool {
    try temporary.makeFolder("a")
    try temporary.makeFolder("b")
    defer { for name in ["a", "b"] { rmdir(temporary.path(name)) } }
    if case .done = Rename.exchange((AT_FDCWD, temporary.path("a")), (AT_FDCWD, temporary.path("b"))) { return true }
    print("this file system exchanges no folders")
    return false
  }

  private func stage(locks: FolderLocks? = nil) throws -> FileTransaction {
    let home = try locks?.makeFolder(temporary.path("out")) ?? temporary.open("out")
    var transaction = FileTransaction(in: home, kind: .module, locks: locks, isDurable: false)
    for (name, text) in [("changed", "new"), ("made", "new"), ("stale", nil)] {
      let target = FileTransaction.Target(name, in: home)
      let present = try home.readIfPresent(name, limit: 100)
      if let text {
        try transaction.write(Array(text.utf8), to: target, replacing: present)
      } else {
        try transaction.remove(target, as: #require(present))
      }
    }
    return transaction
  }

  private func commit() throws {
    var transaction = try stage()
    try transaction.commit()
  }

  private func status(_ name: String) -> stat {
    var status = stat()
    lstat(temporary.path(name), &status)
    return status
  }

  private func contents() throws -> [String: String] {
    let names = try temporary.names(in: "out")
    return Dictionary(names.map { ($0, (try? temporary.read("out/\($0)")) ?? "") }) { first, _ in first }
  }

  // MARK: What is kept

  @Test func anotherFolderHasTheNameAfterwards() throws {
    guard try canExchange() else { return }
    chmod(temporary.path("out"), 0o2750)
    chmod(temporary.path("out/kept"), 0o600)
    link(temporary.path("out/changed"), temporary.path("another name"))
    let (folder, kept) = (status("out"), status("out/kept"))
    try commit()
    #expect(try contents() == Self.new)
    #expect(try temporary.names() == ["another name", "out"] && temporary.read("another name") == "old")
    let (newFolder, newKept) = (status("out"), status("out/kept"))
    #expect(newFolder.st_ino != folder.st_ino && newFolder.st_mode == folder.st_mode)
    #expect(newFolder.st_uid == folder.st_uid && newFolder.st_gid == folder.st_gid)
    #expect(newKept.st_ino == kept.st_ino && newKept.st_mode == kept.st_mode && newKept.st_nlink == 1)
  }

  @Test func theNewFolderIsLockedFromItsFirstMoment() throws {
    let claim = FolderLocks.Claim(temporary.path("out"), isExclusive: true)
    let locks = try FolderLocks([claim], patience: .zero)
    var transaction = try stage(locks: locks)
    try transaction.commit()
    #expect(throws: FileSystem.Failure.self) { try FolderLocks([claim], patience: .zero) }
    #expect(try locks.folder(temporary.path("out"))?.isSame(as: temporary.open("out")) == true)
    locks.release()
    #expect(try FolderLocks([claim], patience: .zero).folder(temporary.path("out")) != nil)
  }

  /// Somebody works in the folder all the time.
  @Test func nothingThatOthersDoMeanwhileIsLost() throws {
    let (path, isDone) = (temporary.path("out"), Flag())
    let made = DispatchSemaphore(value: 0)
    let written = Box<[String]>([])
    Thread.detachNewThread {
      var names: [String] = []
      for number in 0..<200 where !isDone.isSet {
        let name = "by hand \(number)"
        if let file = fopen("\(path)/\(name)", "wx") {
          fputs("precious", file)
          fclose(file)
          names.append(name)
        }
        usleep(3_000)
      }
      written.value = names
      made.signal()
    }
    var (committed, refused) = (0, 0)
    for number in 0..<60 {
      do {
        let home = try temporary.open("out")
        var transaction = FileTransaction(in: home, kind: .module, isDurable: false)
        for name in ["changed", "made"] {
          let present = try home.readIfPresent(name, limit: 100)
          try transaction.write(Array("\(number)".utf8), to: .init(name, in: home), replacing: present)
        }
        try transaction.commit()
        committed += 1
      } catch {
        refused += 1
        // Whatever is left beside the folder stays there until somebody looks at it.
        rename(temporary.path(Self.twin), temporary.path("left \(number)"))
      }
    }
    isDone.set()
    made.wait()
    let all = try temporary.contents()
    let present = Set(all.keys.map { Path.name($0) })
    print("\(written.value.count) files by hand, \(committed) commits, \(refused) refused")
    #expect(!written.value.isEmpty && present.isSuperset(of: written.value))
  }

  // MARK: What a kill leaves

  /// Before the swap: the list and a part of the twin.
  @Test(arguments: 0...3) func aTwinThatGotNowhereGoes(_ count: Int) throws {
    var transaction = try stage()
    let staging = try #require(try Staging(openingIn: temporary.open("out"), kind: .module))
    try staging.writeList(list(), isDurable: false)
    try temporary.makeFolder(Self.twin)
    for name in ["changed", "kept", "stale"].prefix(count) {
      link(temporary.path("out/\(name)"), temporary.path("\(Self.twin)/\(name)"))
    }
    #expect(try finish() == .none)
    #expect(try contents() == Self.old && temporary.names() == ["out"])
    transaction.discard()
  }

  /// After the swap: the old folder under the twin's name, or what is left of it.
  @Test(arguments: 0...3) func anOldFolderThatIsLeftGoes(_ count: Int) throws {
    try leaveOldFolder(removed: count)
    #expect(try !InterruptedTransaction.isPending(in: temporary.open("out"), kind: .module))
    #expect(try finish() == .none)
    #expect(try contents() == Self.new && temporary.names() == ["out"])
  }

  @Test func aTwinThatWasLeftDoesNotHinderTheNextTransaction() throws {
    try leaveOldFolder(removed: 1)
    try temporary.write("old", to: "out/stale")
    try commit()
    #expect(try contents() == Self.new && temporary.names() == ["out"])
  }

  @Test func whatSomeoneHasPutIntoTheOldFolderIsKept() throws {
    try leaveOldFolder(removed: 1)
    try temporary.write("precious", to: "\(Self.twin)/by hand")
    let failure = #expect(throws: FileSystem.Failure.self) { try finish() }
    #expect(failure?.path == temporary.path("\(Self.twin)/by hand"))
    #expect(try temporary.read("\(Self.twin)/by hand") == "precious" && contents() == Self.new)
  }

  /// A twin with all that belongs to it, as it would be in a repository.
  @Test func aTwinFromElsewhereIsLeftAlone() throws {
    try leaveOldFolder(removed: 0)
    let copy = try TemporaryFolder()
    for name in try temporary.names() {
      try FileManager.default.copyItem(atPath: temporary.path(name), toPath: copy.path(name))
    }
    let before = try copy.contents()
    #expect(throws: FileSystem.Failure.self) {
      try InterruptedTransaction.finish(in: copy.open("out"), kind: .module) { _ in nil }
    }
    #expect(try copy.contents() == before)
  }

  @Test func aLinkUnderTheTwinsNameIsNotFollowed() throws {
    try temporary.write("precious", to: "elsewhere/file")
    for target in ["elsewhere", "elsewhere/file", "nowhere"] {
      try temporary.link(Self.twin, to: target)
      let before = try temporary.contents()
      #expect(throws: FileSystem.Failure.self) { try commit() }
      #expect(throws: FileSystem.Failure.self) { try finish() }
      #expect(try temporary.contents() == before)
      unlink(temporary.path(Self.twin))
    }
  }

  private func list() throws -> TransactionJournal {
    let home = try temporary.open("out")
    var list = TransactionJournal([])
    list.entries = try home.names().compactMap { name in
      home.identity(of: name).map { TransactionJournal.Entry(before: $0, after: name == "kept" ? $0 : nil, key: name) }
    }
    return list
  }

  /// As a run leaves it that is killed while it removes the old folder.
  private func leaveOldFolder(removed count: Int) throws {
    var transaction = try stage()
    let staging = try #require(try Staging(openingIn: temporary.open("out"), kind: .module))
    try staging.writeList(list(), isDurable: false)
    rename(temporary.path("out"), temporary.path(Self.twin))
    for (name, text) in Self.new where name != "kept" { try temporary.write(text, to: "out/\(name)") }
    link(temporary.path("\(Self.twin)/kept"), temporary.path("out/kept"))
    for name in ["changed", "kept", "stale"].prefix(count) { unlink(temporary.path("\(Self.twin)/\(name)")) }
    withExtendedLifetime(transaction) {}
    transaction = FileTransaction(in: try temporary.open("out"), kind: .module)
  }

  private func finish() throws -> InterruptedTransaction.Outcome {
    try InterruptedTransaction.finish(in: temporary.open("out"), kind: .module) { _ in nil }
  }

  // MARK: Where it can't be done

  static let obstacles: [@Sendable (TemporaryFolder) throws -> Void] = [
    { try $0.makeFolder("out/inner") },
    { try $0.link("out/link", to: "kept") },
    { try #require(mkfifo($0.path("out/pipe"), 0o600) == 0) },
    { folder in
      // Two files for most file systems, one text for Swift.
      for name in ["out/\u{E9}", "out/e\u{301}"] { try folder.write(name, to: name) }
      if try folder.names(in: "out").count < 5 { try folder.makeFolder("out/inner") }
    },
  ]

  @Test(arguments: obstacles.indices) func aFolderThatHoldsMoreThanFilesStaysInPlace(_ index: Int) throws {
    try Self.obstacles[index](temporary)
    let inode = status("out").st_ino
    try commit()
    #expect(status("out").st_ino == inode)
    #expect(try contents().filter { Self.new[$0.key] != nil } == Self.new && temporary.names() == ["out"])
  }

  @Test func withoutLeaveToWriteBesideItAFolderStaysInPlace() throws {
    guard geteuid() != 0 else { return print("the system's administrator may write everywhere") }
    chmod(temporary.path, 0o500)
    defer { chmod(temporary.path, 0o700) }
    let inode = status("out").st_ino
    try commit()
    #expect(try status("out").st_ino == inode && contents() == Self.new)
  }

  @Test func aTransactionOfSpecsMayAskForTheFolderToStay() throws {
    let home = try temporary.open("out")
    let inode = status("out").st_ino
    var transaction = FileTransaction(in: home, kind: .specs, staysInPlace: true, isDurable: false)
    for name in ["one", "two"] {
      try transaction.write([0x31], to: FileTransaction.Target(name, in: home), replacing: nil)
    }
    try transaction.commit()
    #expect(status("out").st_ino == inode && temporary.exists("out/one"))
  }
}

private final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}

private final class Box<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var stored: Value

  init(_ value: Value) { stored = value }

  var value: Value {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }
}
