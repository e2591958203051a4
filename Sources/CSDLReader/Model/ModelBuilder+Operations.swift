import GraphSpec

extension ModelBuilder {
  mutating func addOperation(_ kind: Operation.Kind, at index: Int, in schema: Schema) {
    let element = declarations.elements[index]
    // Whatever is wrong with an operation, a call of it is raw JSON without it.
    log.faultyTypes = []
    defer { log.faultyTypes = nil }
    guard let nameID = needIdentifier(.name, of: element) else { return }
    let name = QualifiedName(namespace: schema.namespace, name: declarations.values.string(nameID))
    var operation = Operation(
      name: name,
      kind: kind,
      isBound: flag(.isBound, of: element),
      isComposable: kind == .function && flag(.isComposable, of: element),
      entitySetPath: text(.entitySetPath, of: element),
      location: location(element)
    )
    var isUsable = true
    forEachChild(of: index) { builder, index in
      let child = builder.declarations.elements[index]
      switch child.name {
      case .parameter:
        if let parameter = builder.parameter(at: index) {
          operation.parameters.append(parameter)
        } else {
          isUsable = false
        }
      case .returnType:
        operation.returnType = builder.typeReference(of: child)
        if operation.returnType == nil { isUsable = false }
      default: break
      }
    }
    guard isUsable, checkCounts(of: operation) else { return }
    if kind == .function, operation.returnType == nil {
      let message = "the function '\(name)' has no 'ReturnType'; every function returns something"
      return log.add(.error, .missingElement, message, at: location(element))
    }
    if operation.isBound, operation.parameters.isEmpty {
      let message = "the operation '\(name)' is bound, but has no parameter that says to what; add the 'Parameter'"
      return log.add(.error, .missingElement, message, at: location(element))
    }
    model.operations[name, default: []].append(operation)
  }

  /// Bounds what choosing among overloads costs.
  private mutating func checkCounts(of operation: Operation) -> Bool {
    if operation.parameters.count > limits.parameters {
      let message = "the operation '\(operation.name)' has more than the limit of \(limits.parameters) parameters"
      log.refuse(.tooManyParameters, message, at: operation.location)
      return false
    }
    let count = overloadCounts[operation.name.name.lowercased(), default: 0] + 1
    overloadCounts[operation.name.name.lowercased()] = count
    if count == limits.overloads + 1 {
      let message = "there are more than \(limits.overloads) operations named '\(operation.name.name)'"
      log.refuse(.tooManyOverloads, message, at: operation.location)
    }
    return count <= limits.overloads
  }

  private mutating func parameter(at index: Int) -> Operation.Parameter? {
    let element = declarations.elements[index]
    guard let name = needMemberName(of: element), let type = typeReference(of: element) else { return nil }
    var isOptional = false
    forEachChild(of: index) { builder, index in
      if builder.isOptionalParameterAnnotation(builder.declarations.elements[index]) { isOptional = true }
    }
    return Operation.Parameter(
      name: declarations.values.string(name),
      type: type,
      isOptional: isOptional,
      location: location(element)
    )
  }

  /// Org.OData.Core.V1.OptionalParameter (OData Vocabularies 4.0, Core).
  private mutating func isOptionalParameterAnnotation(_ element: Element) -> Bool {
    guard let term = declarations.value(.term, of: element),
      let name = names.mention(term, in: declarations.values)?.name
    else { return false }
    return name.namespace == "Org.OData.Core.V1" && name.name == "OptionalParameter"
  }
}
