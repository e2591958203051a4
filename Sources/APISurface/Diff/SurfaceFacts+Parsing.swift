import GraphSpec

extension SurfaceFacts {
  /// Reads the lines of `SurfaceExport`, in any order but for a type's own properties. A line of a form that is not
  /// known here, such as a later version may write, is kept as it is.
  public init(lines: [String]) {
    self.init()
    // What a line is about has to be there before what is said of it.
    var details: [(index: Int, line: String)] = []
    for (index, line) in lines.enumerated() where !readHead(line, index) { details.append((index, line)) }
    for (index, line) in details where !readDetail(line, index) {
      unknownLines.append(line)
      positions[.line(line)] = index
    }
  }

  private mutating func note(_ anchor: SurfaceAnchor, _ index: Int) {
    if positions[anchor] == nil { positions[anchor] = index }
  }

  // MARK: What lines are about

  private mutating func readHead(_ line: String, _ index: Int) -> Bool {
    if line.hasPrefix("permission ") { return readPermission(line.dropFirst(11), index) }
    if let parts = EndpointLine(line) { return parts.detail == nil && readEndpoint(parts, index) }
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 3, let version = GraphVersion(rawValue: words[0]) else { return false }
    let key = TypeKey(version: version, name: words[2])
    let traits = Array(words.dropFirst(3))
    switch words[1] {
    case "entity", "complex":
      guard let object = Self.object(isEntity: words[1] == "entity", traits), objects[key] == nil else { return false }
      objects[key] = object
      note(.type(version, key.name), index)
    case "enum":
      guard traits.isEmpty || traits == ["flags"], enums[key] == nil else { return false }
      enums[key] = Enumeration(isFlags: !traits.isEmpty)
      note(.type(version, key.name), index)
    case "action":
      guard traits.isEmpty, actions[key] == nil else { return false }
      actions[key] = []
      note(.action(version, key.name), index)
    default: return false
    }
    return true
  }

  private mutating func readEndpoint(_ line: EndpointLine, _ index: Int) -> Bool {
    guard Resolution.Kind(rawValue: line.rest) != nil else { return false }
    var key = Self.key(line.version, line.method, line.path)
    // Pages do list a path in two casings; the second one is told apart by its letters.
    if let earlier = endpoints[key], earlier.path != line.path { key.path = "=" + line.path }
    if endpoints[key] != nil { return false }
    endpoints[key] = Endpoint(version: line.version, method: line.method, path: line.path, kind: line.rest)
    note(.endpoint(line.version, line.method, line.path), index)
    return true
  }

  /// A permission's name may have spaces, so it is what stands before the ids.
  private mutating func readPermission(_ text: Substring, _ index: Int) -> Bool {
    guard let delegated = Self.split(text, at: " delegated="),
      let application = Self.split(delegated.before, at: " application="),
      permissions[String(application.before)] == nil
    else { return false }
    func id(_ text: Substring) -> String? { text == "-" ? nil : String(text) }
    let name = String(application.before)
    permissions[name] = Permission(application: id(application.after), delegated: id(delegated.after))
    note(.permission(name), index)
    return true
  }

  private static func object(isEntity: Bool, _ traits: [String]) -> Object? {
    var traits = traits[...]
    var object = Object(isEntity: isEntity, base: nil, isAbstract: false, isOpen: false)
    if traits.first == ":", traits.count > 1 {
      object.base = traits[traits.startIndex + 1]
      traits = traits.dropFirst(2)
    }
    for trait in traits {
      switch trait {
      case "abstract": object.isAbstract = true
      case "open": object.isOpen = true
      default: return nil
      }
    }
    return object
  }

  /// The last occurrence of a text in another.
  private static func split(_ text: Substring, at separator: String) -> (before: Substring, after: Substring)? {
    var end = text.endIndex
    while end >= text.startIndex {
      if text[..<end].hasSuffix(separator) {
        let start = text.index(end, offsetBy: -separator.count)
        return (text[..<start], text[end...])
      }
      if end == text.startIndex { return nil }
      end = text.index(before: end)
    }
    return nil
  }

  static func key(_ version: GraphVersion, _ method: HTTPMethod, _ path: String) -> EndpointKey {
    var identity = ""
    var isInside = false
    for character in path.lowercased() {
      if character == "}" { isInside = false }
      if !isInside { identity.append(character) }
      if character == "{" { isInside = true }
    }
    return EndpointKey(version: version, method: method, path: identity)
  }

