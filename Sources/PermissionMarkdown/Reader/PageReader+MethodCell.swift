internal import GraphSpec

/// A method and a path as they stand in a cell, and the address that they link to.
struct MethodItem {
  var text: Range<Int>
  var documentation: Range<Int>?
}

extension PageReader {
  /// What the method cell holds; nil if the row ends inside it.
  mutating func methodItems(in cell: Range<Int>, isClosed: Bool) -> [MethodItem]? {
    var items: [MethodItem] = []
    var index = cell.lowerBound
    var textStart = index
    while index < cell.upperBound {
      guard source.bytes[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      guard let link = InlineLink(at: index, before: cell.upperBound, in: source) else {
        if index == cell.lowerBound { return nil }
        break
      }
      collectText(textStart..<index, into: &items)
      if link.destination == nil {
        let message = "the link to the documentation is not closed, so it is left out"
        report(.warning, .pageCutOffLink, message, at: link.text.upperBound)
      }
      for text in methodTexts(in: link.text) {
        items.append(MethodItem(text: text, documentation: link.destination))
      }
      index = link.end
      textStart = index
    }
    if items.isEmpty {
      // Without a link, only the closing pipe tells that nothing of the path is missing.
      return isClosed ? methodTexts(in: cell).map { MethodItem(text: $0) } : nil
    }
    collectText(textStart..<cell.upperBound, into: &items)
    return items
  }

  /// Text outside of a link: an endpoint if it starts with a method, or else a separator or a remark.
  private mutating func collectText(_ range: Range<Int>, into items: inout [MethodItem]) {
    for text in methodTexts(in: range) where !text.isEmpty {
      if method(at: text.lowerBound, before: text.upperBound) != nil {
        items.append(MethodItem(text: text))
      } else if ![",", ";", "or", "and"].contains(source.string(text).lowercased()) {
        reportStrayText(text)
      }
    }
  }

  /// The parts of a text that each hold a method and a path: cut at line breaks and before a further method.
  private func methodTexts(in range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if let tag = HTMLTag(at: index, before: range.upperBound, in: source), tag.isLineBreak {
        parts.append(source.trimmed(start..<index))
        start = tag.end
        index = start
        continue
      }
      if source.bytes[index].isWhitespace, let next = method(at: index + 1, before: range.upperBound),
        source.bytes[next.path] == UInt8(ascii: "/")
      {
        parts.append(source.trimmed(start..<index))
        start = index + 1
      }
      index += 1
    }
    let last = source.trimmed(start..<range.upperBound)
    let found = (parts + [last]).filter { !$0.isEmpty }
    return found.isEmpty ? [last] : found
  }

  /// The method at `start` and the offset of what follows it; nil if there is none or nothing follows.
  private func method(at start: Int, before end: Int) -> (method: HTTPMethod, path: Int)? {
    guard start < end, source.bytes[start].isASCIILetter else { return nil }
    let word = source.bytes[start..<min(end, start + 8)].prefix(while: \.isASCIILetter)
    guard word.endIndex < end, source.bytes[word.endIndex].isWhitespace else { return nil }
    let path = source.trimmed(word.endIndex..<end).lowerBound
    guard path < end, let method = HTTPMethod(word) else { return nil }
    return (method, path)
  }

  /// The method and the path of one text; what can't be read as a method stays in the path.
  mutating func readMethodAndPath(_ text: Range<Int>) -> (method: HTTPMethod?, path: Range<Int>) {
    let text = source.unwrapped(text)
    let word = source.bytes[text].prefix { !$0.isWhitespace }
    guard let method = HTTPMethod(word) else {
      let known = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
      let message = "'\(excerpt(text))' starts with no HTTP method (\(known)); the row is kept without one"
      report(.warning, .pageRowWithoutMethod, message, at: text.lowerBound)
      return (nil, text)
    }
    if word.contains(where: { (0x61...0x7A).contains($0) }) {
      report(.note, .pageMethodCase, "the method should be written as \(method.rawValue)", at: text.lowerBound)
    }
    let path = source.trimmed(word.endIndex..<text.upperBound)
    if path.isEmpty {
      report(.warning, .pageRowWithoutPath, "no path follows the method \(method.rawValue)", at: path.lowerBound)
    }
    return (method, path)
  }
}

extension HTTPMethod {
  /// The method of that name in any case.
  fileprivate init?(_ name: ArraySlice<UInt8>) {
    guard (3...7).contains(name.count) else { return nil }
    self.init(rawValue: String(decoding: name, as: UTF8.self).uppercased())
  }
}

extension PageSource {
  /// The range without code marks or strong emphasis around all of it.
  func unwrapped(_ range: Range<Int>) -> Range<Int> {
    var range = range
    for mark in [UInt8(ascii: "*"), .backtick] {
      let start = endOfRunOf(mark, at: range.lowerBound, before: range.upperBound)
      let count = start - range.lowerBound
      guard count > 0, range.count > 2 * count,
        bytes[(range.upperBound - count)..<range.upperBound].allSatisfy({ $0 == mark })
      else { continue }
      range = trimmed(start..<(range.upperBound - count))
    }
    return range
  }

  private func endOfRunOf(_ mark: UInt8, at start: Int, before end: Int) -> Int {
    start < end && bytes[start] == mark ? endOfRun(at: start, before: end) : start
  }
}
