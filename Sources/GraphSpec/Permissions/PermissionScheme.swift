/// How an app comes by a permission, as Microsoft's permissions document names it (Kibali, "Scheme Object").
public enum PermissionScheme: String, Hashable, Sendable, CaseIterable {
  /// The app itself, without a user.
  case application = "Application"
  /// On behalf of a user with a work or school account.
  case delegatedWork = "DelegatedWork"
  /// On behalf of a user with a personal Microsoft account.
  case delegatedPersonal = "DelegatedPersonal"
}

extension PermissionScheme: Comparable {
  /// In the order of the cases.
  public static func < (left: PermissionScheme, right: PermissionScheme) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .application: 0
    case .delegatedWork: 1
    case .delegatedPersonal: 2
    }
  }
}

extension PermissionScheme: CustomStringConvertible {
  public var description: String { rawValue }
}
