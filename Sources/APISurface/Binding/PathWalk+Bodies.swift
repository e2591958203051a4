import GraphSpec

/// What a request carries and what comes back (OData protocol 4.01 section 11).
extension PathWalk {
  typealias Bodies = (request: TypeReference?, response: TypeReference?)

  mutating func bodies(of place: Place) throws(Unresolved) -> Bodies {
    switch place.kind {
    case .action, .function: return (nil, method == .head ? nil : place.type)
    case .ref: return (nil, nil)
    case .count:
      guard method == .get else { throw Unresolved(.methodMismatch, segment, place.type) }
      return (nil, TypeReference(QualifiedName(namespace: "Edm", name: "Int64"), isNullable: false))
    case .value: return media()
    default:
      guard let type = place.type else { return (nil, nil) }
      trail.add(index.lineage(of: type.name))
      let isDeclared =
        type.name.isPrimitive || index.model.structuredTypes[type.name] != nil
        || index.model.enumTypes[type.name] != nil || index.model.typeDefinitions[type.name] != nil
      guard isDeclared else { throw Unresolved(.unknownType, segment, type) }
      if index.underlyingType(of: type).name == Self.stream.name { return media() }
      return representation(of: type, place.kind)
    }
  }

  private static var stream: TypeReference {
    TypeReference(QualifiedName(namespace: "Edm", name: "Stream"), isNullable: false)
  }

  private func media() -> Bodies {
    switch method {
    case .get: (nil, Self.stream)
    case .put, .patch, .post: (Self.stream, nil)
    case .delete, .head, .options: (nil, nil)
    }
  }

  private mutating func representation(of type: TypeReference, _ kind: Resolution.Kind) -> Bodies {
    let item = TypeReference(type.name, isNullable: type.isNullable, facets: type.facets)
    switch method {
    case .get: return (nil, type)
    case .post:
      if !type.isCollection { unusual(kind) }
      return (item, item)
    case .put, .patch:
      if type.isCollection, kind != .property { unusual(kind) }
      return kind == .property ? (type, type) : (item, item)
    case .delete:
      if type.isCollection, kind != .property { unusual(kind) }
      return (nil, nil)
    case .head, .options: return (nil, nil)
    }
  }

  private mutating func unusual(_ kind: Resolution.Kind) {
    repairs.warn(
      .pathUnusualMethod,
      "OData gives \(method.rawValue) no meaning for what the path addresses (\(kind.rawValue))"
    )
  }
}
