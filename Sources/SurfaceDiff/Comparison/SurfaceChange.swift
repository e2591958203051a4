package import APISurface
package import GraphSpec

/// One difference between two surfaces and what it means.
package struct SurfaceChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case added, removed, changed
  }

  /// A stable, kebab-case identifier such as `property-removed`.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    init(_ rawValue: String) { self.rawValue = rawValue }
  }

  package var code: Code
  package var kind: Kind
  /// Nil where the change is about no version of Graph alone, such as a permission.
  package var version: GraphVersion?
  /// What changed: `GET /communications/calls/{id}`, `microsoft.graph.call/subject`, `Calls.Initiate.All`.
  package var subject: String
  /// One sentence that starts in lower case and has no full stop.
  package var text: ChangeText
  /// What the generated module calls, or called, what came or went: `GraphV1.Endpoint.postMeSendMail`. Nil for what it
  /// has no name for.
  package var swiftName: String?
  /// What else follows from this change alone, such as a type that nothing needs any more.
  package var consequences: [ChangeText] = []
  /// For those who compile against the generated module.
  package var swift: SwiftVerdict
  /// For those who hold a permission.
  package var reach: ReachVerdict = .none
  /// Keys of the places where the change can be looked at in the new surface, the best one first.
  package var anchors: [SurfaceAnchor] = []

  /// The graver one of what both verdicts say.
  package var severity: ChangeSeverity { max(swift.severity, reach.severity) }
}

/// How much a change matters.
package enum ChangeSeverity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// What worked works, and nobody may do more.
  case note
  /// The API has more, or a permission reads more.
  case addition
  /// A permission writes more, or suffices where it didn't: somebody may do what nobody has agreed to yet.
  case widening
  /// A program that worked may not any more: it doesn't compile, or its permission doesn't suffice.
  case breaking

  package static func < (left: ChangeSeverity, right: ChangeSeverity) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// What a change does to programs that use the generated Swift API.
package enum SwiftVerdict: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The API is the same for the compiler.
  case note
  /// There is more of it, and what compiled compiles.
  case addition
  /// A program that compiled may not any more, or means something else.
  case breaking

  package static func < (left: SwiftVerdict, right: SwiftVerdict) -> Bool { left.severity < right.severity }

  var severity: ChangeSeverity {
    switch self {
    case .note: .note
    case .addition: .addition
    case .breaking: .breaking
    }
  }
}

/// What a change does to the reach of the permissions.
///
/// A permission is called lesser than another when it reaches a strict part of what the other one reaches, in the same
/// surface and of the same kind (application or delegated).
package enum ReachVerdict: String, Hashable, Sendable, CaseIterable {
  case none
  /// A permission suffices for an endpoint that is new and only reads.
  case readable
  /// No permission of the kind sufficed, and one does now, for what was there or for a new endpoint that writes.
  case reachable
  /// A permission of the kind sufficed, and none does any more.
  case unreachable
  /// A permission suffices now that is lesser than one that sufficed already.
  case lesserSuffices = "lesser-permission-suffices"
  /// A permission does not suffice any more that is lesser than one that still does.
  case lesserInsufficient = "lesser-permission-insufficient"
  /// One more permission suffices, which is not lesser than those that did.
  case anotherSuffices = "another-permission-suffices"
  /// A permission does not suffice any more, and it was not lesser than those that do.
  case anotherInsufficient = "another-permission-insufficient"

  /// A permission has an id that it didn't have: whoever was granted what has that id is granted the permission.
  case anotherID = "another-id-suffices"
  /// A permission has no id any more, so that who was granted it by its id is not.
  case idInsufficient = "id-insufficient"

  package var severity: ChangeSeverity {
    switch self {
    case .none: .note
    case .readable: .addition
    case .reachable, .lesserSuffices, .anotherSuffices, .anotherID: .widening
    case .unreachable, .lesserInsufficient, .anotherInsufficient, .idInsufficient: .breaking
    }
  }
}

/// What a line of a surface is about, without what it says: `v1.0 property microsoft.graph.call/subject`.
package struct SurfaceAnchor: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  // MARK: By the texts of facts

  static func permission(_ name: String) -> Self { Self(rawValue: "permission \(name)") }
  static func endpoint(_ version: GraphVersion, _ method: HTTPMethod, _ path: String) -> Self {
    Self(rawValue: "\(version) endpoint \(method.rawValue) \(path)")
  }
  /// An object or an enumeration.
  static func type(_ version: GraphVersion, _ name: String) -> Self { Self(rawValue: "\(version) type \(name)") }
  /// A property of an object, a member of an enumeration, or a parameter of an action.
  static func member(_ version: GraphVersion, _ owner: String, _ name: String) -> Self {
    Self(rawValue: "\(version) member \(owner)/\(name)")
  }
  /// By qualified name and binding, `microsoft.graph.mute(microsoft.graph.call)`.
  static func action(_ version: GraphVersion, _ name: String) -> Self {
    Self(rawValue: "\(version) action \(name)")
  }

  // MARK: By what the specs have

  package static func of(_ permission: SurfacePermission) -> Self { .permission(SurfaceText.escaped(permission.name)) }
  package static func of(_ endpoint: SurfaceEndpoint) -> Self {
    .endpoint(endpoint.version, endpoint.method, SurfacePath.text(of: endpoint.template))
  }
  package static func of(_ type: QualifiedName, _ version: GraphVersion) -> Self {
    .type(version, SurfaceName.type(type))
  }
  package static func of(_ member: String, in type: QualifiedName, _ version: GraphVersion) -> Self {
    .member(version, SurfaceName.type(type), SurfaceText.escaped(member))
  }
  package static func of(_ action: ActionShape, _ version: GraphVersion) -> Self {
    .action(version, SurfaceName.action(action.name, action.binding))
  }
  package static func of(_ parameter: String, in action: ActionShape, _ version: GraphVersion) -> Self {
    .member(version, SurfaceName.action(action.name, action.binding), SurfaceText.escaped(parameter))
  }
}
