import Foundation
import Support
import TestSupport
import Testing

/// What is read, and what is refused at once.
@Suite struct RegularFileTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func refusal(_ path: String, limit: Int = 1000, followsLinks: Bool = true) -> String? {
    do throws(FileSystem.Failure) {
      _ = try FileSystem.read(path, limit: limit, followsLinks: followsLinks)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func whatIsNoRegularFileIsRefusedWithoutWaiting() throws {
    let pipe = temporary.path("pipe")
    #expect(mkfifo(pipe, 0o644) == 0)
    try temporary.link("link", to: "pipe")
    let start = ContinuousClock.now
    #expect(refusal(pipe)?.contains("pipe") == true)
    #expect(refusal(temporary.path("link"))?.contains("pipe") == true)
    #expect(refusal("/dev/zero")?.contains("device") == true)
    #expect(refusal("/dev/null")?.contains("device") == true)
    #expect(refusal(temporary.path)?.contains("folder") == true)
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func aPathWithAZeroIsNoShorterPath() throws {
    try temporary.write("text", to: "file")
    #expect(throws: FileSystem.Failure.self) { try FileSystem.read(temporary.path("file\0more")) }
    #expect(throws: FileSystem.Failure.self) { try FolderPlace(temporary.path + "\0/more") }
  }

  @Test func linksAreFollowedOnlyWhereThatIsWanted() throws {
    try temporary.write("text", to: "file")
    try temporary.link("link", to: "file")
    #expect(refusal(temporary.path("link")) == nil)
    #expect(refusal(temporary.path("link"), followsLinks: false)?.contains("link") == true)
    #expect(refusal(temporary.path("file"), followsLinks: false) == nil)
  }

  @Test(arguments: [0, 1, 999, 1000, 1001, 5000]) func noMoreThanTheLimitIsRead(_ count: Int) throws {
    try temporary.write(String(repeating: "x", count: count), to: "file")
    #expect((refusal(temporary.path("file")) != nil) == (count > 1000))
    if count <= 1000 { #expect(try FileSystem.read(temporary.path("file"), limit: 1000).count == count) }
  }

  @Test func aFileWithoutItsBytesOnTheDiskIsTooLarge() throws {
    try temporary.write("", to: "sparse")
    #expect(truncate(temporary.path("sparse"), 1 << 40) == 0)
    #expect(refusal(temporary.path("sparse"), limit: FileSystem.standardLimit)?.contains("64 MiB") == true)
  }

  /// It never ends for who reads as fast as it grows.
  @Test func aFileThatGrowsIsCutOffAtTheLimit() throws {
    try temporary.write("x", to: "file")
    let path = temporary.path("file")
    let stop = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let block = [UInt8](repeating: 0x78, count: 1 << 16)
      if let file = fopen(path, "a") {
        for _ in 0..<2000 where stop.wait(timeout: .now()) == .timedOut { fwrite(block, 1, block.count, file) }
        fclose(file)
      }
      done.signal()
    }
    var sizes: [Int] = []
    while refusal(path, limit: 1 << 20) == nil, sizes.count < 100_000 { sizes.append(1) }
    stop.signal()
    done.wait()
    #expect(refusal(path, limit: 1 << 20)?.contains("larger than 1 MiB") == true)
  }

  #if os(Linux)
    /// Its size is said to be nothing.
    @Test func aFileOfTheSystemIsRead() throws {
      let text = String(decoding: try FileSystem.read("/proc/self/status"), as: UTF8.self)
      #expect(text.contains("VmPeak"))
      #expect(refusal("/proc/self/status", limit: 10)?.contains("larger than 10 bytes") == true)
    }
  #endif

  @Test func aNewFileIsNeverThePlaceThatALinkLeadsTo() throws {
    try temporary.write("precious", to: "file")
    try temporary.link("link", to: "file")
    try FileSystem.write(Array("new".utf8), to: temporary.path("link"))
    #expect(try temporary.contents() == ["file": "precious", "link": "new"])
  }

  @Test func aTreeIsRemovedWithoutFollowingItsLinks() throws {
    try temporary.write("precious", to: "outside/file")
    try temporary.write("x", to: "tree/a/b/c")
    try temporary.link("tree/link", to: "../outside")
    FileSystem.removeTree(temporary.path("tree"))
    #expect(try temporary.contents() == ["outside": "", "outside/file": "precious"])
  }
}
