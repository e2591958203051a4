internal import GraphSpec

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A file's bytes, read with the C library so that the reason of a failure is the system's own.
enum PageFile {
  struct Failure: Error {
    var code: Diagnostic.Code = .pageUnreadable
    var message: String
  }

  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? max(Int(status.st_size), 0) : 0
  }

  static func contents(of path: String) -> Result<[UInt8], Failure> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(systemFailure("open")) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(systemFailure("examine")) }
    if status.st_mode & S_IFMT == S_IFDIR {
      return .failure(Failure(message: "is a directory; name the markdown file of a permission page"))
    }

    var bytes = [UInt8]()
    bytes.reserveCapacity(min(max(Int(status.st_size), 0), PageLimits.fileSize) + 1)
    while bytes.count <= PageLimits.fileSize {
      let wanted = max(bytes.capacity - bytes.count, 1 << 16)
      var failed = false
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = readSome(descriptor, buffer.baseAddress, wanted)
        if count < 0 {
          failed = true
          count = 0
        }
      }
      if failed {
        if errno == EINTR { continue }
        return .failure(systemFailure("read"))
      }
      if chunk.isEmpty { return .success(bytes) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    let limit = "\(PageLimits.fileSize >> 20) MiB"
    return .failure(Failure(message: "is larger than \(limit), so it is no permission page"))
  }

  /// `read` would mean the parser's own function where this file is used.
  private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
  }

  private static func systemFailure(_ what: String) -> Failure {
    Failure(message: "can't \(what) the page: \(String(cString: strerror(errno)))")
  }
}
