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
      case .maxLength:
        reference.facets.maxLength = facet(
          value,
          .maxLength,
          of: element,
          words: ["max": .max],
          expected: "'max' or a number that isn't negative"
        ) { .limit($0) }
      case .precision: reference.facets.precision = facet(value, .precision, of: element) { $0 }
      case .scale:
        reference.facets.scale = facet(
          value,
          .scale,
          of: element,
          words: ["variable": .variable, "floating": .floating],
          expected: "'variable', 'floating' or a number that isn't negative"
        ) { .digits($0) }
      default: break
      }
    }
    return reference
  }

  /// A facet that is a number or one of some words.
  ///
  /// The words are compared without regard to case: services write `Variable` as well as `variable`.
  private mutating func facet<Value>(
    _ id: InternTable.ID,
    _ attribute: AttributeName,
    of element: Element,
    words: KeyValuePairs<String, Value> = [:],
    expected: StaticString = "a number that isn't negative",
    number: (Int32) -> Value
  ) -> Value? {
    let text = declarations.values.string(id)
    if let value = Int32(text), value >= 0 { return number(value) }
    let lowercased = text.lowercased()
    if let word = words.first(where: { $0.key == lowercased }) { return word.value }
    // No code depends on a facet.
    let types = log.faultyTypes
    log.faultyTypes = []
    defer { log.faultyTypes = types }
    report(id, attribute, of: element, expected: expected)
    return nil
  }

  mutating func reportUnresolved(
    _ mention: TypeMentions.Mention,
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
    _ mention: TypeMentions.Mention,
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

extension TypeMentions.Kind {
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
