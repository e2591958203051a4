/// One overload of an action or a function (CSDL 4.01 section 12).
public struct Operation: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case action, function }

  public struct Parameter: Hashable, Sendable {
    public var name: String
    public var type: TypeReference
    /// Annotated with `Org.OData.Core.V1.OptionalParameter`: a caller may leave it out.
    public var isOptional: Bool
    public var location: SourceLocation

    public init(name: String, type: TypeReference, isOptional: Bool = false, location: SourceLocation) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.location = location
    }
  }

  public var name: QualifiedName
  public var kind: Kind
  public var isBound: Bool
  /// Functions only: further segments may follow the call (OData URL conventions section 4.11).
  public var isComposable: Bool
  public var entitySetPath: String?
  /// All parameters in source order; of a bound operation the first is the binding parameter.
  public var parameters: [Parameter]
  public var returnType: TypeReference?
  public var location: SourceLocation

  public init(
    name: QualifiedName,
    kind: Kind,
    isBound: Bool = false,
    isComposable: Bool = false,
    entitySetPath: String? = nil,
    parameters: [Parameter] = [],
    returnType: TypeReference? = nil,
    location: SourceLocation
  ) {
    self.name = name
    self.kind = kind
    self.isBound = isBound
    self.isComposable = isComposable
    self.entitySetPath = entitySetPath
    self.parameters = parameters
    self.returnType = returnType
    self.location = location
  }

  /// What the operation is called on; nil for an unbound one.
  public var bindingType: TypeReference? { isBound ? parameters.first?.type : nil }

  /// The parameters a caller gives: all but the binding parameter.
  public var callParameters: ArraySlice<Parameter> { isBound ? parameters.dropFirst() : parameters[...] }
}
