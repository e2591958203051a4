import APISurface
import GraphSpec

/// One thing that a surface says. Its texts are escaped, see `SurfaceText`.
enum SurfaceFact: Hashable, Sendable {
  /// Version, method and path.
  struct Endpoint: Hashable, Sendable {
    var version: GraphVersion
    var method: HTTPMethod
    /// With the names of its values in braces.
    var path: String
  }

  /// A type, or an action with what it is bound to.
  typealias TypeKey = SurfaceFacts.TypeKey

  case permission(String, SurfaceFacts.Permission)
  case endpoint(Endpoint, Resolution.Kind)
  case takes(Endpoint, SurfaceFacts.Reference)
  case gives(Endpoint, SurfaceFacts.Reference)
  case calls(Endpoint, String)
  /// Of the path, in order.
  case values(Endpoint, [SurfaceFacts.PathValue])
  case application(Endpoint, String)
  case delegated(Endpoint, String)
  case object(TypeKey, isEntity: Bool, base: String?, isAbstract: Bool, isOpen: Bool)
  /// A property of an object, or a parameter of an action.
  case property(TypeKey, SurfaceFacts.Member)
  /// A base and a concrete type that derives from it.
  case derived(TypeKey, String)
  case enumeration(TypeKey, isFlags: Bool)
  case member(TypeKey, SurfaceFacts.Enumeration.Member)
  case action(TypeKey)
}

extension SurfaceFact {
  /// Everything that a surface says, in the order of `SurfaceExport`.
  static func facts(of surface: Surface) -> [SurfaceFact] {
    var facts = surface.permissions.map { permission in
      SurfaceFact.permission(
        SurfaceText.escaped(permission.name),
        SurfaceFacts.Permission(
          application: (permission.application?.id).map { SurfaceText.escaped($0) },
          delegated: (permission.delegated?.id).map { SurfaceText.escaped($0) }
        )
      )
    }
    for version in surface.versions {
      for endpoint in version.endpoints { add(endpoint, to: &facts) }
      for object in version.objects { add(object, version.version, to: &facts) }
      for type in version.enums { add(type, version.version, to: &facts) }
      for action in version.actions { add(action, version.version, to: &facts) }
    }
    return facts
  }

  private static func add(_ endpoint: SurfaceEndpoint, to facts: inout [SurfaceFact]) {
    let resolution = endpoint.resolution
    let name = Endpoint(
      version: endpoint.version,
      method: endpoint.method,
      path: SurfacePath.text(of: endpoint.template)
    )
    facts.append(.endpoint(name, resolution.kind))
    if let request = resolution.requestType { facts.append(.takes(name, SurfaceName.reference(request))) }
    if let response = resolution.responseType { facts.append(.gives(name, SurfaceName.reference(response))) }
    if resolution.kind == .action, let operation = resolution.operation {
      facts.append(.calls(name, SurfaceName.action(operation.name, operation.bindingType)))
    }
    let values = endpoint.template.parameters.map { value in
      SurfaceFacts.PathValue(role: value.role, entityType: value.entityType.map(SurfaceName.type))
    }
    if !values.isEmpty { facts.append(.values(name, values)) }
    let requirement = EndpointRequirement(endpoint)
    facts += names(requirement, .application).map { .application(name, $0) }
    facts += names(requirement, .delegated, .work, .personal).map { .delegated(name, $0) }
  }

  /// Permissions that are needed together are named together.
  private static func names(_ requirement: EndpointRequirement, _ kinds: EndpointRequirement.Kind...) -> [String] {
    let alternatives = kinds.flatMap { requirement.alternatives[$0] ?? [] }
    return Set(alternatives.map { $0.permissions.map { SurfaceText.escaped($0) }.joined(separator: " + ") }).sorted()
  }

  private static func add(_ object: ObjectShape, _ version: GraphVersion, to facts: inout [SurfaceFact]) {
    let key = TypeKey(version: version, name: SurfaceName.type(object.name))
    facts.append(
      .object(
        key,
        isEntity: object.kind == .entity,
        base: object.baseType.map(SurfaceName.type),
        isAbstract: object.isAbstract,
        isOpen: object.isOpen
      )
    )
    for member in object.members { facts.append(.property(key, SurfaceFacts.Member(member))) }
    for type in object.derived { facts.append(.derived(key, SurfaceName.type(type))) }
  }

  private static func add(_ type: EnumType, _ version: GraphVersion, to facts: inout [SurfaceFact]) {
    let key = TypeKey(version: version, name: SurfaceName.type(type.name))
    facts.append(.enumeration(key, isFlags: type.isFlags))
    for member in type.members {
      facts.append(.member(key, .init(name: SurfaceText.escaped(member.name), value: "\(member.value)")))
    }
  }

  private static func add(_ action: ActionShape, _ version: GraphVersion, to facts: inout [SurfaceFact]) {
    let key = TypeKey(version: version, name: SurfaceName.action(action.name, action.binding))
    facts.append(.action(key))
    for member in action.members { facts.append(.property(key, SurfaceFacts.Member(member))) }
  }
}

extension SurfaceFacts.Member {
  fileprivate init(_ member: MemberShape) {
    self.init(
      name: SurfaceText.escaped(member.name),
      type: SurfaceName.reference(member.type),
      isNullable: member.type.isNullable,
      isRequired: member.isRequired,
      inheritedFrom: member.inheritedFrom.map(SurfaceName.type)
    )
  }
}
