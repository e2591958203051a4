import GraphSpec

extension Diagnostic.Code {
  /// A permission's name has characters beyond ASCII.
  static let permissionNameNotASCII = Self("permission-name-not-ascii")
  /// Two permissions have one id.
  static let permissionIDShared = Self("permission-id-shared")
}

/// What tells permissions apart: names, which tokens have, and ids, which app role assignments have. If two permissions
/// had one id, whoever is granted the one would be taken to have both.
enum PermissionIdentity {
  static func check(_ permissions: [SurfacePermission], diagnostics: inout [Diagnostic]) {
    for permission in permissions where !permission.name.utf8.allSatisfy({ $0 < 0x80 }) {
      let message =
        "the name of the permission '\(permission.name)' has characters beyond ASCII, which may look like others; "
        + "write it as Microsoft does"
      diagnostics.append(Diagnostic(.error, .permissionNameNotASCII, message, at: permission.location))
    }
    check(permissions, "app role", \.application?.id, \.application?.location, diagnostics: &diagnostics)
    check(permissions, "delegated scope", \.delegated?.id, \.delegated?.location, diagnostics: &diagnostics)
  }

  private static func check(
    _ permissions: [SurfacePermission],
    _ kind: String,
    _ id: (SurfacePermission) -> String?,
    _ location: (SurfacePermission) -> SourceLocation?,
    diagnostics: inout [Diagnostic]
  ) {
    var owners: [String: SurfacePermission] = [:]
    for permission in permissions {
      guard let id = id(permission) else { continue }
      guard let earlier = owners.updateValue(permission, forKey: id.lowercased()) else { continue }
      // Pages whose titles differ in case are about one permission.
      if earlier.name.lowercased() == permission.name.lowercased() { continue }
      let place = location(earlier).map { ", \($0)" } ?? ""
      let message =
        "the \(kind) '\(id)' is that of '\(permission.name)' here and of '\(earlier.name)'\(place); "
        + "one permission has one id"
      diagnostics.append(Diagnostic(.error, .permissionIDShared, message, at: location(permission)))
    }
  }
}
