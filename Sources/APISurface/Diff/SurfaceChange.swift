public import GraphSpec

/// One difference between two surfaces and what it means.
public struct SurfaceChange: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added, removed, changed
  }

  /// A stable, kebab-case identifier such as `property-removed`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ rawValue: String) { self.rawValue = rawValue }
  }

  public var code: Code
  public var kind: Kind
  /// Nil where the change is about no version of Graph alone, such as a permission.
  public var version: GraphVersion?
  /// What changed: `GET /communications/calls/{id}`, `microsoft.graph.call/subject`, `Calls.Initiate.All`.
  public var subject: String
  /// One sentence that starts in lower case and has no full stop.
  public var text: ChangeText
  /// What else follows from this change alone, such as a type that nothing needs any more.
  public var consequences: [ChangeText] = []
  /// For those who compile against the generated module.
  public var swift: SwiftVerdict
  /// For those who hold a permission.
  public var reach: ReachVerdict = .none
  /// Keys of the places where the change can be looked at in the new surface, the best one first.
  public var anchors: [SurfaceAnchor] = []

  /// Whether a program that worked before may not any more: it doesn't compile, or its permission doesn't suffice.
  public var isBreaking: Bool { swift == .breaking || reach.isLoss }
}

/// What a change does to programs that use the generated Swift API.
public enum SwiftVerdict: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The API is the same for the compiler.
  case note
  /// There is more of it, and what compiled compiles.
  case addition
  /// A program that compiled may not any more, or means something else.
  case breaking

  public static func < (left: SwiftVerdict, right: SwiftVerdict) -> Bool {
    let order: [SwiftVerdict] = [.note, .addition, .breaking]
    return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
  }
}

/// What a change does to the reach of the permissions.
///
/// A permission is called lesser than another when it reaches a strict part of what the other one reaches, in the same
/// surface and of the same kind (application or delegated).
public enum ReachVerdict: String, Hashable, Sendable, CaseIterable {
  case none
  /// No permission of the kind sufficed, and one does now.
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

  /// Whether someone who was allowed is not any more.
  public var isLoss: Bool { self == .unreachable || self == .lesserInsufficient || self == .anotherInsufficient }
  /// Whether someone is allowed who was not.
  public var isGain: Bool { self != .none && !isLoss }
}

/// What a line of a surface is about, without what it says: `v1.0 property microsoft.graph.call/subject`.
public struct SurfaceAnchor: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static func permission(_ name: String) -> Self { Self(rawValue: "permission \(name)") }
  public static func endpoint(_ version: GraphVersion, _ method: HTTPMethod, _ path: String) -> Self {
    Self(rawValue: "\(version) endpoint \(method.rawValue) \(path)")
  }
  /// An object or an enumeration.
  public static func type(_ version: GraphVersion, _ name: String) -> Self {
    Self(rawValue: "\(version) type \(name)")
  }
  /// A property of an object, a member of an enumeration, or a parameter of an action.
  public static func member(_ version: GraphVersion, _ owner: String, _ name: String) -> Self {
    Self(rawValue: "\(version) member \(owner)/\(name)")
  }
  /// By qualified name and binding, `microsoft.graph.mute(microsoft.graph.call)`.
  public static func action(_ version: GraphVersion, _ name: String) -> Self {
    Self(rawValue: "\(version) action \(name)")
  }
  static func line(_ text: String) -> Self { Self(rawValue: "line \(text)") }
}
