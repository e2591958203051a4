import GraphSpec

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a CSDL file, followed by a zero byte: mapped where that is possible, read otherwise.
final class SourceBytes: @unchecked Sendable {  // Immutable once made.
  let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  private init(base: UnsafeRawPointer, count: Int, isMapped: Bool) {
    self.base = base
    self.count = count
    self.isMapped = isMapped
  }

  convenience init(copying bytes: UnsafeRawBufferPointer) {
    guard let copy = malloc(bytes.count + 1) else { fatalError("there is no memory left") }
    if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    copy.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    self.init(base: copy, count: bytes.count, isMapped: false)
  }

  deinit {
    let memory = UnsafeMutableRawPointer(mutating: base)
    if isMapped {
      munmap(memory, count)
    } else {
      free(memory)
    }
  }

  /// Gives the mapped pages back; the next access reads the file again.
  func releasePages() {
    if isMapped { madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_DONTNEED) }
  }

  func contains(_ pointer: UnsafeRawPointer) -> Bool { pointer >= base && pointer < base + count }
}

extension SourceBytes {
  static func open(path: String, limits: CSDLLimits) throws(Refusal) -> SourceBytes {
    let descriptor = openForReading(path)
    guard descriptor >= 0 else {
      let reason = errno
      if reason == ENOENT {
        throw failure(.missingFile, "the file does not exist; give the path of a CSDL file", path)
      }
      throw failure(.unreadableFile, "the file can't be opened: \(text(of: reason))", path)
    }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw failure(.unreadableFile, "the file can't be examined: \(text(of: errno))", path)
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR {
      throw failure(.unreadableFile, "this is a directory; give the path of a CSDL file", path)
    }
    let size = Int(status.st_size)
    if kind == S_IFREG, size > limits.fileSize { throw tooLarge(path, limits) }
    // A mapping ends with zero bytes up to the end of its last page, but only if the file doesn't fill that page.
    if kind == S_IFREG, size > 0, size % Int(getpagesize()) != 0,
      let base = mmap(nil, size, PROT_READ, MAP_PRIVATE | populate, descriptor, 0), base != MAP_FAILED
    {
      madvise(base, size, MADV_SEQUENTIAL)
      return SourceBytes(base: base, count: size, isMapped: true)
    }
    return try read(descriptor, expecting: size, path: path, limits: limits)
  }

  private static func read(
    _ descriptor: Int32,
    expecting size: Int,
    path: String,
    limits: CSDLLimits
  ) throws(Refusal) -> SourceBytes {
    var capacity = max(size, 1 << 16) + 1
    guard var memory = malloc(capacity) else { throw failure(.unreadableFile, "there is no memory left", path) }
    var count = 0
    while true {
      #if canImport(Glibc)
        let got = Glibc.read(descriptor, memory + count, capacity - count)
      #elseif canImport(Musl)
        let got = Musl.read(descriptor, memory + count, capacity - count)
      #elseif canImport(Darwin)
        let got = Darwin.read(descriptor, memory + count, capacity - count)
      #endif
      if got < 0, errno == EINTR { continue }
      if got < 0 {
        let reason = errno
        free(memory)
        throw failure(.unreadableFile, "the file can't be read: \(text(of: reason))", path)
      }
      if got == 0 { break }
      count += got
      if count > limits.fileSize {
        free(memory)
        throw tooLarge(path, limits)
      }
      guard count == capacity else { continue }
      capacity *= 2
      guard let larger = realloc(memory, capacity) else {
        free(memory)
        throw failure(.unreadableFile, "there is no memory left", path)
      }
      memory = larger
    }
    memory.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
    return SourceBytes(base: memory, count: count, isMapped: false)
  }

  /// Linux maps every page at once if asked to, which costs less than one fault for each.
  private static var populate: Int32 {
    #if os(Linux)
      MAP_POPULATE
    #else
      0
    #endif
  }

  private static func openForReading(_ path: String) -> Int32 {
    while true {
      let descriptor = path.withCString { name in
        #if canImport(Glibc)
          Glibc.open(name, O_RDONLY | O_CLOEXEC)
        #elseif canImport(Musl)
          Musl.open(name, O_RDONLY | O_CLOEXEC)
        #elseif canImport(Darwin)
          Darwin.open(name, O_RDONLY | O_CLOEXEC)
        #endif
      }
      if descriptor >= 0 || errno != EINTR { return descriptor }
    }
  }

  private static func text(of error: Int32) -> String { String(cString: strerror(error)) }

  private static func failure(_ code: Diagnostic.Code, _ message: String, _ path: String) -> Refusal {
    Refusal(code, message, at: SourceLocation(file: path, line: 0))
  }

  private static func tooLarge(_ path: String, _ limits: CSDLLimits) -> Refusal {
    failure(.fileTooLarge, "the file is larger than the limit of \(limits.fileSize) bytes", path)
  }
}
