import GraphSpec

extension ModelBuilder {
  /// Builds what each declared type is.
  mutating func buildTypes() {
    for index in 0..<names.declared.count {
      let declared = names.declared[index]
      log.faultyTypes = [declared.name]
      switch declared.kind {
      case .entity: addStructuredType(.entity, declared, index)
      case .complex: addStructuredType(.complex, declared, index)
      case .enumeration: addEnumType(declared, index)
      case .typeDefinition: addTypeDefinition(declared)
      case .primitive: break
      }
    }
    log.faultyTypes = nil
  }

  // MARK: Structured types

  private mutating func addStructuredType(_ kind: StructuredType.Kind, _ declared: TypeMentions.Declared, _ index: Int)
  {
    let element = declarations.elements[declared.element]
    var type = StructuredType(
      name: declared.name,
      kind: kind,
      baseType: baseType(of: element, declared, index),
      isAbstract: flag(.abstract, of: element),
      isOpen: flag(.openType, of: element),
      hasStream: kind == .entity && flag(.hasStream, of: element),
      location: location(element)
    )
    let counts = countMembers(of: declared.element)
    type.properties.reserveCapacity(counts.properties)
    type.navigationProperties.reserveCapacity(counts.navigationProperties)

    let end = Int(element.end)
    var child = declared.element + 1
    while child < end {
      let member = declarations.elements[child]
      switch member.name {
      case .property:
        if let name = memberName(of: member, in: index), let reference = typeReference(of: member) {
          type.properties.append(Property(name: name, type: reference, location: location(member)))
        }
      case .navigationProperty:
        if let name = memberName(of: member, in: index), let reference = typeReference(of: member) {
          type.navigationProperties.append(
            NavigationProperty(
              name: name,
              type: reference,
              containsTarget: flag(.containsTarget, of: member),
              partner: text(.partner, of: member),
              location: location(member)
            )
          )
        }
      case .key:
        for reference in (child + 1)..<max(Int(member.end), child + 1) {
          // A path: a key may be a property of a complex property (CSDL 4.01 section 6.5).
          if let name = need(.name, of: declarations.elements[reference]) {
            type.key.append(declarations.values.string(name))
          }
        }
      default: break
      }
      child = Int(member.end)
    }
    if type.key.count > limits.keyProperties {
      let message = "the key of '\(declared.name)' has more than the limit of \(limits.keyProperties) properties"
      log.add(.error, .tooManyKeyProperties, message, at: location(element))
    }
    model.structuredTypes[declared.name] = type
  }

  private func countMembers(of index: Int) -> (properties: Int, navigationProperties: Int) {
    var counts = (properties: 0, navigationProperties: 0)
    for member in (index + 1)..<max(Int(declarations.elements[index].end), index + 1) {
      switch declarations.elements[member].name {
      case .property: counts.properties += 1
      case .navigationProperty: counts.navigationProperties += 1
      default: break
      }
    }
    return counts
  }

  private mutating func memberName(of element: Element, in owner: Int) -> String? {
    guard let id = needMemberName(of: element) else { return nil }
    guard isNew(id, in: owner) else {
      let name = declarations.values.string(id)
      let message = "'\(names.declared[owner].name)' declares '\(name)' twice; rename one of them"
      log.add(.error, .duplicateName, message, at: location(element))
      return nil
    }
    return declarations.values.string(id)
  }

  private mutating func baseType(
    of element: Element,
    _ declared: TypeMentions.Declared,
    _ index: Int
  ) -> QualifiedName? {
    guard let mention = mention(.baseType, of: element) else { return nil }
    guard let base = mention.declaration, !mention.isCollection else {
      if mention.kind == .primitive || mention.isCollection {
        reportWrongKind(mention, .baseType, of: element, expected: "\(declared.kind.words)")
      } else {
        reportUnresolved(mention, .error, .baseType, of: element)
      }
      return nil
    }
    guard mention.kind == declared.kind else {
      reportWrongKind(mention, .baseType, of: element, expected: "\(declared.kind.words)")
      return nil
    }
    names.setBase(base, of: index)
    return mention.name
  }

