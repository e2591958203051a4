#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Renaming that loses nothing: what Linux has in `renameat2` and macOS in `renameatx_np`.
enum Rename {
  /// A name in an open folder.
  typealias Place = (folder: Int32, name: String)

  enum Outcome {
    case done
    /// The file system doesn't know this way; another has to do.
    case unsupported
    case failed(Int32)
  }

  /// Two names swap what they stand for.
  static func exchange(_ first: Place, _ second: Place) -> Outcome { rename(first, second, exchanges: true) }

  /// As `rename`, unless the new name is taken.
  static func exclusively(_ source: Place, _ target: Place) -> Outcome { rename(source, target, exchanges: false) }

  /// As POSIX has it: whatever file has the new name is gone.
  static func replacing(_ source: Place, _ target: Place) -> Outcome {
    renameat(source.folder, source.name, target.folder, target.name) == 0 ? .done : .failed(errno)
  }

  private static func rename(_ source: Place, _ target: Place, exchanges: Bool) -> Outcome {
    #if canImport(Darwin)
      // RENAME_SWAP and RENAME_EXCL of <sys/stdio.h>.
      let flags: UInt32 = exchanges ? 2 : 4
      let result = renameatx_np(source.folder, source.name, target.folder, target.name, flags)
    #else
      guard let renameat2 else { return .unsupported }
      // RENAME_EXCHANGE and RENAME_NOREPLACE of <linux/fs.h>.
      let flags: UInt32 = exchanges ? 2 : 1
      let result = renameat2(source.folder, source.name, target.folder, target.name, flags)
    #endif
    if result == 0 { return .done }
    switch errno {
    case EINVAL, ENOSYS, ENOTSUP: return .unsupported
    default: return .failed(errno)
    }
  }

  #if !canImport(Darwin)
    private typealias RenameAt2 =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

    /// Looked up, because Swift's module of the C library leaves it out, and not every library has it.
    private static let renameat2: RenameAt2? = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: RenameAt2.self) }
  #endif
}
