/// What a token, or whoever issues it, grants: permissions of one kind.
public struct GrantedPermissions: Hashable, Sendable {
  /// Application or delegated; the two are never mixed.
  public let kind: PermissionKind
  /// What is granted.
  public let permissions: Set<GraphPermission>

  /// Ids of which no permission is known, or more than one, as they came. They grant nothing here, though they may at the server.
  public let unknownIDs: Set<String>

  init(kind: PermissionKind, permissions: Set<GraphPermission>, unknownIDs: Set<String>) {
    self.kind = kind
    self.permissions = permissions
    self.unknownIDs = unknownIDs
  }

  /// These permissions of one kind.
  public init(_ kind: PermissionKind, _ permissions: some Sequence<GraphPermission>) {
    self.init(kind: kind, permissions: Set(permissions), unknownIDs: [])
  }

  /// - Parameters:
  ///   - kind: Application or delegated.
  ///   - names: Such as `Calls.Initiate.All`, in any ASCII case.
  public init(_ kind: PermissionKind, names: some Sequence<String>) {
    self.init(kind, names.map { GraphPermission($0) })
  }

  /// App roles as an app role assignment has them (`appRoleId`).
  ///
  /// - Parameters:
  ///   - appRoleIDs: GUIDs, in any case.
  ///   - known: What translates ids into permissions: the generated `GraphPermissions.all`.
  public init(appRoleIDs: some Sequence<String>, known: some Sequence<GraphPermission>) {
    self.init(.application, ids: appRoleIDs, known: known, id: \.appRoleID)
  }

  /// Delegated scopes as an app's `requiredResourceAccess` has them.
  ///
  /// - Parameters:
  ///   - delegatedScopeIDs: GUIDs, in any case.
  ///   - known: What translates ids into permissions: the generated `GraphPermissions.all`.
  public init(delegatedScopeIDs: some Sequence<String>, known: some Sequence<GraphPermission>) {
    self.init(.delegated, ids: delegatedScopeIDs, known: known, id: \.delegatedScopeID)
  }

  private init(
    _ kind: PermissionKind,
    ids: some Sequence<String>,
    known: some Sequence<GraphPermission>,
    id: (GraphPermission) -> String?
  ) {
    var permissionsByID: [FoldedName: Set<GraphPermission>] = [:]
    for permission in known {
      if let id = id(permission) { permissionsByID[FoldedName(id), default: []].insert(permission) }
    }
    var permissions: Set<GraphPermission> = []
    var unknownIDs: Set<String> = []
    for id in ids {
      // An id of several permissions says nothing about which of them was granted.
      if let named = permissionsByID[FoldedName(id)], named.count == 1 {
        permissions.formUnion(named)
      } else {
        unknownIDs.insert(id)
      }
    }
    self.init(kind: kind, permissions: permissions, unknownIDs: unknownIDs)
  }
}

extension GrantedPermissions: CustomStringConvertible {
  public var description: String {
    let names = permissions.map(\.name).sorted() + unknownIDs.sorted()
    return "\(kind): \(names.isEmpty ? "nothing" : names.joined(separator: ", "))"
  }
}
