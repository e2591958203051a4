import HTTPTypes

/// One search through the tree of an `EndpointIndex`: text before placeholders, and back to the placeholder where the
/// text led nowhere.
///
/// Whether the rest of an address leads somewhere from a node depends on nothing that came before, so what failed once
/// isn't tried again. That bounds the work by the nodes times the segments, whatever the templates and the address are.
struct EndpointSearch {
  /// The key for a placeholder. A path is put together only when the whole address has been matched.
  private enum Key {
    case text(String)

    /// Of segments, without that many bytes of the first and the last.
    case path(ClosedRange<Int>, prefix: Int, suffix: Int)
  }

  /// A place in the address: before a segment, or inside of one that was taken apart at its key predicates.
  private struct Cursor: Hashable {
    var segment: Int

    /// How many key predicates were taken off the segment.
    var predicates = 0

    /// How many pieces of it are behind: what is before the parentheses is the first.
    var pieces = 0
  }

  private struct Visit: Hashable {
    let node: Int
    let cursor: Cursor
  }

  private let nodes: [EndpointIndex.Node]
  private let method: HTTPRequest.Method
  private let segments: [PathSegment]
  private let folded: [[UInt8]]
  private let pathTraits: [PathSegment.PathTraits]

  /// What is before the parentheses of each segment and the keys in them, after each predicate that was taken off.
  private let predicates: [[(head: PathSegment, keys: [String])]]
  private var failed: Set<Visit> = []

  /// How much may yet be spent on patterns that have another placeholder beside a path, which take time that grows with
  /// the square of the bytes. Graph has none.
  private var budget = 1_000_000

  init(nodes: [EndpointIndex.Node], method: HTTPRequest.Method, segments: [PathSegment]) {
    self.nodes = nodes
    self.method = method
    self.segments = segments
    folded = segments.map(\.folded)
    predicates = segments.map(\.keyPredicates)
    pathTraits = segments.map(\.pathTraits)
  }

  mutating func find() -> EndpointPosition? { find(from: 0, at: Cursor(segment: 0), []) }

  private mutating func find(from number: Int, at cursor: Cursor, _ keys: [Key]) -> EndpointPosition? {
    guard cursor.segment < segments.count else {
      return nodes[number].endpoints[method].map { EndpointPosition($0, keys.map(text)) }
    }
    let visit = Visit(node: number, cursor: cursor)
    if failed.contains(visit) { return nil }
    let found = step(from: number, at: cursor, keys)
    if found == nil { failed.insert(visit) }
    return found
  }

  private mutating func step(from number: Int, at cursor: Cursor, _ keys: [Key]) -> EndpointPosition? {
    let node = nodes[number]
    let isWhole = cursor.predicates == 0
    let segment: PathSegment
    let rest: Cursor
    if isWhole {
      segment = segments[cursor.segment]
      rest = Cursor(segment: cursor.segment + 1)
    } else {
      let (head, predicateKeys) = predicates[cursor.segment][cursor.predicates - 1]
      let isLast = cursor.pieces == predicateKeys.count
      var next = cursor
      next.pieces += 1
      rest = isLast ? Cursor(segment: cursor.segment + 1) : next
      guard cursor.pieces == 0 else {
        guard let key = node.key else { return nil }
        return find(from: key, at: rest, keys + [.text(predicateKeys[cursor.pieces - 1])])
      }
      if head.bytes.isEmpty { return find(from: number, at: rest, keys) }
      segment = head
    }
    if let next = node.texts[isWhole ? folded[cursor.segment] : segment.folded],
      let found = find(from: next, at: rest, keys)
    {
      return found
    }
    for (pattern, next) in node.patterns {
      if let more = pattern.match(segment.bytes),
        let found = find(from: next, at: rest, keys + more.map { .text($0) })
      {
        return found
      }
    }
    if isWhole {
      for count in 0..<predicates[cursor.segment].count {
        let inside = Cursor(segment: cursor.segment, predicates: count + 1)
        if let found = find(from: number, at: inside, keys) { return found }
      }
    }
    // What can't be a key by itself, such as `$count` or a function's call, is something that isn't in the tree.
    if let next = node.key, let key = PathSegment.text(segment.bytes), !PathTemplate.needsParentheses(key),
      let found = find(from: next, at: rest, keys + [.text(key)])
    {
      return found
    }
    return isWhole ? findPath(from: node, at: cursor.segment, keys) : nil
  }

  private mutating func findPath(from node: EndpointIndex.Node, at start: Int, _ keys: [Key]) -> EndpointPosition? {
    for (pattern, next) in node.paths {
      guard let (prefix, suffix) = pattern.aroundPath else {
        if let found = findPathAmongOthers(pattern, next, at: start, keys) { return found }
        continue
      }
      guard segments[start].hasPrefix(prefix) else { continue }
      for end in start..<segments.count {
        if let value = pathValue(start...end, prefix.count, suffix),
          let found = find(from: next, at: Cursor(segment: end + 1), keys + [value])
        {
          return found
        }
        guard end > start || prefix.isEmpty else {
          let piece = segments[end].without(prefix.count, 0)
          if piece.bytes.isEmpty || piece.isDots || !piece.pathTraits.isInsidePath { break }
          continue
        }
        // A colon ends the path.
        if !pathTraits[end].isInsidePath { break }
      }
    }
    return nil
  }

  /// Nil if the segments are no path: an encoded slash would come back as a division, and a dot segment as a name.
  private func pathValue(_ range: ClosedRange<Int>, _ prefix: Int, _ suffix: [UInt8]) -> Key? {
    let last = segments[range.upperBound]
    let before = range.count == 1 ? prefix : 0
    guard last.bytes.count >= before + suffix.count, last.hasSuffix(suffix) else { return nil }
    if suffix.isEmpty, before == 0 {
      guard pathTraits[range.upperBound].isInsidePath else { return nil }
    } else {
      let piece = last.without(before, suffix.count)
      guard piece.pathTraits.isInsidePath, !piece.isDots else { return nil }
    }
    return .path(range, prefix: prefix, suffix: suffix.count)
  }

  private mutating func findPathAmongOthers(
    _ pattern: SegmentPattern,
    _ next: Int,
    at start: Int,
    _ keys: [Key]
  ) -> EndpointPosition? {
    var bytes: [PathSegment.Byte] = []
    for end in start..<segments.count {
      if !bytes.isEmpty { bytes.append(PathSegment.slash) }
      bytes += segments[end].bytes
      budget -= bytes.count * bytes.count
      guard budget > 0 else { return nil }
      if let more = pattern.match(bytes),
        let found = find(from: next, at: Cursor(segment: end + 1), keys + more.map { .text($0) })
      {
        return found
      }
    }
    return nil
  }

  private func text(of key: Key) -> String {
    switch key {
    case .text(let text): return text
    case .path(let range, let prefix, let suffix):
      var bytes: [PathSegment.Byte] = []
      for position in range {
        if position > range.lowerBound { bytes.append(PathSegment.slash) }
        let first = position == range.lowerBound ? prefix : 0
        let last = position == range.upperBound ? suffix : 0
        bytes += segments[position].without(first, last).bytes
      }
      return PathSegment.text(bytes) ?? ""
    }
  }
}