  /// Finds each cycle of base types, reports it once and cuts it, so that nobody who follows base types walks forever.
  mutating func breakBaseTypeCycles() {
    // 0: not seen; otherwise one more than the start of the walk that saw it.
    var walks = Array(repeating: 0, count: names.declared.count)
    for start in 0..<names.declared.count where walks[start] == 0 {
      var next: Int? = start
      while let current = next, walks[current] == 0 {
        walks[current] = start + 1
        next = names.declared[current].base
      }
      guard let first = next, walks[first] == start + 1 else { continue }
      var path = [first]
      while let base = names.declared[path.last!].base, base != first { path.append(base) }
      var shown = path.prefix(8).map { names.declared[$0].name.description }
      if path.count > 8 { shown.append("…") }
      shown.append(names.declared[first].name.description)
      log.faultyTypes = path.map { names.declared[$0].name }
      defer { log.faultyTypes = nil }
      log.add(
        .error,
        .baseTypeCycle,
        "the base types go in a circle: \(shown.joined(separator: " → ")); remove one 'BaseType'",
        at: location(declarations.elements[names.declared[first].element])
      )
      for index in path {
        model.structuredTypes[names.declared[index].name]?.baseType = nil
        names.setBase(nil, of: index)
      }
    }
  }

  /// Reports the first type on each way that derives from too many others. Cycles are gone by now.
  mutating func checkBaseTypeDepth() {
    var depths = Array(repeating: -1, count: names.declared.count)
    var path: [Int] = []
    for start in depths.indices where depths[start] < 0 {
      path.removeAll(keepingCapacity: true)
      var next: Int? = start
      while let current = next, depths[current] < 0 {
        path.append(current)
        next = names.declared[current].base
      }
      var depth = next.map { depths[$0] + 1 } ?? 0
      for index in path.reversed() {
        depths[index] = depth
        if depth == limits.baseTypes + 1 {
          let declared = names.declared[index]
          let message = "'\(declared.name)' derives from more types than the limit of \(limits.baseTypes)"
          log.refuse(.baseTypesTooDeep, message, at: location(declarations.elements[declared.element]))
        }
        depth += 1
      }
    }
  }

  // MARK: Enumerations

  private mutating func addEnumType(_ declared: TypeMentions.Declared, _ index: Int) {
    let element = declarations.elements[declared.element]
    var type = EnumType(name: declared.name, isFlags: flag(.isFlags, of: element), location: location(element))
    if let underlying = mention(.underlyingType, of: element) {
      if underlying.name.isPrimitive, !underlying.isCollection, Self.integers.contains(underlying.name.name) {
        type.underlyingType = underlying.name
      } else {
        reportWrongKind(underlying, .underlyingType, of: element, expected: "an integer type such as Edm.Int32")
      }
    }
    var previous: Int64?
    let end = Int(element.end)
    type.members.reserveCapacity(end - declared.element - 1)
    for child in (declared.element + 1)..<max(end, declared.element + 1) {
      let member = declarations.elements[child]
      guard let name = memberName(of: member, in: index), let value = memberValue(of: member, after: previous)
      else { continue }
      previous = value
      type.members.append(EnumType.Member(name: name, value: value, location: location(member)))
    }
    model.enumTypes[declared.name] = type
  }

  private mutating func memberValue(of member: Element, after previous: Int64?) -> Int64? {
    guard let id = declarations.value(.value, of: member) else {
      guard let previous else { return 0 }
      let (value, overflows) = previous.addingReportingOverflow(1)
      if !overflows { return value }
      let message = "the member needs a 'Value', for the one before it has the largest there is"
      log.add(.error, .missingAttribute, message, at: location(member))
      return nil
    }
    if let value = Self.smallNumber(declarations.values.bytes(id)) ?? Int64(declarations.values.string(id)) {
      return value
    }
    report(id, .value, of: member, expected: "an integer of 64 bits")
    return nil
  }

  /// A number of few digits and nothing else, as nearly all are; nil for any other text.
  private static func smallNumber(_ digits: UnsafeRawBufferPointer) -> Int64? {
    guard !digits.isEmpty, digits.count < 16 else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard digit &- UInt8(ascii: "0") < 10 else { return nil }
      value = value &* 10 &+ Int64(digit &- UInt8(ascii: "0"))
    }
    return value
  }

  private static let integers: Set<String> = ["Byte", "SByte", "Int16", "Int32", "Int64"]

  private mutating func addTypeDefinition(_ declared: TypeMentions.Declared) {
    let element = declarations.elements[declared.element]
    guard let reference = typeReference(of: element, attribute: .underlyingType) else { return }
    model.typeDefinitions[declared.name] = TypeDefinition(
      name: declared.name,
      underlyingType: reference,
      location: location(element)
    )
  }
}
