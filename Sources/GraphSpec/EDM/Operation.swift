/// One overload of an action or a function (CSDL 4.01 section 12).
package struct Operation: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case action, function }

  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var type: TypeReference
    /// Annotated with `Org.OData.Core.V1.OptionalParameter`: a caller may leave it out.
    package var isOptional: Bool
    package var location: SourceLocation

    package init(name: String, type: TypeReference, isOptional: Bool = false, location: SourceLocation) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.location = location
    }
  }

  package var name: QualifiedName
  package var kind: Kind
  package var isBound: Bool
  /// Functions only: further segments may follow the call (OData URL conventions section 4.11).
  package var isComposable: Bool
  package var entitySetPath: String?
  /// All parameters in source order; of a bound operation the first is the binding parameter.
  package var parameters: [Parameter]
  package var returnType: TypeReference?
  package var location: SourceLocation

  package init(
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
  package var bindingType: TypeReference? { isBound ? parameters.first?.type : nil }

  /// The parameters a caller gives: all but the binding parameter.
  package var callParameters: ArraySlice<Parameter> { isBound ? parameters.dropFirst() : parameters[...] }
}
