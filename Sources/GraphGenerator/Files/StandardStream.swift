import GraphSpec
import Support

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output and standard error, written to without a buffer in between.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many characters fit in a line of the terminal; nil where there is none.
  package var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Lines, with nothing in them that would command a terminal or a CI system.
  package func write(_ text: String) { write(verbatim: VisibleText.lines(text)) }

  /// What commands a terminal or a CI system on purpose, or is JSON, where nothing does.
  package func write(verbatim text: String) {
    var text = text
    text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)[...]
      while !rest.isEmpty {
        let count = systemWrite(rawValue, rest.base.baseAddress?.advanced(by: rest.startIndex), rest.count)
        // A reader that has gone away, such as `head`, is no error of ours.
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
