import GraphSpec

/// Members of derived types: OData wants a type cast before them (URL conventions section 4.11), pages leave it out.
extension PathWalk {
  /// A property that more derived types have is not looked into.
  private static let derivedLimit = 256

  /// A property or an operation that only derived types have, where all that have it agree on its type.
  ///
  /// The path stays as written: there is no telling which of the derived types the entity will be.
  mutating func derived(_ name: String, on type: TypeReference) throws(Unresolved) -> Place? {
    let members = index.derivedMembers(named: name, of: type.name, limit: Self.derivedLimit + 1)
    if let first = members.first {
      for member in members {
        trail.add(member.step)
        trail.add(index.lineage(of: member.declaredOn))
      }
      guard members.count <= Self.derivedLimit, let agreed = agreedType(of: members) else { return nil }
      warnOfCast(name, members.map(\.declaredOn))
      builder.beginSegment(name)
      switch first {
      case .property: return try predicate(after: Place(.property, agreed))
      case .navigation: return try predicate(after: Place(agreed.isCollection ? .collection : .navigation, agreed))
      }
    }
    let operations = index.derivedOperations(named: name, of: type)
    guard let chosen = operations.first else { return nil }
    let first = chosen.operation
    trail.add(operations)
    for operation in operations {
      if let binding = operation.operation.bindingType { trail.add(index.lineage(of: binding.name)) }
    }
    let agree = operations.lazy.map(\.operation).allSatisfy { operation in
      operation.kind == first.kind && operation.returnType == first.returnType
        && operation.callParameters.map(\.name) == first.callParameters.map(\.name)
        && operation.callParameters.map(\.type) == first.callParameters.map(\.type)
    }
    guard agree else { return nil }
    warnOfCast(name, operations.compactMap { $0.operation.bindingType?.name })
    return try call([chosen], as: nil, on: type)
  }

  /// The one type of all members, or the nearest base type of all of them short of a root type, which says nothing.
  private func agreedType(of members: [ModelIndex.Member]) -> TypeReference? {
    let first = members[0]
    var common = index.lineage(of: first.type.name).map(\.name)
    for member in members.dropFirst() {
      guard member.isNavigation == first.isNavigation, member.type.isCollection == first.type.isCollection else {
        return nil
      }
      if member.type.name == first.type.name { continue }
      let lineage = index.lineage(of: member.type.name).filter { $0.baseType != nil }.map(\.name)
      common = common.filter(lineage.contains)
    }
    if members.allSatisfy({ $0.type == first.type }) { return first.type }
    return common.first.map { TypeReference($0, isCollection: first.type.isCollection) }
  }

  private mutating func warnOfCast(_ name: String, _ types: [QualifiedName]) {
    let types = types.map(\.description).joined(separator: ", ")
    repairs.warn(
      .pathMissingCast,
      "'\(name)' is declared by derived types only (\(types)), OData wants a type cast before it"
    )
  }
}
