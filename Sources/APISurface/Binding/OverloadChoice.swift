import GraphSpec

/// The overload that a call means, with its arguments in the order of the metadata.
///
/// The choice takes the best candidate by a total order, so that it stays the same when overloads that were not chosen
/// are gone: a slice may leave them out.
struct OverloadChoice {
  /// A parameter of the overload with what the page writes for it; nil where the page leaves it out.
  struct Value {
    var parameter: Operation.Parameter
    var argument: ParsedSegment.Argument?
  }

  var operation: Operation
  var values: [Value]
  var differsInCase = false
  var isUnnamed = false

  /// The required parameters that the page leaves out.
  var missing: [String] { values.filter { $0.argument == nil }.map(\.parameter.name) }
}

extension OverloadChoice {
  /// Chooses among functions (OData URL conventions section 4.4: an overload is told by the names of its parameters).
  ///
  /// In this order: every argument and every required parameter match by the letter; they match in another casing;
  /// required parameters are left out. The last is taken only where one overload alone comes into question.
  init?(
    among functions: [Overload],
    arguments: [ParsedSegment.Argument],
    query: [String],
    on type: TypeReference?,
    index: ModelIndex
  ) {
    let ordered = index.ordered(functions, on: type)
    for ignoringCase in [false, true] {
      let matches = ordered.lazy.compactMap { Self.match($0.overload.operation, arguments, ignoringCase: ignoringCase) }
      if let complete = matches.first(where: { $0.missing.isEmpty }) {
        self = complete
        return
      }
    }
    let partial = ordered.compactMap { overload, distance in
      Self.match(overload.operation, arguments, ignoringCase: true).map { (choice: $0, distance: distance) }
    }
    let candidates = partial.filter { $0.distance == partial.first?.distance }.map(\.choice)
    // Implicit parameter aliases (OData protocol 4.01 section 11.5.4.1.3): the query gives the arguments.
    let implicit = candidates.filter { $0.missing.allSatisfy { query.contains($0.lowercased()) } }
    guard let only = candidates.count == 1 ? candidates.first : (implicit.count == 1 ? implicit.first : nil) else {
      return nil
    }
    self = only
  }

  /// Nil when the overload doesn't have a parameter for an argument.
  private static func match(
    _ operation: Operation,
    _ arguments: [ParsedSegment.Argument],
    ignoringCase: Bool
  ) -> OverloadChoice? {
    let parameters = operation.callParameters
    var choice = OverloadChoice(operation: operation, values: [])
    var given: [String: ParsedSegment.Argument] = [:]
    for argument in arguments {
      let parameter: Operation.Parameter?
      if let name = argument.name {
        parameter =
          parameters.first { $0.name == name }
          ?? (ignoringCase ? parameters.first { $0.name.lowercased() == name.lowercased() } : nil)
        choice.differsInCase = choice.differsInCase || parameter.map { $0.name != name } ?? false
      } else {
        let required = parameters.filter { !$0.isOptional }
        parameter = arguments.count > 1 ? nil : parameters.count == 1 ? parameters.first : required.first
        if arguments.count == 1, parameters.count > 1, required.count != 1 { return nil }
        choice.isUnnamed = true
      }
      guard let parameter, given[parameter.name] == nil else { return nil }
      given[parameter.name] = argument
    }
    for parameter in parameters where given[parameter.name] != nil || !parameter.isOptional {
      choice.values.append(Value(parameter: parameter, argument: given[parameter.name]))
    }
    return choice
  }

  private init(operation: Operation, values: [Value]) {
    self.operation = operation
    self.values = values
  }
}
