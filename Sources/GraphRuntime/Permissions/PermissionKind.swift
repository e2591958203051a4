/// For whom a token speaks. Grants of different kinds never add up: a token is of one kind.
public enum PermissionKind: String, Hashable, Sendable, CaseIterable {
  /// The app itself, without a user: app roles, in a token's `roles` claim.
  case application

  /// An app on behalf of a signed-in user with a work or school account: scopes, in a token's `scp` claim.
  case delegated

  /// An app on behalf of a signed-in user with a personal Microsoft account. Nobody but Graph can read such a token; the
  /// answer that brings one names its scopes.
  case delegatedPersonal

  /// Delegated for application, and the other way round.
  public var other: PermissionKind {
    switch self {
    case .application: .delegated
    case .delegated, .delegatedPersonal: .application
    }
  }
}

extension PermissionKind: CustomStringConvertible {
  public var description: String { rawValue }
}
