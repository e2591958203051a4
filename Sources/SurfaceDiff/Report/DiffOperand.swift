package import APISurface
package import GraphSpec

/// One side of a comparison: a surface, whatever it was made of, and where its facts can be looked at.
package struct DiffOperand: Sendable {
  /// As a person would call it.
  package var name: String
  package var facts: SurfaceFacts
  /// Where a change is shown of which nothing better is known: the configuration, or the file with the surface.
  package var file: String
  /// The git revision that the specs are of, if they are of one.
  package var revision: String?
  package var locations: [SurfaceAnchor: SourceLocation]

  /// Of a surface that was read from a file.
  ///
  /// - Parameter locations: of the lines; none where nobody could look at them.
  package init(name: String, file: String, lines: [String], locations: [SourceLocation]) throws(SurfaceFacts.Unreadable)
  {
    self.name = name
    self.file = file
    facts = try SurfaceFacts(lines: lines)
    self.locations = locations.isEmpty ? [:] : facts.positions.mapValues { locations[$0] }
  }

  /// Of specs.
  package init(name: String, file: String, bound: BoundPages, models: [GraphVersion: EntityDataModel]) {
    self.name = name
    self.file = file
    facts = SurfaceFacts(bound.surface)
    locations = SurfaceLocations(bound.surface, models).locations
  }

  /// The best place for a change; the operand's file where none is known.
  package func location(of change: SurfaceChange) -> SourceLocation {
    change.anchors.lazy.compactMap { locations[$0] }.first ?? SourceLocation(file: file, line: 0)
  }

  /// A place's file, from the repository's root where a revision was read.
  func path(of location: SourceLocation) -> String {
    let prefix = revision.map { "\($0):" } ?? ""
    return location.file.hasPrefix(prefix) ? String(location.file.dropFirst(prefix.count)) : location.file
  }
}

/// The rows of pages and the elements of metadata that the facts of a surface come from.
private struct SurfaceLocations {
  private struct Overload: Hashable {
    var name: QualifiedName
    var binding: TypeReference?
    var parameters: [String]
  }

  private(set) var locations: [SurfaceAnchor: SourceLocation] = [:]

  init(_ surface: Surface, _ models: [GraphVersion: EntityDataModel]) {
    for permission in surface.permissions { locations[.of(permission)] = permission.location }
    for version in surface.versions {
      for endpoint in version.endpoints { locations[.of(endpoint)] = endpoint.sources.first?.location }
      guard let model = models[version.version] else { continue }
      add(version.objects, version.version, model)
      for type in version.enums { add(type, version.version) }
      add(version.actions, version.version, model)
    }
  }

  private mutating func add(_ objects: [ObjectShape], _ version: GraphVersion, _ model: EntityDataModel) {
    var properties: [QualifiedName: [String: SourceLocation]] = [:]
    for object in objects {
      locations[.of(object.name, version)] = model.structuredTypes[object.name]?.location
      for member in object.members {
        let declaring = member.inheritedFrom ?? object.name
        if properties[declaring] == nil {
          let all = model.structuredTypes[declaring]?.properties ?? []
          properties[declaring] = Dictionary(all.map { ($0.name, $0.location) }) { first, _ in first }
        }
        locations[.of(member.name, in: object.name, version)] = properties[declaring]?[member.name]
      }
    }
  }

  private mutating func add(_ type: EnumType, _ version: GraphVersion) {
    locations[.of(type.name, version)] = type.location
    for member in type.members { locations[.of(member.name, in: type.name, version)] = member.location }
  }

  private mutating func add(_ actions: [ActionShape], _ version: GraphVersion, _ model: EntityDataModel) {
    var overloads: [Overload: Operation] = [:]
    for operation in Set(actions.map(\.name)).flatMap({ model.operations[$0] ?? [] }) {
      let parameters = operation.callParameters.map(\.name)
      let overload = Overload(name: operation.name, binding: operation.bindingType, parameters: parameters)
      if overloads[overload] == nil { overloads[overload] = operation }
    }
    for action in actions {
      let overload = Overload(name: action.name, binding: action.binding, parameters: action.members.map(\.name))
      guard let operation = overloads[overload] else { continue }
      locations[.of(action, version)] = operation.location
      for parameter in operation.callParameters {
        locations[.of(parameter.name, in: action, version)] = parameter.location
      }
    }
  }
}
