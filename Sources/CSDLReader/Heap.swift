#if canImport(Glibc)
  import Glibc
#endif

/// The memory that small values are made in.
enum Heap {
  /// Gets the memory for what is made of a file before it is made, in huge pages where the system has them.
  ///
  /// A model is some ten thousand small values, for which glibc would get one page after the other from the kernel, on two
  /// threads that wait for each other there: that takes longer than reading the file. What has been freed once, glibc
  /// keeps for the thread, and large blocks come from there as well.
  static func prepare(byteCount: Int) {
    #if canImport(Glibc)
      // Freed, the first block, a mapping, tells glibc from which size on blocks are to be mappings of their own.
      free(malloc(byteCount + pageSize))
      guard let block = malloc(byteCount) else { return }
      let start = (UInt(bitPattern: block) + UInt(hugePageSize) - 1) / UInt(hugePageSize) * UInt(hugePageSize)
      let end = UInt(bitPattern: block) + UInt(byteCount)
      if start < end, let start = UnsafeMutableRawPointer(bitPattern: start) {
        madvise(start, Int(end - UInt(bitPattern: start)), MADV_HUGEPAGE)
      }
      free(block)
    #endif
  }

  private static let pageSize = 4096
  private static let hugePageSize = 2 << 20
}
