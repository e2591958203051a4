import APISurface
import GraphSpec

// The line format of surfaces, both ways.
//
// A line is fields with one space between them. A field stands as it is, or in double quotes, with a backslash before
// each quote inside them, where it is empty, is a hyphen alone, has a space or a quote, or would end too early: the type
// of `TYPE/PROPERTY` ends at a slash. A hyphen without quotes is an id that isn't there. One fact has one line: what is
// read has to be what would be written.
//
//     permission NAME application=ID delegated=ID
//     VERSION endpoint METHOD PATH KIND
//     VERSION endpoint METHOD PATH takes|gives TYPE
//     VERSION endpoint METHOD PATH calls ACTION
//     VERSION endpoint METHOD PATH values ROLE[:TYPE]…
//     VERSION endpoint METHOD PATH application|delegated PERMISSION
//     VERSION entity|complex TYPE [: TYPE] [abstract] [open]
//     VERSION property TYPE/NAME TYPE [not-null] [required] [from TYPE]
//     VERSION derived TYPE TYPE
//     VERSION enum TYPE [flags]
//     VERSION member TYPE/NAME = VALUE
//     VERSION action ACTION

// MARK: Writing

extension SurfaceFact {
  var line: String {
    switch self {
    case .permission(let name, let ids):
      "permission \(Self.field(name)) application=\(Self.id(ids.application)) delegated=\(Self.id(ids.delegated))"
    case .endpoint(let endpoint, let kind): "\(Self.head(endpoint)) \(kind.rawValue)"
    case .takes(let endpoint, let type): "\(Self.head(endpoint)) takes \(Self.field(type.description))"
    case .gives(let endpoint, let type): "\(Self.head(endpoint)) gives \(Self.field(type.description))"
    case .calls(let endpoint, let action): "\(Self.head(endpoint)) calls \(Self.field(action))"
    case .values(let endpoint, let values):
      "\(Self.head(endpoint)) values \(values.map { Self.field($0.description) }.joined(separator: " "))"
    case .application(let endpoint, let name): "\(Self.head(endpoint)) application \(Self.field(name))"
    case .delegated(let endpoint, let name): "\(Self.head(endpoint)) delegated \(Self.field(name))"
    case .object(let key, let isEntity, let base, let isAbstract, let isOpen):
      "\(key.version) \(isEntity ? "entity" : "complex") \(Self.field(key.name))"
        + (base.map { " : \(Self.field($0))" } ?? "") + (isAbstract ? " abstract" : "") + (isOpen ? " open" : "")
    case .property(let owner, let member):
      "\(owner.version) property \(Self.field(owner.name, endsAt: UInt8(ascii: "/")))/\(Self.field(member.name))"
        + " \(Self.field(member.type.description))\(member.isNullable ? "" : " not-null")\(member.isRequired ? " required" : "")"
        + (member.inheritedFrom.map { " from \(Self.field($0))" } ?? "")
    case .derived(let base, let type): "\(base.version) derived \(Self.field(base.name)) \(Self.field(type))"
    case .enumeration(let key, let isFlags): "\(key.version) enum \(Self.field(key.name))\(isFlags ? " flags" : "")"
    case .member(let owner, let member):
      "\(owner.version) member \(Self.field(owner.name, endsAt: UInt8(ascii: "/")))/\(Self.field(member.name))"
        + " = \(Self.field(member.value))"
    case .action(let key): "\(key.version) action \(Self.field(key.name))"
    }
  }

  private static func head(_ endpoint: Endpoint) -> String {
    "\(endpoint.version) endpoint \(endpoint.method.rawValue) \(field(endpoint.path))"
  }

  private static func id(_ text: String?) -> String { text.map { field($0) } ?? "-" }

  /// - Parameter end: the byte that ends the field, as a space does.
  private static func field(_ text: String, endsAt end: UInt8 = UInt8(ascii: " ")) -> String {
    var text = text
    let needsQuotes = text.withUTF8 { bytes in
      var needsQuotes = bytes.isEmpty || bytes.count == 1 && bytes[0] == UInt8(ascii: "-")
      for byte in bytes {
        needsQuotes = needsQuotes || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\"") || byte == end
      }
      return needsQuotes
    }
    if !needsQuotes { return text }
    return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\""))\""
  }
}

// MARK: Reading

extension SurfaceFact {
  /// Why a line says nothing that is known here, and where.
  struct Unreadable: Error {
    var message: String
    /// In bytes, from 1.
    var column: Int
  }

  init(line: String) throws(Unreadable) {
    var reader = SurfaceLineReader(line)
    try reader.checkCharacters()
    self = try reader.fact()
    // Another order, a space more or quotes without need: the text is the fact's in no other form.
    if self.line != line {
      throw Unreadable(message: "the line says something known here, but not in the one form that it has", column: 1)
    }
  }
}

