/// Microsoft's permissions document: for each permission the methods and paths that it allows
/// (microsoftgraph/kibali, specs/permissions.md), in the order of the document.
package struct PermissionsDocument: Hashable, Sendable {
  /// The document's path as the user gave it.
  package var file: String
  package var permissions: [DocumentedPermission]

  package init(file: String, permissions: [DocumentedPermission]) {
    self.file = file
    self.permissions = permissions
  }
}

/// A permission as the document has it.
package struct DocumentedPermission: Hashable, Sendable {
  package var name: String
  package var schemes: [PermissionScheme: Scheme]
  package var pathSets: [PathSet]
  /// Of the name.
  package var location: SourceLocation

  package init(
    name: String,
    schemes: [PermissionScheme: Scheme] = [:],
    pathSets: [PathSet] = [],
    location: SourceLocation
  ) {
    self.name = name
    self.schemes = schemes
    self.pathSets = pathSets
    self.location = location
  }

  /// What the permission is called in one scheme, and how much it takes to get it.
  package struct Scheme: Hashable, Sendable {
    package var adminDisplayName: String?
    package var adminDescription: String?
    package var userDisplayName: String?
    package var userDescription: String?
    /// Whether only an administrator can consent.
    package var requiresAdminConsent: Bool
    /// From 1, the least privileged, to 5; nil where the document doesn't say.
    package var privilegeLevel: Int?

    package init(
      adminDisplayName: String? = nil,
      adminDescription: String? = nil,
      userDisplayName: String? = nil,
      userDescription: String? = nil,
      requiresAdminConsent: Bool = false,
      privilegeLevel: Int? = nil
    ) {
      self.adminDisplayName = adminDisplayName
      self.adminDescription = adminDescription
      self.userDisplayName = userDisplayName
      self.userDescription = userDescription
      self.requiresAdminConsent = requiresAdminConsent
      self.privilegeLevel = privilegeLevel
    }
  }

  /// Paths that the permission treats alike.
  package struct PathSet: Hashable, Sendable {
    package var schemes: [PermissionScheme]
    package var methods: [HTTPMethod]
    package var paths: [Path]

    package init(schemes: [PermissionScheme], methods: [HTTPMethod], paths: [Path]) {
      self.schemes = schemes
      self.methods = methods
      self.paths = paths
    }
  }

  /// A path with what its annotation says.
  package struct Path: Hashable, Sendable {
    /// As written, without a version, such as `/me/messages/{id}`.
    package var template: String
    /// The schemes in which no less privileged permission allows it.
    package var least: [PermissionScheme]
    /// Permissions of which any one is needed in addition; empty when none is.
    package var alsoRequires: [String]
    /// Of the path.
    package var location: SourceLocation

    package init(
      _ template: String,
      least: [PermissionScheme] = [],
      alsoRequires: [String] = [],
      location: SourceLocation
    ) {
      self.template = template
      self.least = least
      self.alsoRequires = alsoRequires
      self.location = location
    }
  }
}
