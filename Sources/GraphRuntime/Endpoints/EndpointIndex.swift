import HTTPTypes

/// The endpoints of one version, made ready for finding the one that a method and a path belong to: a tree of their
/// templates' segments, so that finding takes as long with five thousand of them as with five.
public struct EndpointIndex: Sendable {
  private struct Node {
    var texts: [[UInt8]: Int] = [:]

    /// Segments of text and placeholders, the most specific first.
    var patterns: [(pattern: SegmentPattern, node: Int)] = []
    var key: Int?

    /// Patterns that may take several segments, the most specific first.
    var paths: [(pattern: SegmentPattern, node: Int)] = []
    var endpoints: [HTTPRequest.Method: Int] = [:]
  }

  private var nodes = [Node()]

  /// Of two descriptions with the same method and the same segments, the first one is found.
  public init(_ descriptions: [EndpointDescription]) {
    for (position, description) in descriptions.enumerated() {
      var node = 0
      for segment in PathTemplate(description.template).segments {
        node = child(of: node, for: SegmentPattern(segment))
      }
      if nodes[node].endpoints[description.method] == nil { nodes[node].endpoints[description.method] = position }
    }
    for node in nodes.indices {
      // Sorting is not stable by contract; nodes are numbered in the order of the descriptions.
      nodes[node].patterns.sort { ($1.pattern.specificity, $0.node) < ($0.pattern.specificity, $1.node) }
      nodes[node].paths.sort { ($1.pattern.specificity, $0.node) < ($0.pattern.specificity, $1.node) }
    }
  }

  private mutating func child(of node: Int, for pattern: SegmentPattern) -> Int {
    let new = nodes.count
    if let text = pattern.text {
      if let known = nodes[node].texts[text] { return known }
      nodes[node].texts[text] = new
    } else if pattern.isKey {
      if let known = nodes[node].key { return known }
      nodes[node].key = new
    } else if pattern.isPath {
      if let known = nodes[node].paths.first(where: { $0.pattern == pattern }) { return known.node }
      nodes[node].paths.append((pattern, new))
    } else {
      if let known = nodes[node].patterns.first(where: { $0.pattern == pattern }) { return known.node }
      nodes[node].patterns.append((pattern, new))
    }
    nodes.append(Node())
    return new
  }

  /// A segment of the address, or the key in the parentheses of one.
  enum Step {
    case segment(PathSegment)
    case key(String)
  }

  func position(of method: HTTPRequest.Method, steps: [Step]) -> EndpointPosition? {
    find(method, steps[...], from: 0, keys: [])
  }

  /// Goes down the tree, text before placeholders, and comes back for the placeholder where the text led nowhere.
  private func find(
    _ method: HTTPRequest.Method,
    _ steps: ArraySlice<Step>,
    from number: Int,
    keys: [String]
  ) -> EndpointPosition? {
    let node = nodes[number]
    guard let step = steps.first else { return node.endpoints[method].map { EndpointPosition($0, keys) } }
    let rest = steps.dropFirst()
    guard case .segment(let segment) = step else {
      guard case .key(let key) = step, let next = node.key else { return nil }
      return find(method, rest, from: next, keys: keys + [key])
    }
    if let next = node.texts[segment.folded], let found = find(method, rest, from: next, keys: keys) { return found }
    for (pattern, next) in node.patterns {
      if let more = pattern.match(segment.bytes), let found = find(method, rest, from: next, keys: keys + more) {
        return found
      }
    }
    if let (head, key) = segment.keyPredicate {
      let apart = (head.bytes.isEmpty ? [] : [Step.segment(head)]) + [.key(key)]
      if let found = find(method, (apart + rest)[...], from: number, keys: keys) { return found }
    }
    // What can't be a key by itself, such as `$count` or a function's call, is something that isn't in the tree.
    if let next = node.key, let key = PathSegment.text(segment.bytes), !PathTemplate.needsParentheses(key),
      let found = find(method, rest, from: next, keys: keys + [key])
    {
      return found
    }
    return findPath(method, steps, from: node, keys: keys)
  }

  private func findPath(
    _ method: HTTPRequest.Method,
    _ steps: ArraySlice<Step>,
    from node: Node,
    keys: [String]
  ) -> EndpointPosition? {
    for (pattern, next) in node.paths {
      var rest = steps
      var bytes: [PathSegment.Byte] = []
      while case .segment(let segment)? = rest.popFirst() {
        if !bytes.isEmpty { bytes.append(PathSegment.slash) }
        bytes += segment.bytes
        if let more = pattern.match(bytes), let found = find(method, rest, from: next, keys: keys + more) {
          return found
        }
      }
    }
    return nil
  }
}
