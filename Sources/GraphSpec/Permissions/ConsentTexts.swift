/// The ids of permissions, and what people are asked when they are to consent, as Microsoft publishes them beside the
/// permissions document.
package struct ConsentTexts: Hashable, Sendable {
  /// The file's path as the user gave it.
  package var file: String
  /// By name.
  package var delegated: [String: Text]
  /// By name.
  package var application: [String: Text]

  package init(file: String, delegated: [String: Text] = [:], application: [String: Text] = [:]) {
    self.file = file
    self.delegated = delegated
    self.application = application
  }

  package struct Text: Hashable, Sendable {
    /// A GUID as written.
    package var id: String
    package var adminDisplayName: String?
    package var adminDescription: String?
    package var userDisplayName: String?
    package var userDescription: String?
    /// Whether only an administrator can consent.
    package var requiresAdmin: Bool
    package var location: SourceLocation

    package init(
      id: String,
      adminDisplayName: String? = nil,
      adminDescription: String? = nil,
      userDisplayName: String? = nil,
      userDescription: String? = nil,
      requiresAdmin: Bool,
      location: SourceLocation
    ) {
      self.id = id
      self.adminDisplayName = adminDisplayName
      self.adminDescription = adminDescription
      self.userDisplayName = userDisplayName
      self.userDescription = userDescription
      self.requiresAdmin = requiresAdmin
      self.location = location
    }
  }

  /// What is known of a permission in a scheme.
  package func text(of permission: String, _ scheme: PermissionScheme) -> Text? {
    scheme == .application ? application[permission] : delegated[permission]
  }
}
