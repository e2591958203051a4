/// What a CSDL file may ask for before it is refused, so that a hostile file costs bounded time and memory, here and in
/// whatever works on the model. Each is several times what Microsoft Graph's metadata of 2026 has.
public struct CSDLLimits: Hashable, Sendable {
  /// The file's size in bytes. Microsoft Graph's are about 4 MB.
  public var fileSize: Int
  /// Levels of nested elements. CSDL without annotations needs 6. libxml2 itself allows no more than 256.
  public var depth: Int
  /// The length in bytes of a name, a type or any other attribute that the model keeps.
  public var valueLength: Int
  /// The length in bytes of a tag, and of a text without one: libxml2 compares each attribute of a tag with all others.
  public var tagLength: Int
  /// The attributes and namespace declarations of one element. CSDL needs 10.
  public var attributes: Int
  /// The different names of elements, attributes and so on, for which libxml2 has a table of a fixed size. CSDL has 100.
  public var names: Int
  /// The elements that are kept, and the places with annotations. Microsoft Graph's have 47,000 together.
  public var elements: Int
  /// The schemas of a file. Microsoft Graph's have 11.
  public var schemas: Int
  /// The characters of a namespace, of which CSDL 4.01 section 15.1 allows 511 and Microsoft Graph's have 40, and its
  /// parts, of which Microsoft Graph's have 4.
  public var namespaceLength: Int
  public var namespaceParts: Int
  /// How many types a type derives from, directly or not. Microsoft Graph's derive from 4.
  public var baseTypes: Int
  /// The key properties of an entity type. Microsoft Graph's have 3.
  public var keyProperties: Int
  /// The operations that share an unqualified name, upper and lower case not told apart. Microsoft Graph has 34.
  public var overloads: Int
  /// The parameters of an operation. Microsoft Graph's have 10.
  public var parameters: Int
  /// How many errors are collected before reading stops, and how many warnings and notes are given.
  public var diagnostics: Int

  public init(
    fileSize: Int = 32 << 20,
    depth: Int = 100,
    valueLength: Int = 1 << 16,
    tagLength: Int = 1 << 17,
    attributes: Int = 100,
    names: Int = 20_000,
    elements: Int = 300_000,
    schemas: Int = 200,
    namespaceLength: Int = 128,
    namespaceParts: Int = 16,
    baseTypes: Int = 32,
    keyProperties: Int = 32,
    overloads: Int = 256,
    parameters: Int = 100,
    diagnostics: Int = 100
  ) {
    self.fileSize = min(fileSize, Int(Int32.max) - 1)
    self.depth = depth
    self.valueLength = valueLength
    self.tagLength = tagLength
    self.attributes = attributes
    self.names = names
    self.elements = elements
    self.schemas = schemas
    self.namespaceLength = namespaceLength
    self.namespaceParts = namespaceParts
    self.baseTypes = baseTypes
    self.keyProperties = keyProperties
    self.overloads = overloads
    self.parameters = parameters
    self.diagnostics = diagnostics
  }

  public static let standard = CSDLLimits()
}
