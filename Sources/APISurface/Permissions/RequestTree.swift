import GraphSpec

/// Paths with placeholders, made ready for finding the one that a request belongs to.
///
/// Text is preferred to a placeholder, which is tried where the text led nowhere. A node is reached over its parent alone,
/// which decides how much of the request is behind it, so that none is looked at more than a few times.
struct RequestTree: Sendable {
  private struct Node: Sendable {
    var texts: [String: Int] = [:]
    /// By signature; the values of the arguments, the most specific first.
    var calls: [String: [(values: [TextPattern], node: Int)]] = [:]
    /// The most specific first.
    var patterns: [(pattern: TextPattern, node: Int)] = []
    var key: Int?
    /// A placeholder that a colon ends.
    var path: Int?
    var ends: [HTTPMethod: Int] = [:]
    /// Of paths that go on with a query.
    var queries: [(pattern: TextPattern, end: Int, method: HTTPMethod)] = []
    /// Whether a colon ended the segment before.
    var isInPath = false
  }

  /// What tells a node from its siblings.
  private enum Edge: Hashable {
    case text(String)
    case call(String, [TextPattern])
    case pattern(TextPattern)
    case key, path
  }

  private var nodes = [Node()]

  /// - Parameters:
  ///   - paths: Each with its method.
  ///   - know: Gets, for each path in turn, its number, counted from 0 in the order in which they first appear. Paths that
  ///     no request can tell apart have one number.
  init(_ paths: [(method: HTTPMethod, path: RequestPath)], know: (Int) -> Void) {
    struct Place: Hashable {
      var node: Int
      var edge: Edge
    }
    struct End: Hashable {
      var node: Int
      var method: HTTPMethod
      var query: TextPattern?
    }
    var children: [Place: Int] = [:]
    var ends: [End: Int] = [:]
    for (method, path) in paths {
      var node = 0
      for segment in path.segments {
        let edge = Self.edge(to: segment)
        let place = Place(node: node, edge: edge)
        if let known = children[place] {
          node = known
          continue
        }
        children[place] = nodes.count
        add(edge, to: node)
        node = nodes.count
        nodes.append(Node(isInPath: segment.endsPath))
      }
      let end = End(node: node, method: method, query: path.query.map { TextPattern($0) })
      let number = ends[end] ?? ends.count
      if ends.updateValue(number, forKey: end) == nil {
        if let query = end.query {
          nodes[node].queries.append((query, number, method))
        } else {
          nodes[node].ends[method] = number
        }
      }
      know(number)
    }
    // Nodes are numbered in the order of the paths, which decides between patterns that say equally much.
    for node in nodes.indices {
      nodes[node].patterns.sort { ($1.pattern.specificity, $0.node) < ($0.pattern.specificity, $1.node) }
      for signature in nodes[node].calls.keys {
        nodes[node].calls[signature]?.sort {
          ($1.values.specificity, $0.node) < ($0.values.specificity, $1.node)
        }
      }
    }
  }

  private static func edge(to segment: RequestSegment) -> Edge {
    if let call = segment.call { return .call(call.signature, call.values.map { TextPattern(argument: $0) }) }
    let pattern = TextPattern(segment.text)
    if !pattern.hasPlaceholders { return .text(segment.text) }
    if pattern.isPlaceholder { return .key }
    return pattern.isPath ? .path : .pattern(pattern)
  }

  /// Leads to the node that is made next.
  private mutating func add(_ edge: Edge, to node: Int) {
    let new = nodes.count
    switch edge {
    case .text(let text): nodes[node].texts[text] = new
    case .call(let signature, let values): nodes[node].calls[signature, default: []].append((values, new))
    case .pattern(let pattern): nodes[node].patterns.append((pattern, new))
    case .key: nodes[node].key = new
    case .path: nodes[node].path = new
    }
  }

  /// The number of the path that the request belongs to.
  func find(_ method: HTTPMethod, _ path: RequestPath) -> Int? {
    let segments = path.segments
    let ends = PathEnds(segments)
    // Where to go on, the preferred place last.
    var open = [(node: 0, segment: 0)]
    while let (number, position) = open.popLast() {
      let node = nodes[number]
      guard position < segments.count else {
        if let end = end(of: node, method, path.query) { return end }
        continue
      }
      let segment = segments[position]
      let next = position + 1
      if let path = node.path, let end = ends[position] { open.append((path, end + 1)) }
      if let key = node.key {
        // `root:/a/b` without a colon at its end is a path of several segments.
        if node.isInPath, next < segments.count, ends[position] == nil { open.append((key, segments.count)) }
        if segment.canBeKey { open.append((key, next)) }
      }
      if segment.isPredicate { continue }
      for (pattern, node) in node.patterns.reversed() where !segment.isPlaceholder && pattern.matches(segment.text) {
        open.append((node, next))
      }
      if let call = segment.call {
        // An alternate key addresses what the key does: `users(mail='x')`.
        if let name = call.name, let key = node.texts[name].flatMap({ nodes[$0].key }) { open.append((key, next)) }
        for (values, node) in (node.calls[call.signature] ?? []).reversed()
        where zip(values, call.values).allSatisfy({ $0.matches($1) }) {
          open.append((node, next))
        }
      } else {
        if let name = segment.unqualified, let node = node.texts[name] { open.append((node, next)) }
        if let node = node.texts[segment.text] { open.append((node, next)) }
      }
    }
    return nil
  }

  private func end(of node: Node, _ method: HTTPMethod, _ query: String?) -> Int? {
    if let query, let found = node.queries.first(where: { $0.method == method && $0.pattern.matches(query) }) {
      return found.end
    }
    return node.ends[method]
  }
}

extension [TextPattern] {
  fileprivate var specificity: Int { reduce(0) { $0 + $1.specificity } }
}

/// For each segment the one, itself or behind it, that ends a path inside the path.
private struct PathEnds {
  private var ends: [Int?] = []

  init(_ segments: [RequestSegment]) {
    guard segments.contains(where: \.endsPath) else { return }
    ends = Array(repeating: nil, count: segments.count)
    var next: Int?
    for index in segments.indices.reversed() {
      if segments[index].endsPath { next = index }
      ends[index] = next
    }
  }

  subscript(segment: Int) -> Int? { ends.isEmpty ? nil : ends[segment] }
}
