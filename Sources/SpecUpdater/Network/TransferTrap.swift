#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Stands in for a trap of Foundation while it downloads, on Linux.
///
/// Foundation's URLSession there ends the process when a server closes the connection within the head of its answer.
/// That can't be caught, but it can be said in a sentence, and the downloads can be removed. It is on only while
/// nothing but downloading happens, so that no other trap loses its backtrace; the specs have not been touched then.
enum TransferTrap {
  #if canImport(Glibc) || canImport(Musl)
    // Set before the handlers and read by them only.
    nonisolated(unsafe) private static var files: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    nonisolated(unsafe) private static var folder: UnsafeMutablePointer<CChar>?
    nonisolated(unsafe) private static var previous: [(number: Int32, action: sigaction)] = []

    private static let message: StaticString = """
      error: a server closed the connection within the head of its answer, or there is a fault in URLSession; \
      nothing was changed [upstream-network]

      """

    /// - Parameters:
    ///   - folder: what to remove when the process ends by a trap.
    ///   - files: what may be in the folder.
    static func enable(folder: String, files: [String]) {
      self.folder = strdup(folder)
      let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: files.count + 1)
      for (index, file) in files.enumerated() { list[index] = strdup(file) }
      list[files.count] = nil
      self.files = list
      // What Swift's traps are: an illegal instruction on x86, a breakpoint on ARM.
      for number in [SIGILL, SIGTRAP] {
        var action = sigaction()
        var old = sigaction()
        action.__sigaction_handler.sa_handler = { _ in TransferTrap.end() }
        if sigaction(number, &action, &old) == 0 { previous.append((number, old)) }
      }
    }

    static func disable() {
      for (number, action) in previous {
        var action = action
        sigaction(number, &action, nil)
      }
      previous = []
    }

    /// Only what POSIX allows in a signal handler (POSIX.1-2017, 2.4.3): no allocation, no locks.
    private static func end() -> Never {
      message.withUTF8Buffer { _ = write(2, $0.baseAddress, $0.count) }
      var next = files
      while let file = next?.pointee {
        unlink(file)
        next = next?.advanced(by: 1)
      }
      if let folder { rmdir(folder) }
      _exit(1)
    }
  #else
    static func enable(folder: String, files: [String]) {}
    static func disable() {}
  #endif
}
