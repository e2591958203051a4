import APISurface
import GraphSpec

extension Diagnostic.Code {
  /// Two things of the specs would have the same Swift name.
  static let nameCollision = Self("name-collision")
}

/// Finds names that two sources would share. Swift would refuse the code; this says why.
///
/// Only names that others in a surface could share are looked at: those of types, endpoints and permissions. The members
/// of a type are kept apart by their names.
struct NameCollisions {
  private struct Source {
    var name: String
    var location: SourceLocation?
  }

  private var sources: [String: Source] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  static func check(_ permissions: [SurfacePermission], diagnostics: inout [Diagnostic]) {
    var collisions = NameCollisions()
    for permission in permissions {
      let name = "GraphPermissions.\(PermissionNames.constant(permission.name))"
      collisions.claim(name, for: permission.name, at: permission.location)
    }
    diagnostics += collisions.diagnostics
  }

  static func check(_ surface: VersionSurface, _ names: TypeNames, diagnostics: inout [Diagnostic]) {
    var collisions = NameCollisions()
    for object in surface.objects {
      collisions.claim(names.path(of: object.name), for: object.name, at: object.location)
    }
    for type in surface.enums { collisions.claim(names.path(of: type.name), for: type.name, at: type.location) }
    for action in surface.actions {
      let path = names.namespace(of: action.name.namespace) + ActionNames.name(of: action, names)
      collisions.claim(path.text, for: "the parameters of \(action.name)", at: action.location)
    }
    for (endpoint, name) in zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)) {
      let source = "\(endpoint.method.rawValue) \(endpoint.template)"
      collisions.claim("\(names.root).Endpoint.\(name)", for: source, at: endpoint.sources.first?.location)
    }
    collisions.claimMembersOfNamespaces(surface, names)
    diagnostics += collisions.diagnostics
  }

  /// A type that other types are nested in can't have a member of the same name as one of them.
  private mutating func claimMembersOfNamespaces(_ surface: VersionSurface, _ names: TypeNames) {
    // Without those that are types and have been claimed.
    for path in names.namespaces where sources[path.text] == nil {
      sources[path.text] = Source(name: path.text, location: nil)
    }
    for object in surface.objects where names.namespaces.contains(names.path(of: object.name)) {
      for (member, name) in zip(object.members, MemberNames.properties(object.members)) {
        claim(names.path(of: object.name) + name, for: "\(object.name)/\(member.name)", at: object.location)
      }
    }
    // An enumeration is a name for a type of the runtime, in which none of its own can be nested.
    for type in surface.enums where names.namespaces.contains(names.path(of: type.name)) {
      let message =
        "the enumeration '\(type.name)' and a schema would both be '\(names.path(of: type.name))' in Swift;"
        + " rename the enumeration with a correction"
      diagnostics.append(Diagnostic(.error, .nameCollision, message, at: type.location))
    }
  }

  private mutating func claim(_ path: SwiftPath, for source: some CustomStringConvertible, at location: SourceLocation)
  {
    claim(path.text, for: "\(source)", at: location)
  }

  private mutating func claim(_ swiftName: String, for name: String, at location: SourceLocation?) {
    let source = Source(name: name, location: location)
    guard let earlier = sources.updateValue(source, forKey: swiftName) else { return }
    let place = earlier.location.map { ", which is at \($0)," } ?? ""
    let message = "'\(name)' and '\(earlier.name)'\(place) would both be '\(swiftName)' in Swift"
    diagnostics.append(Diagnostic(.error, .nameCollision, message, at: location))
  }
}
