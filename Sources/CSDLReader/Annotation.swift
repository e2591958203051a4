public import GraphSpec

/// One annotation: a term applied to something in the model (CSDL 4.01 section 14).
public struct Annotation: Hashable, Sendable {
  /// The term's qualified name with its alias expanded, such as `Org.OData.Core.V1.Description`.
  public var term: QualifiedName
  public var qualifier: String?
  /// Nil if the annotation gives no value, which means the term's default.
  public var value: Expression?
  public var location: SourceLocation

  /// The value of an annotation (CSDL 4.01 sections 14.3 and 14.4), as far as services' metadata uses them.
  public indirect enum Expression: Hashable, Sendable {
    case null
    case string(String)
    case bool(Bool)
    case int(Int64)
    case float(Double)
    /// A constant of another primitive type: its name, such as `Date` or `Guid`, and its text as written.
    case constant(type: String, text: String)
    /// The members as written, without aliases expanded.
    case enumMember([String])
    /// A path of any kind: value, property, navigation property, annotation or model element path.
    case path(String)
    case collection([Expression])
    case record(type: QualifiedName?, [PropertyValue])
    /// An expression that is none of these, by its element's name, such as `If` or `Apply`.
    case other(String)
  }

  /// A property of a record.
  public struct PropertyValue: Hashable, Sendable {
    public var property: String
    /// Nil if the record gives no value, which means the property's default.
    public var value: Expression?

    public init(property: String, value: Expression? = nil) {
      self.property = property
      self.value = value
    }
  }

  public init(term: QualifiedName, qualifier: String? = nil, value: Expression? = nil, location: SourceLocation) {
    self.term = term
    self.qualifier = qualifier
    self.value = value
    self.location = location
  }
}
