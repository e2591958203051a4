/// A row of a table (GitHub Flavored Markdown 4.10), cut into cells at the pipes that no backslash escapes.
struct TableRow {
  /// The row's bytes, white space around aside.
  let range: Range<Int>
  /// The cells' bytes, white space around aside. The outer pipes belong to no cell.
  let cells: [Range<Int>]
  let hasLeadingPipe: Bool
  let hasTrailingPipe: Bool
  let pipeCount: Int

  /// - Parameter keepingCodeSpans: takes a pipe in a code span as text. GFM doesn't, many writers do.
  init(_ range: Range<Int>, in source: PageSource, keepingCodeSpans: Bool = false) {
    let range = source.trimmed(range)
    let bytes = source.bytes
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    var pipes = 0
    var spans = CodeSpans(before: range.upperBound, in: source)
    while index < range.upperBound {
      switch bytes[index] {
      case .backslash:
        index += 2
        continue
      case .backtick where keepingCodeSpans:
        index =
          spans.span(at: index)?.end
          ?? source.endOfRun(at: index, before: range.upperBound)
        continue
      case .pipe:
        if index > range.lowerBound { cells.append(source.trimmed(start..<index)) }
        start = index + 1
        pipes += 1
      default:
        break
      }
      index += 1
    }
    self.range = range
    pipeCount = pipes
    hasLeadingPipe = !range.isEmpty && bytes[range.lowerBound] == .pipe
    hasTrailingPipe = pipes > (hasLeadingPipe ? 1 : 0) && start == range.upperBound
    if start < range.upperBound { cells.append(source.trimmed(start..<range.upperBound)) }
    self.cells = cells
  }

  /// True of rows such as `|---|:-:|`, which part a table's header from its body.
  static func isDelimiter(_ line: Range<Int>, in source: PageSource) -> Bool {
    var dashes = 0
    var pipes = 0
    for byte in source.bytes[line] {
      switch byte {
      case UInt8(ascii: "-"): dashes += 1
      case .pipe: pipes += 1
      case UInt8(ascii: ":"), .space, .tab: break
      default: return false
      }
    }
    return dashes > 0 && pipes > 0
  }

  func isEmpty(upTo count: Int) -> Bool { cells.prefix(count).allSatisfy(\.isEmpty) }
}

extension PageSource {
  func endOfRun(at start: Int, before end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == bytes[start] { index += 1 }
    return index
  }
}

/// Finds code spans (CommonMark 6.1) from left to right. A text of backticks in runs of different lengths costs no more
/// than another: where a run of some length is last is looked up once.
struct CodeSpans {
  private let source: PageSource
  private let end: Int
  /// By length, where the last run starts.
  private var lastRuns: [Int: Int]?

  init(before end: Int, in source: PageSource) {
    self.source = source
    self.end = end
  }

  /// The code span that starts with the backticks at `start`; nil if none closes it.
  mutating func span(at start: Int) -> (content: Range<Int>, end: Int)? {
    let opened = source.endOfRun(at: start, before: end)
    if lastRuns == nil { lastRuns = findRuns(from: start) }
    guard let last = lastRuns?[opened - start], last >= opened else { return nil }
    var index = opened
    while index < end {
      guard source.bytes[index] == .backtick else {
        index += 1
        continue
      }
      let closed = source.endOfRun(at: index, before: end)
      if closed - index == opened - start { return (opened..<index, closed) }
      index = closed
    }
    return nil
  }

  private func findRuns(from start: Int) -> [Int: Int] {
    var runs: [Int: Int] = [:]
    var index = start
    while index < end {
      guard source.bytes[index] == .backtick else {
        index += 1
        continue
      }
      let close = source.endOfRun(at: index, before: end)
      runs[close - index] = index
      index = close
    }
    return runs
  }
}