extension SurfaceLineReader {
  mutating func fact() throws(SurfaceFact.Unreadable) -> SurfaceFact {
    let first = try word()
    if first == "permission" { return try permission() }
    guard let version = GraphVersion(rawValue: first) else {
      throw failure("this is no line of a surface: it begins with 'permission' or a version of Graph")
    }
    try take(" ")
    let fact = try fact(version)
    try checkEnd()
    return fact
  }

  private mutating func permission() throws(SurfaceFact.Unreadable) -> SurfaceFact {
    try take(" ")
    let name = try name("name of a permission")
    try take(" application=")
    let application = try id()
    try take(" delegated=")
    let delegated = try id()
    try checkEnd()
    return .permission(name, SurfaceFacts.Permission(application: application, delegated: delegated))
  }

  private mutating func id() throws(SurfaceFact.Unreadable) -> String? {
    let id = try optionalField()
    if let id, !Self.isText(id) { throw failure("this is no id") }
    return id
  }

  private mutating func fact(_ version: GraphVersion) throws(SurfaceFact.Unreadable) -> SurfaceFact {
    let kind = try word()
    try take(" ")
    switch kind {
    case "endpoint": return try endpoint(version)
    case "entity", "complex":
      let key = try key(version)
      var base: String?
      if takes(":") {
        try take(" ")
        base = try type()
      }
      let isAbstract = takes("abstract")
      return .object(key, isEntity: kind == "entity", base: base, isAbstract: isAbstract, isOpen: takes("open"))
    case "property": return try property(version)
    case "derived":
      let key = try key(version)
      try take(" ")
      return .derived(key, try type())
    case "enum": return .enumeration(try key(version), isFlags: takes("flags"))
    case "member":
      let owner = try field("name of a type", endsAt: UInt8(ascii: "/"), where: SurfaceName.isType)
      try take("/")
      let name = try name("name of a member")
      try take(" = ")
      let value = try field("whole number") { text in Int64(text).map(String.init) == text }
      return .member(SurfaceFact.TypeKey(version: version, name: owner), .init(name: name, value: value))
    case "action": return .action(SurfaceFact.TypeKey(version: version, name: try action()))
    default:
      let message = "'\(kind)' is no kind of fact that is known here; a newer graphgen may have written it"
      throw failure(message, at: index - kind.utf8.count - 1)
    }
  }

  private mutating func key(_ version: GraphVersion) throws(SurfaceFact.Unreadable) -> SurfaceFact.TypeKey {
    SurfaceFact.TypeKey(version: version, name: try type())
  }

  private mutating func property(_ version: GraphVersion) throws(SurfaceFact.Unreadable) -> SurfaceFact {
    let owner = try field("name of a type or an action", endsAt: UInt8(ascii: "/")) {
      SurfaceName.isType($0) || SurfaceName.isAction($0)
    }
    try take("/")
    let name = try name("name of a property")
    try take(" ")
    var member = SurfaceFacts.Member(name: name, type: try reference(), isNullable: true, isRequired: false)
    member.isNullable = !takes("not-null")
    member.isRequired = takes("required")
    if takes("from") {
      try take(" ")
      member.inheritedFrom = try type()
    }
    return .property(SurfaceFact.TypeKey(version: version, name: owner), member)
  }

  private mutating func endpoint(_ version: GraphVersion) throws(SurfaceFact.Unreadable) -> SurfaceFact {
    guard let method = HTTPMethod(rawValue: try word()) else { throw failure("this is no method that Graph uses") }
    try take(" ")
    let path = try field("path") { SurfacePath.template($0, values: []) != nil }
    try take(" ")
    let endpoint = SurfaceFact.Endpoint(version: version, method: method, path: path)
    let detail = try word()
    if isAtEnd {
      guard let kind = Resolution.Kind(rawValue: detail) else { throw failure("this is no kind of endpoint") }
      return .endpoint(endpoint, kind)
    }
    let place = start
    try take(" ")
    switch detail {
    case "takes": return .takes(endpoint, try reference())
    case "gives": return .gives(endpoint, try reference())
    case "calls": return .calls(endpoint, try action())
    case "application": return .application(endpoint, try name("name of a permission"))
    case "delegated": return .delegated(endpoint, try name("name of a permission"))
    case "values":
      var values = [try value()]
      while !isAtEnd {
        try take(" ")
        values.append(try value())
      }
      return .values(endpoint, values)
    default: throw failure("'\(detail)' is nothing that is said of an endpoint", at: place)
    }
  }

  /// `key:microsoft.graph.call`, `path`.
  private mutating func value() throws(SurfaceFact.Unreadable) -> SurfaceFacts.PathValue {
    let parts = (try optionalField() ?? "-").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let role = parts.first.flatMap({ PathTemplate.Parameter.Role(rawValue: String($0)) }),
      parts.count == 1 || SurfaceName.isType(parts[1])
    else { throw failure("this is no role of a value in a path") }
    return SurfaceFacts.PathValue(role: role, entityType: parts.count == 2 ? String(parts[1]) : nil)
  }
}
