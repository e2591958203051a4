import GraphSpec

/// Keys: how a path gets from a collection to one of its entities (OData URL conventions section 4.3).
extension PathWalk {
  /// `{id}` after a collection: a key in a segment of its own (OData URL conventions section 4.3.3).
  mutating func keySegment(on type: TypeReference, _ lineage: [StructuredType]) throws(Unresolved) -> Place {
    guard type.isCollection, lineage[0].kind == .entity, segment.arguments == nil else {
      throw Unresolved(.unknownSegment, segment, type)
    }
    let key = key(of: type)
    for (offset, property) in (key.isEmpty ? [nil] : key.map(Optional.some)).enumerated() {
      // A key of several parts takes as many segments.
      if offset > 0 {
        guard !isLast, segments[position + 1].hasPlaceholder else { throw Unresolved(.unknownSegment, segment, type) }
        position += 1
      }
      builder.beginSegment()
      builder.append(segment.head, as: keyParameter(of: type, property?.property))
    }
    return Place(.entity, entity(of: type))
  }

  /// The key properties, which every rule about keys looks at.
  private mutating func key(of type: TypeReference) -> [(property: Property, declaredOn: QualifiedName)] {
    let key = index.key(of: type.name)
    for property in key { trail.add(.property(type: property.declaredOn, name: property.property.name)) }
    return key
  }

  private func keyParameter(of type: TypeReference, _ property: Property?) -> PathTemplate.Parameter {
    PathTemplate.Parameter(name: property?.name ?? "", role: .key, type: property?.type, entityType: type.name)
  }

  private func entity(of type: TypeReference) -> TypeReference { TypeReference(type.name, isNullable: false) }

  /// A literal after a collection: a well-known key (`mailFolders/inbox/messages`), or a placeholder whose braces were
  /// forgotten (`users/user-id/messages`).
  ///
  /// OData takes every literal here for a key (URL conventions section 4.3.3). Graph calls operations without their
  /// namespace, so a literal can as well be an operation that the metadata doesn't know, or a navigation property after a
  /// key that was forgotten: neither may be taken for a key.
  mutating func literalKey(_ name: String, on type: TypeReference, _ lineage: [StructuredType]) -> Place? {
    guard lineage[0].kind == .entity, segment.arguments == nil, !name.hasPrefix("$") else { return nil }
    let key = key(of: type)
    guard key.count == 1 else { return nil }
    let words = name.words
    let keyWords = key[0].property.name.words
    if words.count >= keyWords.count, Array(words.suffix(keyWords.count)) == keyWords {
      repairs.warn(.pathPlaceholder, "'\(name)' is read as a placeholder")
      builder.beginSegment()
      builder.append([.placeholder(name)], as: keyParameter(of: type, key[0].property))
      return Place(.entity, entity(of: type))
    }
    guard !name.isQualifiedIdentifier || isKey(name, of: type, lineage) else { return nil }
    repairs.warn(.pathLiteralKey, "'\(name)' is read as the key of a \(type.name)")
    builder.beginSegment(name)
    return Place(.entity, entity(of: type))
  }

  /// Whether a name can only be a key: the path goes on with what an entity has, or ends with a method that no
  /// operation has, or with GET and a name that is not like a function's.
  private mutating func isKey(_ name: String, of type: TypeReference, _ lineage: [StructuredType]) -> Bool {
    guard !name.contains(".") else { return false }
    if let member = index.members(of: lineage, named: name, ignoringCase: true).first(where: \.isNavigation) {
      trail.add(member.step)
      return false
    }
    guard isLast else { return continues(on: entity(of: type), lineage) }
    switch method {
    case .patch, .put, .delete: return true
    case .get, .head:
      guard let witness = index.function(beginningLike: name) else { return true }
      trail.add(.operation(witness))
      return false
    case .post, .options: return false
    }
  }

