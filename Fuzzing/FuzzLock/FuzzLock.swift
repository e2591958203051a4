import Fuzzer
import GraphGenerator
import GraphSpec
import SwiftEmitter

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzLock.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzLock.check(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

/// Lock files: what is read and written again is read as the same; the rest is an error.
enum FuzzLock {
  static func check(_ bytes: [UInt8]) {
    guard let lock = read(bytes) else { return }
    // Formats that are only read are written in the one that is.
    if lock.isOfOlderFormat { return }
    let text = lock.file.contents
    guard let again = read(Array(text.utf8)) else { found("what was written is refused") }
    if again.file.contents != text { found("what was written is read as something else") }
    if again.specs != lock.specs || again.outputs != lock.outputs || again.surface != lock.surface {
      found("a lock file changes on its way")
    }
  }

  private static func read(_ bytes: [UInt8]) -> LockFile? {
    guard ScratchFolder.write(bytes, to: LockFile.name) != nil, let folder = ScratchFolder.path else { return nil }
    do throws(LockFile.Unreadable) {
      guard let lock = try LockFile.read(in: folder) else { found("the lock file is not there") }
      return lock
    } catch {
      let lines = bytes.count { $0 == 10 } + 1
      if error.diagnostic.severity != .error { found("a lock file is refused without an error") }
      if let line = error.diagnostic.location?.line, !(0...lines).contains(line) { found("an error is outside") }
      return nil
    }
  }

  static let seeds = [
    """
    {
      "lock": 3,
      "tool": "0.1.0",
      "configuration": {"graphgen.json": "0011223344556677"},
      "specs": {"metadata/v1.0.csdl.xml": "8899aabbccddeeff", "permissions/A.Read.md": "0123456789abcdef"},
      "outputs": {"GraphV1.swift": "fedcba9876543210", "GraphV1+Enums.swift": "7766554433221100"},
      "surface": [
        "permission A.Read application=- delegated=284383ee-7f6e-4e40-a2a8-e85dcb029101",
        "v1.0 endpoint GET /lamps/{id} get"
      ]
    }
    """,
    #"{"lock": 2, "tool": "0.1.0", "configuration": {"a": "b"}, "specs": {}, "outputs": {}, "surface": []}"#,
    #"{"lock": 1, "tool": "", "specs": {"a": "b"}, "surface": ["\u0000\ud83d\ude00 \"\\ \/"]}"#,
    #"{"lock": 99, "tool": "9.9.9"}"#,
  ]
}
