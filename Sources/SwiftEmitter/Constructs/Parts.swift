/// The parts in which a long switch or table is written. The compiler checks and lowers each in a time that grows with
/// the square of its length, and gives up at some thousands of cases.
enum Parts {
  private static let longest = 128

  /// The indices of a list of `count` rows in order; a short list is one part, an empty one none.
  static func of(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: longest).map { $0..<min($0 + longest, count) }
  }
}
