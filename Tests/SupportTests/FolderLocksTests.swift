import Foundation
import Support
import TestSupport
import Testing

@Suite struct FolderLocksTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func lock(_ names: (String, Bool)..., patience: Duration = .zero) throws -> FolderLocks {
    try FolderLocks(names.map { FolderLocks.Claim(temporary.path($0.0), isExclusive: $0.1) }, patience: patience)
  }

  @Test func oneWritesOrManyRead() throws {
    try temporary.makeFolder("a")
    let reader = try lock(("a", false))
    let second = try lock(("a", false))
    let failure = #expect(throws: FileSystem.Failure.self) { try lock(("a", true)) }
    #expect(failure?.isBusy == true && failure?.path == temporary.path("a"))
    reader.release()
    second.release()
    let writer = try lock(("a", true))
    #expect(throws: FileSystem.Failure.self) { try lock(("a", false)) }
    withExtendedLifetime(writer) {}
  }

  @Test func aRunDoesNotWaitForItself() throws {
    try temporary.makeFolder("a")
    try temporary.link("b", to: "a")
    let locks = try lock(("a", false), ("a/../b", true), ("a", false))
    #expect(throws: FileSystem.Failure.self) { try lock(("a", false)) }
    locks.release()
    #expect(try lock(("a", true)).folder(temporary.path("a")) != nil)
  }

  @Test func aFolderIsLockedBeforeItExists() throws {
    let locks = try lock(("new/inner", true))
    #expect(locks.folder(temporary.path("new/inner")) == nil && !temporary.exists("new"))
    #expect(throws: FileSystem.Failure.self) { try lock(("new/inner", true)) }
    _ = try locks.makeFolder(temporary.path("new/inner"))
    #expect(try temporary.names() == ["new"] && temporary.names(in: "new") == ["inner"])
    // Now by itself, for those who find it there.
    #expect(throws: FileSystem.Failure.self) { try lock(("new/inner", false)) }
    locks.release()
    #expect(try lock(("new/inner", true)).folder(temporary.path("new/inner")) != nil)
  }

  @Test func whoWaitsSeesWhatTheOtherHasMade() throws {
    let first = try lock(("new", true))
    let path = temporary.path("new")
    let done = DispatchSemaphore(value: 0)
    let waits = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let claim = FolderLocks.Claim(path, isExclusive: true)
      let locks = try? FolderLocks([claim], patience: .seconds(20)) { _ in waits.signal() }
      #expect(locks?.folder(path) != nil)
      done.signal()
    }
    #expect(waits.wait(timeout: .now() + 10) == .success)
    _ = try first.makeFolder(path)
    first.release()
    #expect(done.wait(timeout: .now() + 10) == .success)
  }

  @Test func whatAKilledRunHasLeftGoes() throws {
    try temporary.makeFolder(".graphgen-new-abc/inner/deep")
    let locks = try lock(("new", true))
    _ = try locks.makeFolder(temporary.path("new"))
    #expect(try temporary.names() == ["new"])
  }

  @Test func aPathThatIsNoFolderIsAnError() throws {
    try temporary.write("", to: "file")
    try temporary.link("loop", to: "loop")
    for name in ["file", "file/a", "loop", "loop/a", String(repeating: "x", count: 300)] {
      #expect(throws: FileSystem.Failure.self, "\(name)") {
        try lock((name, true)).makeFolder(temporary.path(name))
      }
    }
    try temporary.link("dangling", to: "nowhere")
    #expect(throws: FileSystem.Failure.self) { try lock(("dangling/a", true)).makeFolder(temporary.path("dangling/a")) }
    #expect(!temporary.exists("nowhere"))
  }

  /// A path may have any number of parts, and be of any length that the system takes.
  @Test func aDeepFolderIsMade() throws {
    let deep = Array(repeating: "d", count: 500).joined(separator: "/")
    let locks = try lock((deep, true))
    _ = try locks.makeFolder(temporary.path(deep))
    #expect(temporary.exists(deep))
  }
}
