/// What a download may cost. Times are in seconds, sizes in bytes after decompression.
package struct TransferLimits: Sendable {
  /// Until the head of the answer is there: name look-up, connection, TLS and the server's own time.
  package var answer: Double
  /// Between two parts of the answer.
  package var idle: Double
  /// For all of a download: redirects, waiting, and trying again.
  package var total: Double
  package var size: Int
  /// How often a server is asked that says it is too busy (429, 503).
  package var attempts: Int
  /// The first wait before asking again, when the server names none; it doubles each time.
  package var backoff: Double
  /// The longest wait that a server can ask for.
  package var longestWait: Double

  package init(
    answer: Double = 30,
    idle: Double = 30,
    total: Double = 300,
    size: Int = 256 << 20,
    attempts: Int = 3,
    backoff: Double = 1,
    longestWait: Double = 30
  ) {
    self.answer = answer
    self.idle = idle
    self.total = total
    self.size = size
    self.attempts = attempts
    self.backoff = backoff
    self.longestWait = longestWait
  }
}

enum Quantity {
  /// `12 kB`, `4.1 MB`.
  static func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) bytes" }
    if bytes < 1_000_000 { return "\(bytes / 1000) kB" }
    return "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
  }

  /// `30 s`, `0.5 s`.
  static func time(_ seconds: Double) -> String {
    Int(exactly: seconds).map { "\($0) s" } ?? "\(seconds) s"
  }
}
