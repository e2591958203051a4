#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What tells on one file system whether a name still stands for the regular file that was seen there, as it was.
///
/// Renaming doesn't change it. Writing does, and so does putting another file in its place; a copy, such as a checkout
/// on another machine, has another one.
package struct FileIdentity: Hashable, Sendable {
  var inode: UInt64
  var size: Int64
  /// When it was last written to.
  var seconds: Int64
  var nanoseconds: Int64
}

extension FileIdentity {
  /// Nil for what is no regular file.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    self.init(
      inode: UInt64(status.st_ino),
      size: Int64(status.st_size),
      seconds: Int64(time.tv_sec),
      nanoseconds: Int64(time.tv_nsec)
    )
  }
}

extension FileIdentity: LosslessStringConvertible {
  package init?(_ description: String) {
    let numbers = description.split(separator: ":", omittingEmptySubsequences: false)
    guard numbers.count == 4, let inode = UInt64(numbers[0]), let size = Int64(numbers[1]),
      let seconds = Int64(numbers[2]), let nanoseconds = Int64(numbers[3])
    else { return nil }
    self.init(inode: inode, size: size, seconds: seconds, nanoseconds: nanoseconds)
  }

  package var description: String { "\(inode):\(size):\(seconds):\(nanoseconds)" }
}
