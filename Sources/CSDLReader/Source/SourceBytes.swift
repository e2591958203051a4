import GraphSpec
import Support

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

  func contains(_ pointer: UnsafeRawPointer) -> Bool { pointer >= base && pointer < base + count }
}

extension SourceBytes {
  static func open(path: String, limits: CSDLLimits) throws(Refusal) -> SourceBytes {
    do throws(FileSystem.Failure) {
      let file = try RegularFile(path)
      if file.size <= limits.fileSize, let mapped = map(file) { return mapped }
      return try file.contents(limit: limits.fileSize).bytes.withUnsafeBytes { SourceBytes(copying: $0) }
    } catch {
      throw refusal(error, path)
    }
  }

  /// A mapping ends with zero bytes up to the end of its last page, but only if the file doesn't fill that page.
  private static func map(_ file: borrowing RegularFile) -> SourceBytes? {
    guard file.size > 0, file.size % Int(getpagesize()) != 0,
      let base = mmap(nil, file.size, PROT_READ, MAP_PRIVATE | populate, file.descriptor, 0), base != MAP_FAILED
    else { return nil }
    madvise(base, file.size, MADV_SEQUENTIAL)
    return SourceBytes(base: base, count: file.size, isMapped: true)
  }

  /// Linux maps every page at once if asked to, which costs less than one fault for each.
  private static var populate: Int32 {
    #if os(Linux)
      MAP_POPULATE
    #else
      0
    #endif
  }

  private static func refusal(_ failure: FileSystem.Failure, _ path: String) -> Refusal {
    let place = SourceLocation(file: path, line: 0)
    if failure.code == ENOENT {
      return Refusal(.missingFile, "the file does not exist; give the path of a CSDL file", at: place)
    }
    if failure.isTooLarge { return Refusal(.fileTooLarge, "cannot read the file: \(failure.reason)", at: place) }
    return Refusal(.unreadableFile, "cannot read the file: \(failure.reason)", at: place)
  }
}
