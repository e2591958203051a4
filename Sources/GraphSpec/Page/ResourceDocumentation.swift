/// What a page's resource section says of one type: prose for the generated documentation.
public struct ResourceDocumentation: Hashable, Sendable {
  public struct Property: Hashable, Sendable {
    /// The property's name as written, markup removed.
    public var name: String
    /// The type cell as written, markup removed; nil where the row has none.
    public var type: String?
    /// The description cell in markdown; nil where the row has none.
    public var description: String?
    public var location: SourceLocation

    public init(name: String, type: String?, description: String?, location: SourceLocation) {
      self.name = name
      self.type = type
      self.description = description
      self.location = location
    }
  }

  /// The type's unqualified name as written, such as `MuteParticipantOperation`.
  public var name: String
  public var documentation: String?
  public var properties: [Property]
  public var location: SourceLocation

  public init(name: String, documentation: String?, properties: [Property], location: SourceLocation) {
    self.name = name
    self.documentation = documentation
    self.properties = properties
    self.location = location
  }
}
