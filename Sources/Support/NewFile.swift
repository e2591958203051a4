#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that did not exist before and is open for writing: the one way in which the tools make a file.
///
/// It is never one that someone has put there, nor the place that a link leads to.
package final class NewFile {
  package private(set) var descriptor: Int32
  private let path: String

  /// In place of what has the name: a link or another file of that name goes.
  package convenience init(replacing path: String) throws(FileSystem.Failure) {
    if unlink(path) != 0, errno != ENOENT { throw FileSystem.Failure(path: path, code: errno, action: "write") }
    try self.init(path, in: AT_FDCWD, path: path)
  }

  /// - Parameters:
  ///   - folder: the descriptor of the folder.
  ///   - path: for messages.
  init(_ name: String, in folder: Int32, path: String) throws(FileSystem.Failure) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    descriptor = retrying { openat(folder, name, flags, 0o666) }
    self.path = path
    if descriptor < 0 { throw FileSystem.Failure(path: path, code: errno, action: "write") }
  }

  // Closing is for `close`, which tells whether everything arrived.
  deinit { if descriptor >= 0 { systemClose(descriptor) } }

  package func write(_ bytes: [UInt8]) throws(FileSystem.Failure) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retrying { systemWrite(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset) }
      }
      if count < 0 { throw FileSystem.Failure(path: path, code: errno, action: "write") }
      offset += count
    }
  }

  /// Through to the disk.
  func synchronize() throws(FileSystem.Failure) {
    guard Disk.synchronize(descriptor) else { throw FileSystem.Failure(path: path, code: errno, action: "write") }
  }

  func setMode(_ mode: mode_t) throws(FileSystem.Failure) {
    guard fchmod(descriptor, mode) == 0 else { throw FileSystem.Failure(path: path, code: errno, action: "write") }
  }

  func identity() throws(FileSystem.Failure) -> FileIdentity {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let identity = FileIdentity(status) else {
      throw FileSystem.Failure(path: path, code: errno, action: "write")
    }
    return identity
  }

  package func close() throws(FileSystem.Failure) {
    let descriptor = descriptor
    self.descriptor = -1
    // A full disk may only be noticed here.
    guard systemClose(descriptor) == 0 else { throw FileSystem.Failure(path: path, code: errno, action: "write") }
  }
}

enum Disk {
  /// Waits until what was written to a file or a folder is on the disk; false when the system can't.
  static func synchronize(_ descriptor: Int32) -> Bool {
    #if canImport(Darwin)
      // There `fsync` leaves it to the disk when to write.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
    #endif
    if retrying({ fsync(descriptor) }) == 0 { return true }
    // Some file systems have nothing to wait for.
    return errno == EINVAL || errno == ENOTSUP || errno == EROFS
  }
}

/// Repeats a call that a signal has interrupted.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

@discardableResult
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
