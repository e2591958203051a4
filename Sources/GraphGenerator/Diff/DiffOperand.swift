package import APISurface
package import GraphSpec
import Support

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
  init(name: String, file: String, lines: [String], locations: [SourceLocation]) {
    self.name = name
    self.file = file
    facts = SurfaceFacts(lines: lines)
    self.locations = facts.positions.mapValues { locations[$0] }
  }

  /// Of a module that was generated.
  package init(_ lock: LockFile, in folder: String) {
    name = Path.join(folder, LockFile.name)
    file = name
    facts = SurfaceFacts(lines: lock.surface)
    locations = [:]
  }

  /// Of specs.
  package init(name: String, file: String, bound: BoundPages, models: [GraphVersion: EntityDataModel]) {
    self.name = name
    self.file = file
    facts = SurfaceFacts(lines: SurfaceExport.lines(of: bound.surface))
    locations = SurfaceLocations(bound.surface, models).locations
  }

  /// The best place for a change; the operand's file where none is known.
  package func location(of change: SurfaceChange) -> SourceLocation {
    change.anchors.lazy.compactMap { locations[$0] }.first ?? SourceLocation(file: file, line: 0)
  }
}

/// The rows of pages and the elements of metadata that the facts of a surface come from.
private struct SurfaceLocations {
  private(set) var locations: [SurfaceAnchor: SourceLocation] = [:]

  init(_ surface: Surface, _ models: [GraphVersion: EntityDataModel]) {
    for permission in surface.permissions { locations[.permission(permission.name)] = permission.location }
    for version in surface.versions {
      for endpoint in version.endpoints {
        let anchor = SurfaceAnchor.endpoint(version.version, endpoint.method, "\(endpoint.template)")
        locations[anchor] = endpoint.sources.first?.location
      }
      guard let model = models[version.version] else { continue }
      for object in version.objects { add(object, version.version, model) }
      for type in version.enums { add(type, version.version) }
      for action in version.actions { add(action, version.version, model) }
    }
  }

  private mutating func add(_ object: ObjectShape, _ version: GraphVersion, _ model: EntityDataModel) {
    let name = "\(object.name)"
    locations[.type(version, name)] = model.structuredTypes[object.name]?.location
    for member in object.members {
      let declaring = model.structuredTypes[member.inheritedFrom ?? object.name]
      let property = declaring?.properties.first { $0.name == member.name }
      locations[.member(version, name, member.name)] = property?.location
    }
  }

  private mutating func add(_ type: EnumType, _ version: GraphVersion) {
    locations[.type(version, "\(type.name)")] = type.location
    for member in type.members { locations[.member(version, "\(type.name)", member.name)] = member.location }
  }

  private mutating func add(_ action: ActionShape, _ version: GraphVersion, _ model: EntityDataModel) {
    let operation = model.operations[action.name]?.first {
      $0.bindingType == action.binding && $0.callParameters.map(\.name) == action.members.map(\.name)
    }
    guard let operation else { return }
    let name = "\(action.name)(\(action.binding.map(\.description) ?? ""))"
    locations[.action(version, name)] = operation.location
    for parameter in operation.callParameters {
      locations[.member(version, name, parameter.name)] = parameter.location
    }
  }
}

extension Diagnostic.Code {
  /// What is to be compared can't be found or is of no kind that can.
  static let diffOperand = Self("diff-operand")
  /// Git isn't there, or doesn't have what was asked for.
  static let diffGit = Self("diff-git")
}
