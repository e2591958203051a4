/// What a page's resource section says of one type: prose for the generated documentation.
package struct ResourceDocumentation: Hashable, Sendable {
  package struct Property: Hashable, Sendable {
    /// The property's name as written, markup removed.
    package var name: String
    /// The type cell as written, markup removed; nil where the row has none.
    package var type: String?
    /// The description cell in markdown; nil where the row has none.
    package var description: String?
    package var location: SourceLocation

    package init(name: String, type: String?, description: String?, location: SourceLocation) {
      self.name = name
      self.type = type
      self.description = description
      self.location = location
    }
  }

  /// The type's unqualified name as written, such as `MuteParticipantOperation`.
  package var name: String
  package var documentation: String?
  package var properties: [Property]
  package var location: SourceLocation

  package init(name: String, documentation: String?, properties: [Property], location: SourceLocation) {
    self.name = name
    self.documentation = documentation
    self.properties = properties
    self.location = location
  }
}
