/// The words that generated names have to keep clear of, by the place where they stand.
struct ReservedWords: Sendable {
  private let words: Set<String>

  private init(_ words: Set<String>) { self.words = words }

  func contains(_ name: String) -> Bool { words.contains(name) }

  /// The name, if it is none of the words. One that is, or is one with underscores behind it, gets an underscore more;
  /// so two names that differ go on differing, whatever else there is.
  func escaped(_ name: SwiftName) -> SwiftName {
    guard name.text.utf8.last == UInt8(ascii: "_") else {
      return words.contains(name.text) ? SwiftName(encoding: name.text + "_") : name
    }
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

  /// Type names that generated code writes without a qualifier or has of its own, those that protocols look for in a
  /// type, and those that Swift gives a meaning. A Graph type of that name gets an underscore.
  static let types = ReservedWords(typeNames)

  private static let typeNames: Set<String> = [
    // Swift
    "Any", "AnyObject", "Array", "Bool", "Codable", "Decodable", "Decoder", "Double", "Encodable", "Encoder",
    "Hashable", "Int", "Int16", "Int32", "Int64", "Int8", "Never", "Optional", "Protocol", "Self", "Sendable", "String",
    "Swift", "Type", "UInt8", "Void",
    // The runtime
    "AccessDecision", "AccessTokenError", "Edm", "EndpointDescription", "EndpointIndex", "EndpointRow",
    "EndpointTable", "EnumDeclaration", "EnumMember", "EnumTable", "FlagsValue", "GeneratedCode", "GrantedPermissions",
    "GraphBody", "GraphClient", "GraphCollection", "GraphContent", "GraphEndpoint", "GraphEnum", "GraphFlags",
    "GraphNamespace", "GraphObject", "GraphPermission", "GraphProperty", "GraphReference", "GraphRequest",
    "GraphRuntime", "GraphScalar", "GraphTypes", "GraphValue", "GraphVersion", "JSONItem", "JSONNumber",
    "JSONParsingError", "JSONValue", "Model", "ODataTypeName", "ObjectSchema", "ObjectStorage", "PermissionKind",
    "PermissionRequirement", "RequestPath", "SourceRow", "UnknownObject",
    // Generated code
    "Client", "Compatibility", "Concrete", "Endpoint", "Enumerations", "GraphBeta", "GraphPermissions", "GraphV1",
    "Requirements",
    // What a protocol takes a nested type of that name for
    "AllCases", "ArrayLiteralElement", "CodingKeys", "Element", "ID", "RawValue",
  ]

  /// What Swift would read as something else after a dot, or at all.
  private static let special: Set<String> = ["Protocol", "Self", "Type", "self"]

  /// Instance members that every generated model has from the runtime or the standard library. A property of that name
  /// gets an underscore, and so does one that would hide a type.
  static let members = ReservedWords(
    typeNames.union(special).union([
      "_concreteType", "_derivedStorage", "_item", "_schema", "_storage", "_types", "additionalProperties", "as",
      "concrete", "concreteObject", "debugDescription", "detached", "encode", "hash", "hashValue", "isNull", "json",
      "jsonData", "partial", "setNull",
    ])
  )

  /// Static members that every generated enumeration has, and `none` and `some`, which would mean an optional's cases
  /// wherever the value is optional. A member of that name gets an underscore.
  static let enumMembers = ReservedWords(
    typeNames.union(special).union(["allCases", "members", "none", "some"])
  )

  /// What the enum of a module's permissions has besides them.
  static let permissions = ReservedWords(special.union(["all", "none", "some"]))

  /// Cases that an enum of concrete types has already, and static members of the type that it is in.
  static let typeCases = ReservedWords(
    special.union(["_schema", "none", "odataType", "partial", "some", "unknown"])
  )

  /// What can't be bound to a value of an endpoint.
  static let labels = ReservedWords(special)
}
