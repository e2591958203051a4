/// The ids of permissions, and what people are asked when they are to consent, as Microsoft publishes them beside the
/// permissions document.
public struct ConsentTexts: Hashable, Sendable {
  /// The file's path as the user gave it.
  public var file: String
  /// By name.
  public var delegated: [String: Text]
  /// By name.
  public var application: [String: Text]

  public init(file: String, delegated: [String: Text] = [:], application: [String: Text] = [:]) {
    self.file = file
    self.delegated = delegated
    self.application = application
  }

  public struct Text: Hashable, Sendable {
    /// A GUID as written.
    public var id: String
    public var adminDisplayName: String?
    public var adminDescription: String?
    public var userDisplayName: String?
    public var userDescription: String?
    /// Whether only an administrator can consent.
    public var requiresAdmin: Bool
    public var location: SourceLocation

    public init(
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
  public func text(of permission: String, _ scheme: PermissionScheme) -> Text? {
    scheme == .application ? application[permission] : delegated[permission]
  }
}