  // MARK: What is said of it

  private mutating func readDetail(_ line: String, _ index: Int) -> Bool {
    if let parts = EndpointLine(line) { return readEndpointDetail(parts) }
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 4, let version = GraphVersion(rawValue: words[0]) else { return false }
    switch words[1] {
    case "property": return readProperty(version, words, index)
    case "derived": return words.count == 4 && readDerived(TypeKey(version: version, name: words[2]), words[3])
    case "member": return readMember(version, words, index)
    default: return false
    }
  }

  private mutating func readEndpointDetail(_ line: EndpointLine) -> Bool {
    var key = Self.key(line.version, line.method, line.path)
    if let earlier = endpoints[key], earlier.path != line.path { key.path = "=" + line.path }
    guard var endpoint = endpoints[key], endpoint.path == line.path else { return false }
    switch line.detail {
    case "takes" where endpoint.takes == nil: endpoint.takes = line.rest
    case "gives" where endpoint.gives == nil: endpoint.gives = line.rest
    case "calls" where endpoint.calls == nil: endpoint.calls = line.rest
    case "values" where endpoint.values.isEmpty:
      endpoint.values = line.rest.split(separator: " ").map(String.init)
    case "application": endpoint.application.insert(line.rest)
    case "delegated": endpoint.delegated.insert(line.rest)
    default: return false
    }
    endpoints[key] = endpoint
    return true
  }

  private mutating func readProperty(_ version: GraphVersion, _ words: [String], _ index: Int) -> Bool {
    guard let slash = words[2].firstIndex(of: "/") else { return false }
    let owner = TypeKey(version: version, name: String(words[2][..<slash]))
    let name = String(words[2][words[2].index(after: slash)...])
    var member = Member(name: name, type: words[3], isNullable: true, isRequired: false)
    var traits = words.dropFirst(4)
    while let trait = traits.popFirst() {
      switch trait {
      case "not-null": member.isNullable = false
      case "required": member.isRequired = true
      case "from":
        guard let type = traits.popFirst() else { return false }
        member.inheritedFrom = type
      default: return false
      }
    }
    if positions[.member(version, owner.name, name)] != nil { return false }
    if objects[owner] != nil {
      objects[owner]?.members.append(member)
    } else if actions[owner] != nil {
      actions[owner]?.append(member)
    } else {
      return false
    }
    note(.member(version, owner.name, name), index)
    return true
  }

  private mutating func readDerived(_ base: TypeKey, _ type: String) -> Bool {
    objects[base]?.derived.insert(type).inserted ?? false
  }

  /// `v1.0 member microsoft.graph.modality/audio = 1`.
  private mutating func readMember(_ version: GraphVersion, _ words: [String], _ index: Int) -> Bool {
    guard words.count == 5, words[3] == "=", let slash = words[2].firstIndex(of: "/") else { return false }
    let owner = TypeKey(version: version, name: String(words[2][..<slash]))
    let name = String(words[2][words[2].index(after: slash)...])
    guard enums[owner] != nil, positions[.member(version, owner.name, name)] == nil else { return false }
    enums[owner]?.members.append(Enumeration.Member(name: name, value: words[4]))
    note(.member(version, owner.name, name), index)
    return true
  }
}

/// A line about an endpoint, split into its parts. Names in braces may have spaces, as may names of permissions.
private struct EndpointLine {
  var version: GraphVersion
  var method: HTTPMethod
  var path: String
  /// Nil in the line that the endpoint begins with.
  var detail: String?
  var rest: String

  private static let details: Set<String> = ["takes", "gives", "calls", "values", "application", "delegated"]

  init?(_ line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 5, words[1] == "endpoint", let version = GraphVersion(rawValue: words[0]),
      let method = HTTPMethod(rawValue: words[2])
    else { return nil }
    self.version = version
    self.method = method
    var depth = 0
    var end = words.count - 1
    for index in 3..<words.count - 1 {
      if depth == 0, index > 3, Self.details.contains(words[index]) {
        end = index
        detail = words[index]
        break
      }
      depth += words[index].count { $0 == "{" } - words[index].count { $0 == "}" }
    }
    path = words[3..<end].joined(separator: " ")
    rest = words[(detail == nil ? end : end + 1)...].joined(separator: " ")
  }
}
