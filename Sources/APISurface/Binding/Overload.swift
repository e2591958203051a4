import GraphSpec
import Support

/// An operation as a path calls it, with what tells it from others of its name.
struct Overload: Sendable {
  var operation: Operation
  /// The number of the binding type in the hierarchy; nil for an unbound operation, or one that is bound to another sort
  /// of type.
  var binding: Int?
  /// Its place in the total order of the overloads of its name that are equally near: the container's namespace, the
  /// fewest parameters, the name, the order of the source.
  var rank = 0
  /// What a trail keeps of it. Made once, because it is kept for every path that comes by.
  let step: Resolution.Trail.Step

  init(_ operation: Operation, binding: Int?) {
    self.operation = operation
    self.binding = binding
    step = .operation(operation)
  }
}

/// The operations of a model by name.
struct OverloadIndex: Sendable {
  private let hierarchy: TypeHierarchy
  /// By unqualified name in lower case: by namespace, which a rewritten file may put in another order, and within it in
  /// source order.
  private let overloads: [String: [Overload]]
  private let verbs = Memo<Int, [String: Verb]>()

  /// A word that functions' names begin with.
  private struct Verb {
    /// The place of the first such function among all operations.
    var place: Int
    var function: Operation
  }

  init(_ hierarchy: TypeHierarchy, defaultNamespace: String?) {
    self.hierarchy = hierarchy
    var overloads: [String: [Overload]] = [:]
    overloads.reserveCapacity(hierarchy.model.operations.count)
    for (name, operations) in hierarchy.model.operations {
      overloads[name.name.lowercased(), default: []] += operations.map { operation in
        Overload(operation, binding: operation.bindingType.flatMap { hierarchy.number(of: $0.name) })
      }
    }
    var index = overloads.startIndex
    while index < overloads.endIndex {
      if overloads.values[index].count > 1 { Self.sort(&overloads.values[index], defaultNamespace) }
      overloads.formIndex(after: &index)
    }
    self.overloads = overloads
  }

  private static func sort(_ same: inout [Overload], _ defaultNamespace: String?) {
    same.sort { ($0.operation.name, $0.operation.location) < ($1.operation.name, $1.operation.location) }
    let orders = same.indices.map { index in
      let operation = same[index].operation
      return (operation.name.namespace == defaultNamespace ? 0 : 1, operation.callParameters.count, index)
    }
    for (rank, order) in orders.sorted(by: <).enumerated() { same[order.2].rank = rank }
  }

  /// Every overload of an unqualified name, upper and lower case not told apart.
  subscript(name: String) -> [Overload] { overloads[name.lowercased()] ?? [] }

  /// How far up the binding type is from what the path addresses: 0 for the type itself, nil where the operation is
  /// not bound to it (CSDL 4.01 section 12.3: the binding parameter may be a base type).
  func distance(of overload: Overload, on type: TypeReference, _ number: Int?) -> Int? {
    guard let binding = overload.operation.bindingType, binding.isCollection == type.isCollection else { return nil }
    if let number, let base = overload.binding { return hierarchy.distance(from: number, to: base) }
    return binding.name == type.name ? 0 : nil
  }

  /// The overloads in the order in which one is taken before another: the nearest binding type, then by rank.
  func ordered(_ overloads: [Overload], on type: TypeReference?) -> [(overload: Overload, distance: Int?)] {
    let number = type.flatMap { hierarchy.number(of: $0.name) }
    return overloads.map { overload in (overload, type.flatMap { distance(of: overload, on: $0, number) }) }
      .sorted { ($0.1 ?? 0, $0.0.rank) < ($1.1 ?? 0, $1.0.rank) }
  }

  /// A function whose name begins with the same word as the given one: functions' names begin with a verb. A name in
  /// lower case throughout has no words, so that the beginning of it is enough.
  func function(beginningLike name: String) -> Operation? {
    let words = name.words
    guard let first = words.first else { return nil }
    let verbs = verbs.value(for: 0) { makeVerbs() }
    var found = verbs[first]
    if words.count == 1 {
      var beginning = first
      while beginning.count > 3 {
        beginning.removeLast()
        if let verb = verbs[beginning], found.map({ verb.place < $0.place }) ?? true { found = verb }
      }
    }
    return found?.function
  }

  private func makeVerbs() -> [String: Verb] {
    var verbs: [String: Verb] = [:]
    var place = 0
    for (key, same) in overloads.sorted(by: { $0.key < $1.key }) {
      for overload in same where overload.operation.kind == .function {
        place += 1
        guard let verb = overload.operation.name.name.words.first, key.first == verb.first, verbs[verb] == nil else {
          continue
        }
        verbs[verb] = Verb(place: place, function: overload.operation)
      }
    }
    return verbs
  }
}
