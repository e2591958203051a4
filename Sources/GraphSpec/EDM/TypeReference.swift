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
    /// Nil when absent, -1 for `max`.
    public var maxLength: Int32?
    public var precision: Int32?
    /// Nil when absent, -1 for `variable`, -2 for `floating`.
    public var scale: Int32?
    public var isUnicode: Bool?

    public init(maxLength: Int32? = nil, precision: Int32? = nil, scale: Int32? = nil, isUnicode: Bool? = nil) {
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
}
