import GraphSpec

/// One path on its way through the model, segment by segment.
struct PathWalk {
  /// What the segments so far address.
  struct Place {
    var kind: Resolution.Kind
    /// Nil for what an action without a result gives.
    var type: TypeReference?
    var operation: Operation?
    var binding: TypeReference?

    init(_ kind: Resolution.Kind, _ type: TypeReference?) {
      self.kind = kind
      self.type = type
    }
  }

  struct Unresolved: Error {
    var failure: Resolution.Failure

    init(_ reason: Resolution.Failure.Reason, _ segment: ParsedSegment, _ type: TypeReference?) {
      failure = Resolution.Failure(reason: reason, segment: segment.text, type: type)
    }
  }

  let index: ModelIndex
  let method: HTTPMethod
  let segments: [ParsedSegment]
  /// The names of the query's options, in lower case.
  let query: [String]
  var repairs: Repairs
  var trail = PathTrail()
  var builder = TemplateBuilder()
  /// The segment that is being looked at.
  var position = 0

  init(index: ModelIndex, method: HTTPMethod, segments: [ParsedSegment], query: [String], repairs: Repairs) {
    self.index = index
    self.method = method
    self.segments = segments
    self.query = query
    self.repairs = repairs
  }

  var segment: ParsedSegment { segments[position] }
  var isLast: Bool { position == segments.count - 1 }

  mutating func resolve() throws(Unresolved) -> Resolution {
    var place = try root()
    place = try pathInside(place)
    position += 1
    while position < segments.count {
      place = try step(from: place)
      place = try pathInside(place)
      position += 1
    }
    position = segments.count - 1
    let bodies = try bodies(of: place)
    return Resolution(
      kind: place.kind,
      template: builder.template,
      requestType: bodies.request,
      responseType: bodies.response,
      binding: place.binding,
      operation: place.operation,
      repairs: repairs.diagnostics,
      trail: trail.value
    )
  }

  // MARK: The first segment

  /// An entity set, a singleton or an operation import (OData URL conventions section 4.3).
  private mutating func root() throws(Unresolved) -> Place {
    guard let name = segment.name else { throw Unresolved(.unknownRoot, segment, nil) }
    let resources = index.resources(like: name)
    trail.count(resources.count)
    let imports = index.operationImports(like: name)
    if let resource = resources.first(where: { $0.name == name }) { return try enter(resource) }
    if let found = imports.first(where: { $0.name == name }) { return try call(found) }
    guard resources.count + imports.count == 1 else {
      for resource in resources { trail.add(.resource(resource.name)) }
      for found in imports { trail.add(.operationImport(found.name)) }
      throw Unresolved(.unknownRoot, segment, nil)
    }
    if let resource = resources.first {
      readAs(resource.name)
      return try enter(resource)
    }
    readAs(imports[0].name)
    return try call(imports[0])
  }

  private mutating func enter(_ resource: EntityContainer.Resource) throws(Unresolved) -> Place {
    trail.add(.resource(resource.name))
    builder.beginSegment(resource.name)
    let type = TypeReference(resource.type, isCollection: resource.kind == .entitySet, isNullable: false)
    return try predicate(after: Place(resource.kind == .entitySet ? .entitySet : .singleton, type))
  }

  private mutating func call(_ found: EntityContainer.OperationImport) throws(Unresolved) -> Place {
    trail.add(.operationImport(found.name))
    let overloads = index.unboundOperations(named: found.operation, kind: found.kind)
    return try call(overloads, as: found.name, on: nil)
  }

  // MARK: Further segments

  private mutating func step(from place: Place) throws(Unresolved) -> Place {
    switch place.kind {
    case .action, .ref, .value, .count:
      throw Unresolved(.unknownSegment, segment, place.type)
    case .function where place.operation?.isComposable == false:
      repairs.note(
        .pathNotComposable,
        "the path goes on after '\(place.operation?.name.name ?? "")', which the metadata doesn't call composable"
      )
    default: break
    }
    guard let type = place.type else { throw Unresolved(.unknownSegment, segment, nil) }
    if let name = segment.name, segment.arguments == nil, let place = try systemSegment(name, on: place, type) {
      return place
    }
    let lineage = index.lineage(of: type.name)
    guard !lineage.isEmpty else {
      trail.add(.type(type.name))
      throw Unresolved(index.isDeclared(type.name) ? .unknownSegment : .unknownType, segment, type)
    }
    trail.add(lineage)
    guard let name = segment.name else {
      if segment.head.isEmpty { return try predicate(after: place) }
      return try keySegment(on: type, lineage)
    }
    if let found = try named(name, on: type, lineage, ignoringCase: false) { return found }
    if let found = try named(name, on: type, lineage, ignoringCase: true) { return found }
    let found = type.isCollection ? literalKey(name, on: type, lineage) : try derived(name, on: type)
    if let found { return found }
    throw unknown(name, on: type)
  }

