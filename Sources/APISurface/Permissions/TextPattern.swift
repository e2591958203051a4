/// Text with placeholders in braces, of which each stands for any text that isn't empty.
struct TextPattern: Hashable, Sendable {
  /// What is before, between and after the placeholders: one more than these.
  private var pieces: [[UInt8]] = [[]]

  /// A brace without its counterpart is text.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) {
        rest = rest[(end + 1)...]
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
  }

  /// Of an argument: quotes around a placeholder are a matter of its type, and don't count.
  init(argument text: String) {
    self.init(text)
    let quote = [UInt8(ascii: "'")]
    if pieces == [quote, quote] { pieces = [[], []] }
  }

  var hasPlaceholders: Bool { pieces.count > 1 }

  /// Whether it is one placeholder and nothing else.
  var isPlaceholder: Bool { pieces == [[], []] }

  /// Whether it is a placeholder that a colon ends, which stands for a path: `root:/{path}:/content`.
  var isPath: Bool { pieces == [[], [UInt8(ascii: ":")]] }

  /// How much text it has.
  var specificity: Int { pieces.reduce(0) { $0 + $1.count } }

  /// Each piece is looked for as far to the left as it can stand, and the last one at the end, which finds a match
  /// where there is one.
  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard hasPlaceholders else { return bytes == pieces[0] }
    guard bytes.starts(with: pieces[0]) else { return false }
    let last = pieces[pieces.count - 1]
    var index = pieces[0].count
    for piece in pieces[1..<(pieces.count - 1)] {
      index += 1
      while index + piece.count <= bytes.count, !bytes[index...].starts(with: piece) { index += 1 }
      index += piece.count
      if index > bytes.count { return false }
    }
    return bytes.count - last.count > index && bytes.suffix(last.count).elementsEqual(last)
  }
}
