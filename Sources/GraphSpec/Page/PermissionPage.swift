/// What one permission page says, in page order and with nothing left out.
public struct PermissionPage: Hashable, Sendable {
  /// The page's title, which is the permission's name, such as `Calls.Initiate.All`.
  public var name: String
  /// The quote under the title, joined to one line; nil when the page has none.
  public var description: String?
  /// One for each row of the method table, duplicates kept.
  public var methods: [MethodRow]
  public var application: AppRole?
  public var delegated: DelegatedScope?
  public var resources: [ResourceDocumentation]
  /// Of the title.
  public var location: SourceLocation

  public init(
    name: String,
    description: String? = nil,
    methods: [MethodRow] = [],
    application: AppRole? = nil,
    delegated: DelegatedScope? = nil,
    resources: [ResourceDocumentation] = [],
    location: SourceLocation
  ) {
    self.name = name
    self.description = description
    self.methods = methods
    self.application = application
    self.delegated = delegated
    self.resources = resources
    self.location = location
  }
}

/// The application permission of a page. An id section that the page leaves blank gives nil members.
public struct AppRole: Hashable, Sendable {
  /// The app role's id, a GUID as written.
  public var id: String?
  public var displayName: String?
  public var description: String?
  public var location: SourceLocation

  public init(id: String?, displayName: String?, description: String?, location: SourceLocation) {
    self.id = id
    self.displayName = displayName
    self.description = description
    self.location = location
  }
}

/// The delegated permission of a page. An id section that the page leaves blank gives nil members.
public struct DelegatedScope: Hashable, Sendable {
  /// The scope's id, a GUID as written.
  public var id: String?
  /// Who may consent: `Admin` or `User`.
  public var consentType: String?
  public var displayName: String?
  public var description: String?
  public var location: SourceLocation

  public init(
    id: String?,
    consentType: String?,
    displayName: String?,
    description: String?,
    location: SourceLocation
  ) {
    self.id = id
    self.consentType = consentType
    self.displayName = displayName
    self.description = description
    self.location = location
  }
}
