/// What one permission page says, in page order and with nothing left out.
package struct PermissionPage: Hashable, Sendable {
  /// The page's title, which is the permission's name, such as `Calls.Initiate.All`.
  package var name: String
  /// The quote under the title, joined to one line; nil when the page has none.
  package var description: String?
  /// One for each row of the method table, duplicates kept.
  package var methods: [MethodRow]
  package var application: AppRole?
  package var delegated: DelegatedScope?
  package var resources: [ResourceDocumentation]
  /// Of the title.
  package var location: SourceLocation

  package init(
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
package struct AppRole: Hashable, Sendable {
  /// The app role's id, a GUID as written.
  package var id: String?
  package var displayName: String?
  package var description: String?
  package var location: SourceLocation

  package init(id: String?, displayName: String?, description: String?, location: SourceLocation) {
    self.id = id
    self.displayName = displayName
    self.description = description
    self.location = location
  }
}

/// The delegated permission of a page. An id section that the page leaves blank gives nil members.
package struct DelegatedScope: Hashable, Sendable {
  /// The scope's id, a GUID as written.
  package var id: String?
  /// Who may consent: `Admin` or `User`.
  package var consentType: String?
  package var displayName: String?
  package var description: String?
  package var location: SourceLocation

  package init(
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
