#if canImport(Glibc)
  import Glibc
#endif

/// The memory of a run in pages of megabytes, where the system has such.
///
/// A run takes some hundredths of a second, and one in eight of its instructions would go to the system's giving it
/// thousands of small pages one by one. Elsewhere than on Linux, and where large pages are not to be had, nothing changes.
enum LargePages {
  static func useForHeap() {
    #if canImport(Glibc)
      let size = 32 << 20
      // One heap for all threads, grown by a large piece at once, and nothing beside it or given back.
      guard mallopt(M_ARENA_MAX, 1) == 1, mallopt(M_TOP_PAD, Int32(size)) == 1,
        mallopt(M_MMAP_THRESHOLD, Int32(size)) == 1, mallopt(M_TRIM_THRESHOLD, .max) == 1
      else { return }
      // Larger than what is left of the piece that the process began with.
      UnsafeMutableRawPointer.allocate(byteCount: 1 << 20, alignment: 1).deallocate()
      guard let end = sbrk(0), end != UnsafeMutableRawPointer(bitPattern: -1) else { return }
      let page = Int(getpagesize())
      let start = (UInt(bitPattern: end) - UInt(size)) / UInt(page) * UInt(page)
      madvise(UnsafeMutableRawPointer(bitPattern: start), size, MADV_HUGEPAGE)
    #endif
  }
}
