/// A row of a page's method table: one endpoint as the page writes it.
public struct MethodRow: Hashable, Sendable {
  /// The row's own label, understood.
  public var version: GraphVersion
  /// `A` in the type cell: the application permission allows the endpoint.
  public var application: Bool
  /// `D` in the type cell: the delegated permission allows the endpoint.
  public var delegated: Bool
  /// Nil where the row holds none.
  public var method: HTTPMethod?
  /// What follows the method in the cell, as written (surrounding white space aside).
  public var path: String
  /// The address that the row links to.
  public var documentation: String?
  /// The row as it stands in the page, without its line end.
  public var text: String
  /// Of the row's first character.
  public var location: SourceLocation
  /// Of the path's first character.
  public var pathLocation: SourceLocation

  /// What the permissions document says of it; nil for a row of a page. Such a row has no version of its own: it belongs to
  /// every version whose metadata knows the path.
  public var terms: DocumentTerms?

  public init(
    version: GraphVersion,
    application: Bool,
    delegated: Bool,
    method: HTTPMethod?,
    path: String,
    documentation: String?,
    text: String,
    location: SourceLocation,
    pathLocation: SourceLocation,
    terms: DocumentTerms? = nil
  ) {
    self.version = version
    self.application = application
    self.delegated = delegated
    self.method = method
    self.path = path
    self.documentation = documentation
    self.text = text
    self.location = location
    self.pathLocation = pathLocation
    self.terms = terms
  }
}