  /// Whether the next segment is a property of the entity or an operation bound to it.
  private func continues(on type: TypeReference, _ lineage: [StructuredType]) -> Bool {
    guard let next = segments[position + 1].name else { return false }
    return !index.members(of: lineage, named: next, ignoringCase: true).isEmpty
      || !index.operations(named: next, ignoringCase: true, boundTo: type).isEmpty
  }

  // MARK: In parentheses

  /// `calls('{id}')`, `applications(appId='{appId}')`: what stands in the parentheses after a property, an entity set
  /// or a function's result.
  mutating func predicate(after place: Place) throws(Unresolved) -> Place {
    guard let arguments = segment.arguments else { return place }
    if arguments.isEmpty {
      repairs.note(.pathParentheses, "the parentheses after '\(segment.name ?? "")' are dropped")
      return place
    }
    guard let type = place.type, type.isCollection, index.lineage(of: type.name).first?.kind == .entity else {
      throw Unresolved(.unknownSegment, segment, place.type)
    }
    trail.add(index.lineage(of: type.name))
    let key = key(of: type)
    if arguments.count == 1, arguments[0].name == nil || arguments[0].name == key.first?.property.name, key.count < 2 {
      builder.beginSegment()
      builder.append(arguments[0].value, as: keyParameter(of: type, key.first?.property))
      if arguments[0].isExample {
        repairs.note(.pathLiteralKey, "the literal in '\(segment.text)' is read as the key of a \(type.name)")
      }
      return Place(.entity, entity(of: type))
    }
    return try namedKeys(arguments, of: type, key)
  }

  /// The property by the letter, else the only one in another casing.
  private mutating func property(
    named name: String,
    in lineage: [StructuredType]
  ) -> (property: Property, declaredOn: QualifiedName)? {
    if let found = index.property(named: name, in: lineage) { return found }
    let members = index.members(of: lineage, named: name, ignoringCase: true)
    for member in members { trail.add(member.step) }
    guard members.count == 1, let found = index.property(named: members[0].name, in: lineage) else { return nil }
    repairs.warn(.pathCase, "the key '\(name)' is read as '\(found.property.name)', as the metadata writes it")
    return found
  }

  /// Keys by name: a key of several parts, or an alternate key (OData Core vocabulary, `AlternateKeys`; Graph documents
  /// more alternate keys than its metadata annotates).
  private mutating func namedKeys(
    _ arguments: [ParsedSegment.Argument],
    of type: TypeReference,
    _ key: [(property: Property, declaredOn: QualifiedName)]
  ) throws(Unresolved) -> Place {
    let lineage = index.lineage(of: type.name)
    let keyNames = Set(key.map(\.property.name))
    var parts: [(property: Property, argument: ParsedSegment.Argument)] = []
    for argument in arguments {
      guard let name = argument.name, let found = property(named: name, in: lineage),
        index.underlyingType(of: found.property.type).name.isPrimitive, !found.property.type.isCollection
      else { throw Unresolved(.unknownSegment, segment, type) }
      trail.add(.property(type: found.declaredOn, name: found.property.name))
      parts.append((found.property, argument))
    }
    let isKey = keyNames == Set(parts.map(\.property.name))
    // One key has one spelling: its parts in the order of the key, or by name.
    parts.sort { left, right in
      let names = key.map(\.property.name)
      guard isKey, let first = names.firstIndex(of: left.property.name),
        let second = names.firstIndex(of: right.property.name)
      else { return left.property.name < right.property.name }
      return first < second
    }
    builder.append("(")
    for (position, part) in parts.enumerated() {
      if position > 0 { builder.append(",") }
      builder.append(part.property.name + "=")
      let parameter = PathTemplate.Parameter(
        name: part.property.name,
        role: isKey ? .key : .alternateKey,
        type: part.property.type,
        entityType: type.name
      )
      appendValue(part.argument, as: parameter)
    }
    builder.append(")")
    return Place(.entity, entity(of: type))
  }
}
