import HTTPTypes

/// The endpoints of one version, made ready for finding the one that a method and a path belong to: a tree of their
/// templates' segments, so that finding takes as long with five thousand of them as with five.
struct EndpointIndex: Sendable {
  struct Node {
    var texts: [[UInt8]: Int] = [:]

    /// Segments of text and placeholders, the most specific first.
    var patterns: [(pattern: SegmentPattern, node: Int)] = []
    var key: Int?

    /// Patterns that may take several segments, the most specific first.
    var paths: [(pattern: SegmentPattern, node: Int)] = []
    var endpoints: [HTTPRequest.Method: Int] = [:]
  }

  private(set) var nodes = [Node()]
  private let methods: [HTTPRequest.Method]
  private let templates: [PathTemplate]

  /// How many placeholders each template has.
  let keyCounts: [Int]

  /// What stands in a segment of its own in any template, folded: keys that could be taken for it.
  private var texts: Set<[UInt8]> = []
  private var hasPatterns = false

  /// Of two descriptions with the same method and the same segments, the first one is found.
  init(_ descriptions: [EndpointDescription]) {
    methods = descriptions.map(\.method)
    templates = descriptions.map { PathTemplate($0.template) }
    keyCounts = templates.map(\.keyCount)
    for (position, template) in templates.enumerated() {
      var node = 0
      for segment in template.segments { node = child(of: node, for: SegmentPattern(segment)) }
      if nodes[node].endpoints[methods[position]] == nil { nodes[node].endpoints[methods[position]] = position }
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
      texts.insert(text)
      if let known = nodes[node].texts[text] { return known }
      nodes[node].texts[text] = new
    } else if pattern.isKey {
      if let known = nodes[node].key { return known }
      nodes[node].key = new
    } else if pattern.isPath {
      if let known = nodes[node].paths.first(where: { $0.pattern == pattern }) { return known.node }
      nodes[node].paths.append((pattern, new))
    } else {
      hasPatterns = true
      if let known = nodes[node].patterns.first(where: { $0.pattern == pattern }) { return known.node }
      nodes[node].patterns.append((pattern, new))
    }
    nodes.append(Node())
    return new
  }

  /// The endpoint that a path belongs to.
  ///
  /// - Parameter segments: After the version.
  func position(of method: HTTPRequest.Method, segments: [PathSegment]) -> EndpointPosition? {
    var search = EndpointSearch(nodes: nodes, method: method, segments: segments)
    return search.find()
  }
}

extension EndpointIndex {
  /// The path of an endpoint, with keys in parentheses where the path would otherwise be another endpoint's.
  func path(of place: EndpointPosition) -> String {
    let template = templates[place.index]
    let path = template.expand(place.keys)
    let mayBeMistaken = hasPatterns || place.keys.contains { texts.contains(Array($0.utf8.map(FoldedName.folded))) }
    if !mayBeMistaken || leadsBack(path, to: place) { return path }
    return template.expand(place.keys, inParentheses: true)
  }

  /// Whether a path is found to be the one of this place. A path inside the path may have lost empty segments.
  func leadsBack(_ path: String, to place: EndpointPosition) -> Bool {
    guard let segments = AddressPath(path: path)?.segments(),
      let found = position(of: methods[place.index], segments: segments), found.index == place.index
    else { return false }
    return zip(templates[place.index].placeholders, zip(found.keys, place.keys)).allSatisfy { placeholder, keys in
      placeholder == .path
        ? keys.0.utf8.elementsEqual(PathTemplate.withoutEmptySegments(keys.1).utf8)
        : keys.0.utf8.elementsEqual(keys.1.utf8)
    }
  }
}