  /// `$ref`, `$value`, `$count` (OData URL conventions sections 4.6, 4.7 and 4.8).
  private mutating func systemSegment(
    _ name: String,
    on place: Place,
    _ type: TypeReference
  ) throws(Unresolved) -> Place? {
    guard ["$ref", "$value", "$count"].contains(name) else { return nil }
    let lineage = index.lineage(of: type.name)
    trail.add(lineage)
    let isEntity = lineage.first?.kind == .entity
    switch name {
    case "$ref" where isEntity:
      builder.beginSegment(name)
      return Place(.ref, type)
    case "$count" where type.isCollection:
      builder.beginSegment(name)
      return Place(.count, type)
    case "$value" where !type.isCollection && (isEntity || lineage.isEmpty):
      if isEntity, !lineage.contains(where: \.hasStream) {
        repairs.note(.pathNoStream, "the metadata doesn't call \(type.name) a media entity, which has a $value")
      }
      builder.beginSegment(name)
      return Place(.value, type)
    default: throw Unresolved(.unknownSegment, segment, type)
    }
  }

  /// A property, a type or an operation by its name; nil where there is none.
  private mutating func named(
    _ name: String,
    on type: TypeReference,
    _ lineage: [StructuredType],
    ignoringCase: Bool
  ) throws(Unresolved) -> Place? {
    var members: [ModelIndex.Member] = []
    if !type.isCollection { members = index.members(of: lineage, named: name, ignoringCase: ignoringCase) }
    let cast = self.cast(to: name, on: type, ignoringCase: ignoringCase)
    let operations = index.operations(named: name, ignoringCase: ignoringCase, boundTo: type)
    trail.count(members.count + cast.count + operations.count)
    if ignoringCase {
      let names = Set(members.map(\.name) + operations.map(\.operation.name.name) + cast.map(\.description))
      guard names.count < 2 else {
        // Several names differ in case only: none of them is meant more than another.
        for member in members { trail.add(member.step) }
        for name in cast { trail.add(index.lineage(of: name)) }
        trail.add(operations)
        throw Unresolved(.unknownSegment, segment, type)
      }
      guard let written = members.first?.name ?? operations.first?.operation.name.name ?? cast.first?.name else {
        return nil
      }
      readAs(written)
    }
    if let member = members.first { return try enter(member) }
    if let target = cast.first { return try enter(target, isCollection: type.isCollection) }
    if !operations.isEmpty {
      return try call(operations, as: nil, on: type)
    }
    return nil
  }

  private mutating func enter(_ member: ModelIndex.Member) throws(Unresolved) -> Place {
    trail.add(member.step)
    builder.beginSegment(member.name)
    let type = member.type
    trail.add(.type(type.name))
    switch member {
    case .property: return try predicate(after: Place(.property, type))
    case .navigation: return try predicate(after: Place(type.isCollection ? .collection : .navigation, type))
    }
  }

  /// The types that a qualified name means and that are derived from what the path addresses, or are it.
  private mutating func cast(to name: String, on type: TypeReference, ignoringCase: Bool) -> [QualifiedName] {
    guard let qualified = index.qualifiedName(name) else { return [] }
    let types = ignoringCase ? index.types(like: qualified) : [qualified]
    trail.count(types.count)
    return types.filter { index.isKind($0, of: type.name) }
  }

  /// OData URL conventions section 4.11: addressing derived types.
  private mutating func enter(_ target: QualifiedName, isCollection: Bool) throws(Unresolved) -> Place {
    let lineage = index.lineage(of: target)
    trail.add(lineage)
    builder.beginSegment(target.description)
    let isEntity = lineage[0].kind == .entity
    let kind: Resolution.Kind = isEntity ? (isCollection ? .collection : .entity) : .property
    return try predicate(after: Place(kind, TypeReference(target, isCollection: isCollection, isNullable: false)))
  }

  /// Why a name means nothing here.
  private mutating func unknown(_ name: String, on type: TypeReference) -> Unresolved {
    let elsewhere = index.operations(named: name, ignoringCase: false)
    guard let witness = elsewhere.first else { return Unresolved(.unknownSegment, segment, type) }
    trail.add(.operation(witness.operation))
    return Unresolved(.notBound, segment, type)
  }

  mutating func readAs(_ name: String) {
    repairs.warn(.pathCase, "'\(segment.name ?? segment.text)' is read as '\(name)', as the metadata writes it")
  }

  // MARK: A path inside of an item

  /// `root:/{path}:/content`, `sites/{hostname}:/{path}`: Graph addresses files by their path inside of a drive, and
  /// sites by their path inside of a host, between two colons; the second may be left out at the end.
  private mutating func pathInside(_ place: Place) throws(Unresolved) -> Place {
    guard segment.opensPath else { return place }
    guard let type = place.type, !type.isCollection, index.lineage(of: type.name).first?.kind == .entity else {
      throw Unresolved(.unknownSegment, segment, place.type)
    }
    if isLast {
      repairs.note(.pathTrailingText, "the colon after the path is dropped")
      return place
    }
    builder.append(":")
    repeat {
      position += 1
      builder.beginSegment()
      if segment.arguments == nil {
        builder.append(segment.head, as: PathTemplate.Parameter(name: "", role: .path))
      } else {
        builder.append(segment.text)
      }
    } while !isLast && !segment.opensPath
    if !isLast { builder.append(":") }
    return Place(.entity, type)
  }
}
