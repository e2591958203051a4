/// Goes through a text once and keeps what a reader sees of it.
struct MarkupStripper {
  let source: PageSource
  var output: [UInt8] = []
  var bytes: [UInt8] { source.bytes }

  init(source: PageSource) { self.source = source }

  consuming func text() -> String {
    var range = 0..<source.bytes.count
    // Underscores belong to names; only a pair around the whole cell is emphasis.
    if range.count > 2, source.bytes[0] == UInt8(ascii: "_"), source.bytes[range.count - 1] == UInt8(ascii: "_") {
      range = 1..<(range.count - 1)
    }
    append(range)
    let result = PageSource(file: "", bytes: output)
    return String(decoding: output[result.trimmed(0..<output.count)], as: UTF8.self)
  }

  private mutating func append(_ range: Range<Int>) {
    let hasBrackets = bytes[range].contains(UInt8(ascii: "["))
    let brackets = hasBrackets ? pairs(of: UInt8(ascii: "["), and: UInt8(ascii: "]"), in: range) : Pairs()
    let parentheses = hasBrackets ? pairs(of: UInt8(ascii: "("), and: UInt8(ascii: ")"), in: range) : Pairs()
    var skips = Pairs(hasBrackets ? range : 0..<0)
    var spans = CodeSpans(before: range.upperBound, in: source)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case .backslash where index + 1 < range.upperBound && bytes[index + 1].isASCIIPunctuation:
        output.append(bytes[index + 1])
        index += 2
      case .backtick:
        let span = spans.span(at: index)
        if let span { output += bytes[source.trimmed(span.content)] }
        index = span?.end ?? source.endOfRun(at: index, before: range.upperBound)
      case UInt8(ascii: "*"):
        index += 1
      case UInt8(ascii: "["):
        if let close = brackets[index], close > index + 1 {
          // The address or the label that follows the text.
          skips[close] = (parentheses[close + 1] ?? brackets[close + 1] ?? close) + 1
          if output.last == UInt8(ascii: "!") { output.removeLast() }
        } else {
          output.append(byte)
        }
        index += 1
      case UInt8(ascii: "]"):
        if let end = skips[index] {
          index = end
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "<"):
        if let tag = HTMLTag(at: index, before: range.upperBound, in: source) {
          if tag.isLineBreak { output.append(.space) }
          index = tag.end
        } else {
          output.append(byte)
          index += 1
        }
      case UInt8(ascii: "&"):
        index = appendReference(at: index, before: range.upperBound)
      default:
        output.append(byte)
        index += 1
      }
    }
  }

  /// An offset for each of some others: a table rather than a dictionary, for there may be millions.
  private struct Pairs {
    private let start: Int
    private var offsets: [Int32]

    init(_ range: Range<Int> = 0..<0) {
      start = range.lowerBound
      offsets = Array(repeating: -1, count: range.count)
    }

    subscript(index: Int) -> Int? {
      get {
        guard offsets.indices.contains(index - start), offsets[index - start] >= 0 else { return nil }
        return Int(offsets[index - start])
      }
      set { offsets[index - start] = newValue.map(Int32.init) ?? -1 }
    }
  }

  /// The closing mark of every opening one, in one pass.
  private func pairs(of opening: UInt8, and closing: UInt8, in range: Range<Int>) -> Pairs {
    var open: [Int] = []
    var pairs = Pairs(range)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == .backslash {
        index += 1
      } else if bytes[index] == opening {
        open.append(index)
      } else if bytes[index] == closing, let start = open.popLast() {
        pairs[start] = index
      }
      index += 1
    }
    return pairs
  }

  /// The character that an entity or numeric reference stands for (CommonMark 2.5), of those that tables use.
  private mutating func appendReference(at start: Int, before end: Int) -> Int {
    let limit = min(start + 10, end)
    if let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) {
      let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
      let named: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]
      if let text = named[name] ?? Self.numeric(name) {
        output += Array(text.utf8)
        return semicolon + 1
      }
    }
    output.append(bytes[start])
    return start + 1
  }

  private static func numeric(_ name: String) -> String? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
    return String(Character(scalar))
  }
}
