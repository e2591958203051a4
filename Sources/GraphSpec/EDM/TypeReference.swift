/// The type of a property, a parameter or a result: a name, perhaps in a collection, with its facets.
package struct TypeReference: Hashable, Sendable {
  package var name: QualifiedName
  package var isCollection: Bool
  /// CSDL 4.01 section 7.2.1: true unless the metadata says otherwise. For a collection it is about the items.
  package var isNullable: Bool
  package var facets: Facets

  package init(_ name: QualifiedName, isCollection: Bool = false, isNullable: Bool = true, facets: Facets = Facets()) {
    self.name = name
    self.isCollection = isCollection
    self.isNullable = isNullable
    self.facets = facets
  }

  /// The facets of a type other than nullability (CSDL 4.01 section 7.2). Absent ones are nil.
  package struct Facets: Hashable, Sendable {
    package enum Length: Hashable, Sendable {
      /// The longest that the service supports.
      case max
      case limit(Int32)
    }

    package enum Scale: Hashable, Sendable {
      case variable, floating
      case digits(Int32)
    }

    package var maxLength: Length?
    package var precision: Int32?
    package var scale: Scale?
    package var isUnicode: Bool?

    package init(maxLength: Length? = nil, precision: Int32? = nil, scale: Scale? = nil, isUnicode: Bool? = nil) {
      self.maxLength = maxLength
      self.precision = precision
      self.scale = scale
      self.isUnicode = isUnicode
    }
  }
}

extension TypeReference: CustomStringConvertible {
  /// `microsoft.graph.call` or `Collection(microsoft.graph.call)`.
  package var description: String { isCollection ? "Collection(\(name))" : name.description }

  /// The text in the parentheses of `Collection(…)`; nil for any other text.
  package static func element(ofCollection text: String) -> Substring? {
    let head = "Collection("
    return text.hasPrefix(head) && text.hasSuffix(")") ? text.dropFirst(head.count).dropLast() : nil
  }
}
