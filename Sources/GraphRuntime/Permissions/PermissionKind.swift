/// For whom a token speaks. Grants of the two kinds never add up: a token is of one kind.
public enum PermissionKind: String, Hashable, Sendable, CaseIterable {
  /// The app itself, without a user: app roles, in a token's `roles` claim.
  case application

  /// An app on behalf of a signed-in user: scopes, in a token's `scp` claim.
  case delegated

  /// Delegated for application, and the other way round.
  public var other: PermissionKind {
    switch self {
    case .application: .delegated
    case .delegated: .application
    }
  }
}

extension PermissionKind: CustomStringConvertible {
  public var description: String { rawValue }
}
