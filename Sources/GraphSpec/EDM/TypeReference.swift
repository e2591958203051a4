/// The type of a property, a parameter or a result: a name, perhaps in a collection, with its facets.
public struct TypeReference: Hashable, Sendable {
  public var name: QualifiedName
  public var isCollection: Bool
  /// CSDL 4.01 section 7.2.1: true unless the metadata says otherwise. For a collection it is about the items.
  public var isNullable: Bool
  public var facets: Facets

  public init(_ name: QualifiedName, isCollection: Bool = false, isNullable: Bool = true, facets: Facets = Facets()) {
    self.name = name
    self.isCollection = isCollection
    self.isNullable = isNullable
    self.facets = facets
  }

  /// The facets of a type other than nullability (CSDL 4.01 section 7.2). Absent ones are nil.
  public struct Facets: Hashable, Sendable {
    public enum Length: Hashable, Sendable {
      /// The longest that the service supports.
      case max
      case limit(Int32)
    }

    public enum Scale: Hashable, Sendable {
      case variable, floating
      case digits(Int32)
    }

    public var maxLength: Length?
    public var precision: Int32?
    public var scale: Scale?
    public var isUnicode: Bool?

    public init(maxLength: Length? = nil, precision: Int32? = nil, scale: Scale? = nil, isUnicode: Bool? = nil) {
      self.maxLength = maxLength
      self.precision = precision
      self.scale = scale
      self.isUnicode = isUnicode
    }
  }
}

extension TypeReference: CustomStringConvertible {
  /// `microsoft.graph.call` or `Collection(microsoft.graph.call)`.
  public var description: String { isCollection ? "Collection(\(name))" : name.description }

  /// The text in the parentheses of `Collection(…)`; nil for any other text.
  package static func element(ofCollection text: String) -> Substring? {
    let head = "Collection("
    return text.hasPrefix(head) && text.hasSuffix(")") ? text.dropFirst(head.count).dropLast() : nil
  }
}
