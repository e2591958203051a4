#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file that is open for reading: the one way in which the tools read a file.
///
/// Whoever names a file, in a configuration or by what lies in a repository, must not make a tool wait for a pipe, read
/// a device without an end or fill the memory. So nothing but a regular file is opened, and no more than a limit read.
package struct RegularFile: ~Copyable {
  package let descriptor: Int32
  package let path: String
  /// In bytes, when it was opened.
  package let size: Int
  let mode: mode_t
  package let identity: FileIdentity

  /// What was read, and of which file.
  package struct Contents: Sendable {
    package var bytes: [UInt8]
    package var identity: FileIdentity
    var mode: mode_t
  }

  package init(_ path: String, followsLinks: Bool = true) throws(FileSystem.Failure) {
    try self.init(path, in: AT_FDCWD, followsLinks: followsLinks, path: path)
  }

  /// - Parameters:
  ///   - folder: the descriptor of the folder that the name is in.
  ///   - followsLinks: whether the name may be that of a link.
  ///   - path: for messages.
  init(_ name: String, in folder: Int32, followsLinks: Bool, path: String) throws(FileSystem.Failure) {
    // The system would read no further.
    if name.utf8.contains(0) { throw FileSystem.Failure(path: path, code: EINVAL, action: "read") }
    var status = stat()
    // Before opening, because opening a device may already do something.
    guard fstatat(folder, name, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileSystem.Failure(path: path, code: errno, action: "read")
    }
    try Self.checkKind(status, path)
    // If a pipe has taken its place meanwhile, this doesn't wait for someone to write to it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = retrying { openat(folder, name, flags) }
    guard descriptor >= 0 else { throw FileSystem.Failure(path: path, code: errno, action: "read") }
    guard fstat(descriptor, &status) == 0, let identity = FileIdentity(status) else {
      close(descriptor)
      throw FileSystem.Failure(path: path, action: "read", refusal: "it is no regular file")
    }
    self.descriptor = descriptor
    self.path = path
    self.identity = identity
    size = Int(status.st_size)
    mode = status.st_mode & 0o777
  }

  deinit { close(descriptor) }

  /// Everything in it.
  ///
  /// - Throws: when there is more than the limit, also when the file grows while it is read.
  package func contents(limit: Int = FileSystem.standardLimit) throws(FileSystem.Failure) -> Contents {
    if size > limit { throw .tooLarge(path, limit: limit) }
    var failure: Int32 = 0
    // One byte more than expected, so that a file that hasn't grown takes one read to its end.
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      (count, failure) = read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    // Some files of the system say that they are empty, and have contents all the same.
    while failure == 0, bytes.count > size, bytes.count <= limit {
      let more = [UInt8](unsafeUninitializedCapacity: min(max(bytes.count, 1 << 16), limit + 1 - bytes.count)) {
        buffer,
        count in
        (count, failure) = read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if more.isEmpty { break }
      bytes += more
    }
    if failure != 0 { throw FileSystem.Failure(path: path, code: failure, action: "read") }
    if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    return Contents(bytes: bytes, identity: identity, mode: mode)
  }

  /// As many bytes of its beginning as there are up to the count.
  package func prefix(_ count: Int) throws(FileSystem.Failure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, count in
      (count, failure) = read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    if failure != 0 { throw FileSystem.Failure(path: path, code: failure, action: "read") }
    return bytes
  }

  /// Reads until the buffer is full or the file ends.
  private func read(into buffer: UnsafeMutableRawBufferPointer) -> (count: Int, failure: Int32) {
    var count = 0
    while count < buffer.count {
      let got = retrying { systemRead(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count) }
      if got < 0 { return (count, errno) }
      if got == 0 { break }
      count += got
    }
    return (count, 0)
  }

  private static func checkKind(_ status: stat, _ path: String) throws(FileSystem.Failure) {
    let kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: String?.none
      case S_IFDIR: "it is a folder, not a file"
      case S_IFLNK: "it is a link, which is not followed here"
      case S_IFIFO: "it is a pipe, not a regular file"
      case S_IFSOCK: "it is a socket, not a regular file"
      default: "it is a device, not a regular file"
      }
    if let kind { throw FileSystem.Failure(path: path, action: "read", refusal: kind) }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
