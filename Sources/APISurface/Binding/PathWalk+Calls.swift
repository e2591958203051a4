import GraphSpec

/// Actions and functions (OData URL conventions sections 4.4 and 4.5).
extension PathWalk {
  /// Chooses among the overloads that may be called here and writes the call.
  mutating func call(_ overloads: [Overload], as importName: String?, on type: TypeReference?) throws(Unresolved)
    -> Place
  {
    let functions = overloads.filter { $0.operation.kind == .function }
    let actions = overloads.filter { $0.operation.kind == .action }
    let isFunction = !isLast || method == .get || method == .head
    guard isLast || !functions.isEmpty else {
      trail.add(actions)
      position += 1
      throw Unresolved(.unknownSegment, segment, actions[0].operation.returnType)
    }
    if isFunction, !functions.isEmpty { return try call(functions, importName, on: type) }
    // What a composable function gives can be changed like any resource (OData protocol 4.01 section 11.5.4.1).
    let composable = functions.filter {
      $0.operation.isComposable && $0.operation.returnType?.isCollection == false
    }
    if [.patch, .put, .delete].contains(method), !composable.isEmpty {
      return try call(composable, importName, on: type)
    }
    if method == .post, !actions.isEmpty {
      return try perform(index.ordered(actions, on: type)[0].overload.operation, importName, on: type)
    }
    trail.add(overloads)
    throw Unresolved(.methodMismatch, segment, type)
  }

  private mutating func perform(
    _ action: Operation,
    _ importName: String?,
    on type: TypeReference?
  ) throws(Unresolved) -> Place {
    trail.add(.operation(action))
    if let arguments = segment.arguments {
      // The parameters of an action are in the body.
      guard arguments.isEmpty else { throw Unresolved(.noOverload, segment, type) }
      repairs.note(.pathParentheses, "the parentheses after the action '\(action.name.name)' are dropped")
    }
    builder.beginSegment(importName ?? index.pathName(of: action))
    return result(of: action, .action, on: type)
  }

  private mutating func call(
    _ functions: [Overload],
    _ importName: String?,
    on type: TypeReference?
  ) throws(Unresolved) -> Place {
    trail.count(functions.count * (1 + (segment.arguments?.count ?? 0) + query.count))
    let choice = OverloadChoice(
      among: functions,
      arguments: segment.arguments ?? [],
      query: query,
      on: type,
      index: index
    )
    guard let choice else {
      trail.add(functions)
      throw Unresolved(.noOverload, segment, type)
    }
    let function = choice.operation
    trail.add(.operation(function))
    reportRepairs(of: choice)
    builder.beginSegment(importName ?? index.pathName(of: function))
    // Graph documents a call without arguments without parentheses.
    if !choice.values.isEmpty {
      builder.append("(")
      for (position, value) in choice.values.enumerated() {
        if position > 0 { builder.append(",") }
        builder.append(value.parameter.name + "=")
        let parameter = PathTemplate.Parameter(
          name: value.parameter.name,
          role: .argument,
          type: value.parameter.type
        )
        appendValue(value.argument, as: parameter)
      }
      builder.append(")")
    }
    return result(of: function, .function, on: type)
  }

  private mutating func reportRepairs(of choice: OverloadChoice) {
    let name = choice.operation.name.name
    if choice.differsInCase {
      let names = choice.values.map(\.parameter.name).joined(separator: ", ")
      repairs.warn(.pathCase, "the arguments of '\(name)' are read as \(names), as the metadata writes them")
    }
    if choice.isUnnamed, let value = choice.values.first(where: { $0.argument != nil }) {
      repairs.warn(.pathUnnamedArgument, "the argument of '\(name)' is read as '\(value.parameter.name)'")
    }
    if !choice.missing.isEmpty {
      let missing = choice.missing.joined(separator: ", ")
      repairs.warn(.pathMissingArguments, "'\(name)' requires \(missing), which the path leaves out")
    }
  }

  private func result(of operation: Operation, _ kind: Resolution.Kind, on type: TypeReference?) -> Place {
    var place = Place(kind, operation.returnType)
    place.operation = operation
    place.binding = operation.isBound ? type : nil
    return place
  }

  // MARK: Values

  /// Writes a value as the type of what it is for demands: in quotes or without them.
  ///
  /// One value is one parameter, whatever the page writes: a literal there is an example of what can be given.
  mutating func appendValue(_ argument: ParsedSegment.Argument?, as parameter: PathTemplate.Parameter) {
    var parameter = parameter
    if let name = parameter.type?.name { trail.add(.type(name)) }
    let type = parameter.type.map { index.underlyingType(of: $0) }
    parameter.isQuoted = type.map { isQuoted($0) } ?? argument?.isQuoted ?? false
    var prefix = ""
    if let argument {
      if argument.isExample {
        let value = argument.value.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
        repairs.note(.pathExampleValue, "the value '\(value)' of '\(parameter.name)' is read as an example")
      }
      if let type, index.model.enumTypes[type.name] != nil, index.qualifiedName(argument.prefix) == type.name {
        prefix = type.name.description
      }
      if argument.isQuoted != parameter.isQuoted, !argument.isAlias {
        let change = parameter.isQuoted ? "belongs" : "doesn't belong"
        let name = parameter.type.map { " of type \($0)" } ?? ""
        repairs.note(.pathQuotes, "the value of '\(parameter.name)'\(name) \(change) in quotes")
      }
    }
    builder.append(prefix + (parameter.isQuoted ? "'" : ""))
    builder.append(parameter)
    if parameter.isQuoted { builder.append("'") }
  }

  /// Which literals stand in quotes (OData ABNF 4.01, `primitiveLiteral`).
  private func isQuoted(_ type: TypeReference) -> Bool {
    if type.isCollection { return false }
    if index.model.enumTypes[type.name] != nil { return true }
    return type.name.isPrimitive && ["String", "Duration", "Binary"].contains(type.name.name)
  }
}
