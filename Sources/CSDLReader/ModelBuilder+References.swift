import GraphSpec

extension ModelBuilder {
  /// The type of a property, a parameter, a result or a type definition with its facets (CSDL 4.01 section 7.2).
  ///
  /// A type that the file doesn't have is kept as it is written, with a warning: its values are still JSON.
  @inline(__always)
  mutating func typeReference(of element: Element, attribute: AttributeName = .type) -> TypeReference? {
    guard need(attribute, of: element) != nil, let mention = mention(attribute, of: element) else { return nil }
    if mention.kind == nil { reportUnresolved(mention, .warning, attribute, of: element) }
    var reference = TypeReference(mention.name, isCollection: mention.isCollection)
    let first = Int(element.firstAttribute)
    for index in first..<first + Int(element.attributeCount) {
      let value = declarations.attributes[index].value
      switch declarations.attributes[index].name {
      case .nullable: reference.isNullable = flag(value, .nullable, of: element) ?? true
      case .unicode: reference.facets.isUnicode = flag(value, .unicode, of: element)
      case .maxLength: reference.facets.maxLength = number(value, .maxLength, of: element)
      case .precision: reference.facets.precision = number(value, .precision, of: element)
      case .scale: reference.facets.scale = number(value, .scale, of: element)
      default: break
      }
    }
    return reference
  }

  /// The words are compared without regard to case: services write `Variable` as well as `variable`.
  private mutating func number(
    _ id: InternTable.ID,
    _ attribute: AttributeName,
    of element: Element
  ) -> Int32? {
    let text = declarations.values.string(id)
    if let number = Int32(text), number >= 0 { return number }
    // No code depends on a facet.
    let types = log.faultyTypes
    log.faultyTypes = []
    defer { log.faultyTypes = types }
    switch (attribute, text.lowercased()) {
    case (.maxLength, "max"), (.scale, "variable"): return -1
    case (.scale, "floating"): return -2
    case (.maxLength, _): report(id, attribute, of: element, expected: "'max' or a number that isn't negative")
    case (.scale, _):
      report(id, attribute, of: element, expected: "'variable', 'floating' or a number that isn't negative")
    default: report(id, attribute, of: element, expected: "a number that isn't negative")
    }
    return nil
  }

  mutating func reportUnresolved(
    _ mention: TypeNames.Mention,
    _ severity: Diagnostic.Severity,
    _ attribute: AttributeName,
    of element: Element
  ) {
    let owner = text(.name, of: element).map { " of '\($0)'" } ?? ""
    let consequence =
      severity == .error
      ? "add its declaration or correct the name" : "it is read as untyped JSON unless it is declared"
    log.add(
      severity,
      .unresolvedType,
      "'\(mention.name)', the \(attribute.spelling)\(owner), is declared in no schema of this file; \(consequence)",
      at: location(element)
    )
  }

  mutating func reportWrongKind(
    _ mention: TypeNames.Mention,
    _ attribute: AttributeName,
    of element: Element,
    expected: String
  ) {
    let owner = text(.name, of: element).map { " of '\($0)'" } ?? ""
    let collection = mention.isCollection ? "a collection of " : ""
    let actual = "\(collection)'\(mention.name)'"
    log.add(
      .error,
      .wrongKind,
      "the \(attribute.spelling)\(owner) must be \(expected), not \(actual)",
      at: location(element)
    )
  }
}

extension TypeNames.Kind {
  var words: StaticString {
    switch self {
    case .entity: "an entity type"
    case .complex: "a complex type"
    case .enumeration: "an enumeration type"
    case .typeDefinition: "a type definition"
    case .primitive: "a primitive type"
    }
  }
}
