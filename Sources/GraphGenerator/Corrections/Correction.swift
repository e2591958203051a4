package import GraphSpec

/// A reviewed change to what the specs say, with its reason: a page's slip or a fault of the metadata, put right in the
/// configuration rather than in the generator. One that no longer applies is an error, so that it can't outlive the
/// fault.
package struct Correction: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    /// A row of a page belongs to another version.
    case relabelRow(Row, to: GraphVersion)
    /// A row has another path.
    case renameRow(Row, to: String)
    case dropRow(Row)
    case addRow(Row, page: String, application: Bool, delegated: Bool)
    /// A type has another qualified name on the wire.
    case renameType(GraphVersion, QualifiedName, to: String)
    case dropType(GraphVersion, QualifiedName)
    case addType(GraphVersion, QualifiedName, base: QualifiedName?, isOpen: Bool)
    /// A property has another name on the wire.
    case renameProperty(GraphVersion, Property, to: String)
    case retypeProperty(GraphVersion, Property, TypeReference)
    case dropProperty(GraphVersion, Property)
    case addProperty(GraphVersion, Property, TypeReference)
  }

  /// A row by what it says: `POST /app/calls` labelled with a version.
  package struct Row: Hashable, Sendable {
    package var version: GraphVersion
    package var method: HTTPMethod
    package var path: String
    /// The permission whose page has the row; nil for all pages that have it.
    package var page: String?
  }

  /// A property by the type that declares it.
  package struct Property: Hashable, Sendable {
    package var type: QualifiedName
    package var name: String
  }

  package var change: Change
  package var reason: String
  /// In the configuration.
  package var location: SourceLocation
}

extension Correction {
  /// The type of the metadata that the correction is about, if it is about one.
  var type: (version: GraphVersion, name: QualifiedName)? {
    switch change {
    case .relabelRow, .renameRow, .dropRow, .addRow: nil
    case .renameType(let version, let name, _), .dropType(let version, let name), .addType(let version, let name, _, _):
      (version, name)
    case .renameProperty(let version, let property, _), .retypeProperty(let version, let property, _),
      .dropProperty(let version, let property), .addProperty(let version, let property, _):
      (version, property.type)
    }
  }
}

extension Diagnostic.Code {
  /// What a correction is about is not in the specs, or is right already.
  static let correctionObsolete = Self("correction-obsolete")
  /// There are more corrections than a person reviews.
  static let correctionsTooMany = Self("corrections-too-many")
}
