import GraphSpec

// Elements and their attributes, with what is said when they are not as they should be.
extension ModelBuilder {
  @inline(__always)
  mutating func forEachChild(of index: Int, _ body: (inout ModelBuilder, Int) -> Void) {
    let end = Int(declarations.elements[index].end)
    var child = index + 1
    while child < end {
      let next = Int(declarations.elements[child].end)
      body(&self, child)
      child = next
    }
  }

  func location(_ element: Element) -> SourceLocation {
    SourceLocation(file: file, line: Int(element.line), column: Int(element.column))
  }

  mutating func text(_ attribute: AttributeName, of element: Element) -> String? {
    guard let id = declarations.value(attribute, of: element) else { return nil }
    return declarations.values.string(id)
  }

  /// A required attribute; without it there is an error, and the element can't be used.
  mutating func need(_ attribute: AttributeName, of element: Element) -> InternTable.ID? {
    if let id = declarations.value(attribute, of: element) { return id }
    let message = "'\(element.name.spelling)' has no attribute '\(attribute.spelling)'"
    log.add(.error, .missingAttribute, message, at: location(element))
    return nil
  }

  /// A required attribute that is a simple identifier (CSDL 4.01 section 17.1).
  mutating func needIdentifier(_ attribute: AttributeName, of element: Element) -> InternTable.ID? {
    guard let id = need(attribute, of: element) else { return nil }
    if nameKind(id) != .other { return id }
    report(id, attribute, of: element, expected: "an identifier: letters, digits and '_', no more than 128 of them")
    return nil
  }

  @inline(__always)
  private mutating func nameKind(_ id: InternTable.ID) -> NameKind {
    let known = nameKinds[Int(id)]
    return known == .unknown ? findNameKind(id) : known
  }

  private mutating func findNameKind(_ id: InternTable.ID) -> NameKind {
    let bytes = declarations.values.bytes(id)
    var kind = NameKind.other
    if SimpleIdentifier.isSimple(bytes) { kind = bytes.allSatisfy { $0 < 0x80 } ? .asciiIdentifier : .identifier }
    nameKinds[Int(id)] = kind
    return kind
  }

  /// The name of a property, a parameter or a member. One that is no identifier, such as `request-id`, is kept with a
  /// note: services write them, and what they mean is clear.
  mutating func needMemberName(of element: Element) -> InternTable.ID? {
    guard let id = need(.name, of: element) else { return nil }
    if nameKind(id) != .other { return id }
    let name = declarations.values.string(id)
    guard SimpleIdentifier.isMemberName(name) else {
      report(
        id,
        .name,
        of: element,
        expected: "a name that can be seen, without '/' and '@', of 128 characters at most"
      )
      return nil
    }
    let message = "'\(name)' is no identifier; it is kept, and Swift's name for it is made of its words"
    log.add(.note, .unusualName, message, at: location(element))
    return id
  }

  /// Whether the type has no other member of this name so far.
  mutating func isNew(_ name: InternTable.ID, in owner: Int) -> Bool {
    if lastOwner[Int(name)] == owner { return false }
    lastOwner[Int(name)] = Int32(owner)
    if nameKind(name) == .asciiIdentifier || declarations.values.bytes(name).allSatisfy({ $0 < 0x80 }) { return true }
    // Strings are equal that Unicode calls equivalent.
    let text = declarations.values.string(name)
    let earlier = composedNames.updateValue((owner, name), forKey: text)
    return earlier?.owner != owner
  }

  mutating func report(
    _ id: InternTable.ID,
    _ attribute: AttributeName,
    of element: Element,
    expected: StaticString
  ) {
    let value = declarations.values.string(id)
    log.add(
      .error,
      .malformedValue,
      "'\(value)' is no value for '\(attribute.spelling)' of '\(element.name.spelling)', which is \(expected)",
      at: location(element)
    )
  }

  mutating func flag(_ attribute: AttributeName, of element: Element, default value: Bool = false) -> Bool {
    guard let id = declarations.value(attribute, of: element) else { return value }
    return flag(id, attribute, of: element) ?? value
  }

  mutating func flag(_ id: InternTable.ID, _ attribute: AttributeName, of element: Element) -> Bool? {
    if id == trueID { return true }
    if id == falseID { return false }
    report(id, attribute, of: element, expected: "'true' or 'false'")
    return nil
  }

  /// What a mention of a type in this attribute stands for; nil, and an error, if it isn't the name of anything.
  mutating func mention(_ attribute: AttributeName, of element: Element) -> TypeMentions.Mention? {
    guard let id = declarations.value(attribute, of: element) else { return nil }
    if let mention = names.mention(id, in: declarations.values) { return mention }
    report(id, attribute, of: element, expected: "a qualified name such as 'microsoft.graph.user'")
    return nil
  }
}
