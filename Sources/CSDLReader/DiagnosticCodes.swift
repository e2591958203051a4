import GraphSpec

extension Diagnostic.Code {
  // The file can't be used at all.
  static let missingFile = Self("csdl-missing-file")
  static let unreadableFile = Self("csdl-unreadable-file")
  static let fileTooLarge = Self("csdl-file-too-large")
  static let emptyFile = Self("csdl-empty-file")
  static let encoding = Self("csdl-encoding")
  static let nulByte = Self("csdl-nul-byte")
  static let malformedXML = Self("csdl-malformed-xml")
  static let cutOffFile = Self("csdl-cut-off-file")
  static let doctype = Self("csdl-doctype")
  static let undeclaredPrefix = Self("csdl-undeclared-prefix")
  static let tooDeep = Self("csdl-too-deep")
  static let valueTooLong = Self("csdl-value-too-long")
  static let tagTooLong = Self("csdl-tag-too-long")
  static let tooManyAttributes = Self("csdl-too-many-attributes")
  static let tooManyNames = Self("csdl-too-many-names")
  static let tooManyElements = Self("csdl-too-many-elements")
  static let tooManySchemas = Self("csdl-too-many-schemas")
  static let tooManyErrors = Self("csdl-too-many-errors")
  static let notEDMX = Self("csdl-not-edmx")
  static let unsupportedVersion = Self("csdl-unsupported-version")
  static let noSchema = Self("csdl-no-schema")
  /// A slice that doesn't say, in a way that can be read, what it was made for.
  static let sliceScope = Self("csdl-slice-scope")

  // A declaration can't be used.
  static let noContainer = Self("csdl-no-container")
  static let duplicateContainer = Self("csdl-duplicate-container")
  static let extendedContainer = Self("csdl-extended-container")
  static let missingAttribute = Self("csdl-missing-attribute")
  static let missingElement = Self("csdl-missing-element")
  static let malformedValue = Self("csdl-malformed-value")
  static let duplicateDeclaration = Self("csdl-duplicate-declaration")
  static let duplicateName = Self("csdl-duplicate-name")
  static let duplicateAlias = Self("csdl-duplicate-alias")
  static let baseTypeCycle = Self("csdl-base-type-cycle")
  static let baseTypesTooDeep = Self("csdl-base-types-too-deep")
  static let namespaceTooLong = Self("csdl-namespace-too-long")
  static let tooManyKeyProperties = Self("csdl-too-many-key-properties")
  static let tooManyOverloads = Self("csdl-too-many-overloads")
  static let tooManyParameters = Self("csdl-too-many-parameters")
  static let wrongKind = Self("csdl-wrong-kind")
  static let unresolvedType = Self("csdl-unresolved-type")

  // Something is kept that others would refuse.
  static let unusualName = Self("csdl-unusual-name")

  // Something was left out.
  static let unknownElement = Self("csdl-unknown-element")
  static let moreDiagnostics = Self("csdl-more-diagnostics")
}

/// The one error that makes a file unusable.
struct Refusal: Error {
  var diagnostic: Diagnostic

  init(_ code: Diagnostic.Code, _ message: String, at location: SourceLocation) {
    diagnostic = Diagnostic(.error, code, message.asDiagnosticText, at: location)
  }
}
