/// One permission of Microsoft Graph, such as `Calls.Initiate.All`.
///
/// The name is its identity, whatever its ASCII case: names come from tokens, pages and people, ids only from some of them.
public struct GraphPermission: Sendable {
  /// Such as `Calls.Initiate.All`.
  public let name: String

  /// The id of the app role (the application permission); nil when there is none, or it isn't known.
  public let appRoleID: String?

  /// The id of the delegated scope; nil when there is none, or it isn't known.
  public let delegatedScopeID: String?

  /// A permission with the ids that tokens and manifests have for it.
  public init(_ name: String, appRole: String?, delegatedScope: String?) {
    self.name = name
    appRoleID = appRole
    delegatedScopeID = delegatedScope
  }

  /// A permission of which only the name is known, as in a token.
  public init(_ name: String) {
    self.init(name, appRole: nil, delegatedScope: nil)
  }
}

extension GraphPermission: Hashable {
  public static func == (left: GraphPermission, right: GraphPermission) -> Bool {
    FoldedName.areEqual(left.name, right.name)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(FoldedName(name))
  }
}

extension GraphPermission: CustomStringConvertible {
  public var description: String { name }
}
