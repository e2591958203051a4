import GraphSpec

/// What a request carries and what comes back (OData protocol 4.01 section 11).
extension PathWalk {
  typealias Bodies = (request: TypeReference?, response: TypeReference?)

  mutating func bodies(of place: Place) throws(Unresolved) -> Bodies {
    switch place.kind {
    case .action: return (nil, place.type)
    case .function:
      switch method {
      case .patch, .put: return (place.type, place.type)
      case .delete, .head: return (nil, nil)
      case .get, .post, .options: return (nil, place.type)
      }
    case .ref: return (nil, nil)
    case .count:
      guard method == .get else { throw Unresolved(.methodMismatch, segment, place.type) }
      return (nil, TypeReference(QualifiedName(namespace: "Edm", name: "Int64"), isNullable: false))
    case .value: return media()
    default:
      guard let type = place.type else { return (nil, nil) }
      trail.add(index.lineage(of: type.name))
      guard index.isDeclared(type.name) else { throw Unresolved(.unknownType, segment, type) }
      if index.underlyingType(of: type).name == Self.stream.name { return media() }
      return try representation(of: type, place.kind)
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

  /// The representation of a resource. A method that OData gives no meaning for it, or one for which the body is not of
  /// its type (PATCH of a collection takes a delta), doesn't fit.
  private func representation(of type: TypeReference, _ kind: Resolution.Kind) throws(Unresolved) -> Bodies {
    let item = TypeReference(type.name, isNullable: type.isNullable, facets: type.facets)
    switch method {
    case .get: return (nil, type)
    case .post where type.isCollection: return (item, item)
    case .put where !type.isCollection || kind == .property: return (type, type)
    case .patch where !type.isCollection || kind == .property: return (type, type)
    case .delete where !type.isCollection || kind == .property: return (nil, nil)
    case .head, .options: return (nil, nil)
    default: throw Unresolved(.methodMismatch, segment, type)
    }
  }
}
