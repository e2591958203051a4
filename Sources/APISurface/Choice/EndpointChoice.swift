import GraphSpec

extension Diagnostic.Code {
  /// A pattern of the configuration stands for no endpoint.
  static let endpointPatternUnused = Self("endpoint-pattern-unused")
}

/// Which of the endpoints that the permissions allow are generated. The others make no case and no type; the module
/// still knows which permissions they need.
public struct EndpointChoice: Sendable {
  /// Nil to keep all.
  public var keep: [EndpointPattern]?
  public var drop: [EndpointPattern]

  /// How many patterns there may be.
  public static let limit = 500

  public init(keep: [EndpointPattern]? = nil, drop: [EndpointPattern] = []) {
    self.keep = keep
    self.drop = drop
  }

  /// Whether everything is kept.
  public var isEverything: Bool { keep == nil && drop.isEmpty }
}

/// Applies a choice to rows, and remembers which patterns were of use.
struct ChosenEndpoints {
  private let choice: EndpointChoice
  private var used: Set<EndpointPattern> = []

  init(_ choice: EndpointChoice) { self.choice = choice }

  /// A row that makes no endpoint is kept, so that it is reported.
  mutating func keeps(_ row: BoundRow) -> Bool {
    guard !choice.isEverything, row.isEndpoint, let method = row.row.method else { return true }
    let subject = EndpointPattern.Subject(row.effectiveVersion, method, row.effective.template)
    let isKept = choice.keep.map { find($0, subject) } ?? true
    let isDropped = find(choice.drop, subject)
    return isKept && !isDropped
  }

  private mutating func find(_ patterns: [EndpointPattern], _ subject: EndpointPattern.Subject) -> Bool {
    let found = patterns.filter { $0.matches(subject) }
    used.formUnion(found)
    return !found.isEmpty
  }

  var diagnostics: [Diagnostic] {
    ((choice.keep ?? []) + choice.drop).filter { !used.contains($0) }.map { pattern in
      let message = "'\(pattern.text)' stands for no endpoint that the permissions allow; 'graphgen inspect' lists them"
      return Diagnostic(.error, .endpointPatternUnused, message, at: pattern.location)
    }
  }
}
