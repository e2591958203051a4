/// The words that generated names have to keep clear of, by the place where they stand.
struct ReservedWords: Sendable {
  private let words: Set<String>

  private init(_ words: Set<String>) { self.words = words }

  func contains(_ name: String) -> Bool { words.contains(name) }

  /// The name, if it is none of the words. One that is, or is one with underscores behind it, gets an underscore more;
  /// so two names that differ go on differing, whatever else there is.
  func escaped(_ name: SwiftName) -> SwiftName {
    var stem = name.text[...]
    while stem.last == "_" { stem.removeLast() }
    return words.contains(String(stem)) ? SwiftName(encoding: name.text + "_") : name
  }

  /// Keywords that a declaration or a reference has to put in backticks
  /// (The Swift Programming Language, "Keywords and Punctuation").
  static let keywords = ReservedWords([
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
    "internal", "let", "open", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
    "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do", "else",
    "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while", "Any", "as",
    "await", "false", "is", "nil", "super", "throws", "true", "try",
  ])

  /// Type names that generated code writes without a qualifier, and those that Swift gives a meaning of its own.
  /// A Graph type of that name gets an underscore.
  static let types = ReservedWords([
    "Any", "AnyObject", "Array", "Base", "Bool", "Codable", "Decodable", "Decoder", "Double", "Edm", "Encodable",
    "Encoder", "Endpoint", "EndpointDescription", "EndpointIndex", "EndpointPosition", "EndpointRow",
    "EndpointTable", "EnumDeclaration", "EnumTable", "Enumerations", "GraphBeta", "GraphCollection", "GraphEndpoint",
    "GraphEnum", "GraphFlags", "GraphObject", "GraphPermission", "GraphPermissions", "GraphPolymorphicObject",
    "GraphRuntime", "GraphV1", "GraphValue", "GraphVersion", "Hashable", "Indirect", "Int", "Int16", "Int32", "Int64",
    "Int8", "JSONValue", "Never", "ObjectReader", "ObjectWriter", "Optional", "PermissionRequirement", "Protocol",
    "Self", "Sendable", "SourceRow", "String", "Swift", "Type", "UInt8", "UnknownObject", "Void",
  ])

  /// Instance members that every generated model has from the runtime or the standard library, or that Swift would
  /// read as something else after a dot. A property of that name gets an underscore.
  static let members = ReservedWords([
    "Protocol", "Type", "additionalProperties", "encode", "hash", "hashValue", "isNull", "json", "jsonData", "partial",
    "self", "setNull", "write",
  ])

  /// Static members that every generated enumeration has, and `none` and `some`, which would mean an optional's cases
  /// wherever the value is optional. A member of that name gets an underscore.
  static let enumMembers = ReservedWords([
    "Protocol", "Type", "allCases", "members", "none", "self", "some",
  ])

  /// What the enum of a module's permissions has besides them.
  static let permissions = ReservedWords(["Protocol", "Type", "all", "none", "self", "some"])

  /// Cases that a generated enumeration of types has already.
  static let typeCases = ReservedWords(["Protocol", "Type", "none", "self", "some", "unknown"])
}
