/// Microsoft's permissions document: for each permission the methods and paths that it allows
/// (microsoftgraph/kibali, specs/permissions.md), in the order of the document.
public struct PermissionsDocument: Hashable, Sendable {
  /// The document's path as the user gave it.
  public var file: String
  public var permissions: [DocumentedPermission]

  public init(file: String, permissions: [DocumentedPermission]) {
    self.file = file
    self.permissions = permissions
  }
}

/// A permission as the document has it.
public struct DocumentedPermission: Hashable, Sendable {
  public var name: String
  public var schemes: [PermissionScheme: Scheme]
  public var pathSets: [PathSet]
  /// Of the name.
  public var location: SourceLocation

  public init(
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
  public struct Scheme: Hashable, Sendable {
    public var adminDisplayName: String?
    public var adminDescription: String?
    public var userDisplayName: String?
    public var userDescription: String?
    /// Whether only an administrator can consent.
    public var requiresAdminConsent: Bool
    /// From 1, the least privileged, to 5; nil where the document doesn't say.
    public var privilegeLevel: Int?

    public init(
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
  public struct PathSet: Hashable, Sendable {
    public var schemes: [PermissionScheme]
    public var methods: [HTTPMethod]
    public var paths: [Path]

    public init(schemes: [PermissionScheme], methods: [HTTPMethod], paths: [Path]) {
      self.schemes = schemes
      self.methods = methods
      self.paths = paths
    }
  }

  /// A path with what its annotation says.
  public struct Path: Hashable, Sendable {
    /// As written, without a version, such as `/me/messages/{id}`.
    public var template: String
    /// The schemes in which no less privileged permission allows it.
    public var least: [PermissionScheme]
    /// Permissions of which any one is needed in addition; empty when none is.
    public var alsoRequires: [String]
    /// Of the path.
    public var location: SourceLocation

    public init(
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
