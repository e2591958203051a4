#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder that is open. What is done in it happens in this very folder, even if its path leads elsewhere meanwhile.
///
/// A name in it is never followed when it is a link.
package final class Folder: Sendable {
  let descriptor: Int32
  /// For messages, and as whoever named it has written it.
  package let path: String
  /// Which folder of all it is.
  let identity: Identity

  struct Identity: Hashable, Comparable, Sendable {
    var device: UInt64
    var inode: UInt64

    static func < (left: Identity, right: Identity) -> Bool {
      (left.device, left.inode) < (right.device, right.inode)
    }
  }

  /// - Parameters:
  ///   - name: a path as seen from the folder.
  ///   - path: for messages.
  fileprivate init(_ name: String, in folder: Int32, path: String) throws(FileSystem.Failure) {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    descriptor = retrying { openat(folder, name, flags) }
    self.path = path
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      let code = errno
      identity = Identity(device: 0, inode: 0)
      throw FileSystem.Failure(path: path, code: code, action: "open the folder")
    }
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Opens a folder that exists.
  ///
  /// - Parameters:
  ///   - realPath: without links, which are not followed.
  ///   - path: for messages.
  static func open(_ realPath: String, path: String) throws(FileSystem.Failure) -> Folder {
    try Folder(realPath, in: AT_FDCWD, path: path)
  }

  /// A folder by a path that may hold links; nil when it doesn't exist.
  package static func find(_ path: String) throws(FileSystem.Failure) -> Folder? {
    let place = try FolderPlace(path.isEmpty ? "." : path)
    return place.missing.isEmpty ? try open(place.existing, path: path) : nil
  }

  /// The path without links at which it is found now.
  func realPath() throws(FileSystem.Failure) -> String {
    guard let folder = try Folder.find(path), folder.identity == identity else {
      throw FileSystem.Failure(path: path, action: "open the folder", refusal: "it was moved meanwhile")
    }
    return try FolderPlace(path).real
  }

  /// Whether it is the same folder of the system, whatever path it was found by.
  package func isSame(as other: Folder?) -> Bool { identity == other?.identity }

  func folder(_ name: String) throws(FileSystem.Failure) -> Folder {
    try Folder(name, in: descriptor, path: path(name))
  }

  /// - Parameter path: for messages.
  func makeFolder(_ name: String, mode: mode_t = 0o777, path: String? = nil) throws(FileSystem.Failure) -> Folder {
    guard mkdirat(descriptor, name, mode) == 0 else {
      throw FileSystem.Failure(path: path ?? self.path(name), code: errno, action: "create the folder")
    }
    return try Folder(name, in: descriptor, path: path ?? self.path(name))
  }

  package func path(_ name: String) -> String { Path.join(path, name) }

  // MARK: Files

  package func read(_ name: String, limit: Int) throws(FileSystem.Failure) -> RegularFile.Contents {
    try RegularFile(name, in: descriptor, followsLinks: false, path: path(name)).contents(limit: limit)
  }

  /// Nil when there is nothing of this name.
  package func readIfPresent(_ name: String, limit: Int) throws(FileSystem.Failure) -> RegularFile.Contents? {
    do {
      return try read(name, limit: limit)
    } catch  where error.code == ENOENT {
      return nil
    }
  }

  /// Nil for what is no regular file, or isn't there.
  func identity(of name: String) -> FileIdentity? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? FileIdentity(status) : nil
  }

  func exists(_ name: String) -> Bool {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Makes a file that was not there.
  ///
  /// - Parameters:
  ///   - mode: nil for what the process gives new files.
  ///   - isDurable: whether to wait until it is on the disk.
  @discardableResult
  func create(
    _ name: String,
    _ bytes: [UInt8],
    mode: mode_t? = nil,
    isDurable: Bool
  ) throws(FileSystem.Failure) -> FileIdentity {
    let file = try NewFile(name, in: descriptor, path: path(name))
    try file.write(bytes)
    if let mode { try file.setMode(mode) }
    if isDurable { try file.synchronize() }
    let identity = try file.identity()
    try file.close()
    return identity
  }

  func remove(_ name: String) throws(FileSystem.Failure) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw FileSystem.Failure(path: path(name), code: errno, action: "remove")
    }
  }

  func removeFolder(_ name: String) throws(FileSystem.Failure) {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw FileSystem.Failure(path: path(name), code: errno, action: "remove")
    }
  }

  /// Sorted by their bytes.
  package func names() throws(FileSystem.Failure) -> [String] {
    // A descriptor of its own, which the stream closes.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let code = errno
      if copy >= 0 { close(copy) }
      throw FileSystem.Failure(path: path, code: code, action: "list")
    }
    return FileSystem.names(in: stream)
  }

  func synchronize() throws(FileSystem.Failure) {
    guard Disk.synchronize(descriptor) else { throw FileSystem.Failure(path: path, code: errno, action: "write") }
  }

  // MARK: Locks

  /// False when another process has a lock that doesn't go with this one.
  ///
  /// Where a file system has no such locks, there is none, and this is true: what two runs would do to each other is
  /// then found out only by the files' identities.
  func lock(isExclusive: Bool) -> Bool {
    retrying { flock(descriptor, (isExclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) } == 0 || errno != EWOULDBLOCK
  }

  func unlock() { flock(descriptor, LOCK_UN) }
}
