public import GraphSpec
import SpecJSON
import Support

/// Reads Microsoft's permissions document (microsoftgraph/kibali, specs/permissions.md).
public struct PermissionsDocumentReader {
  private var log = DocumentLog()
  private var grants = 0

  /// Reads the document at `path`; nil exactly when an error was added.
  public static func read(path: String, diagnostics: inout [Diagnostic]) -> PermissionsDocument? {
    guard let root = DocumentFile.read(path, "permissions document", diagnostics: &diagnostics) else { return nil }
    return document(root, file: path, diagnostics: &diagnostics)
  }

  /// Reads a document from the bytes of its file, which `file` names in every location.
  public static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> PermissionsDocument? {
    guard let root = DocumentFile.parse(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    return document(root, file: file, diagnostics: &diagnostics)
  }

  private static func document(
    _ root: JSONNode,
    file: String,
    diagnostics: inout [Diagnostic]
  ) -> PermissionsDocument? {
    var reader = PermissionsDocumentReader()
    let permissions = reader.permissions(root)
    reader.checkNames(permissions)
    diagnostics += reader.log.finished(file: file)
    return reader.log.hasErrors ? nil : PermissionsDocument(file: file, permissions: permissions)
  }

  private mutating func permissions(_ root: JSONNode) -> [DocumentedPermission] {
    guard root.object != nil else {
      invalid("a permissions document is a JSON object, not \(root.kind)", at: root.location)
      return []
    }
    checkMembers(of: root, "a permissions document", known: ["$schema", "permissions"])
    guard let node = root["permissions"] else {
      invalid("there is no member 'permissions', which a permissions document has", at: root.location)
      return []
    }
    guard let members = node.object else {
      invalid("'permissions' is an object with a member for each permission, not \(node.kind)", at: node.location)
      return []
    }
    var permissions: [DocumentedPermission] = []
    for member in members {
      guard permissions.count < DocumentLimits.permissions else {
        let message = "the document has more than the limit of \(DocumentLimits.permissions) permissions"
        log.error(.documentTooLarge, message, at: member.location)
        break
      }
      guard let permission = permission(member) else { break }
      permissions.append(permission)
    }
    return permissions
  }

  /// Nil where there are too many paths.
  private mutating func permission(_ member: JSONNode.Member) -> DocumentedPermission? {
    var permission = DocumentedPermission(name: member.name, location: member.location)
    if member.name.isEmpty { invalid("a permission has a name", at: member.location) }
    guard member.value.object != nil else {
      invalid("the permission '\(member.name)' is an object, not \(member.value.kind)", at: member.value.location)
      return permission
    }
    let known: Set = [
      "note", "implicit", "isHidden", "authorizationType", "schemes", "pathSets", "ownerInfo", "provisioningInfo",
    ]
    checkMembers(of: member.value, "a permission", known: known)
    for part in member.value.object ?? [] {
      switch part.name {
      case "schemes": permission.schemes = schemes(part.value)
      case "pathSets":
        for node in array(part.value, "'pathSets'") {
          guard let set = pathSet(node, of: permission) else { return nil }
          permission.pathSets.append(set)
        }
      default: break
      }
    }
    checkSchemes(of: permission)
    return permission
  }

  // MARK: Schemes

  private mutating func schemes(_ node: JSONNode) -> [PermissionScheme: DocumentedPermission.Scheme] {
    guard let members = node.object else {
      invalid("'schemes' is an object with a member for each scheme, not \(node.kind)", at: node.location)
      return [:]
    }
    var schemes: [PermissionScheme: DocumentedPermission.Scheme] = [:]
    for member in members {
      guard let scheme = scheme(member.name, at: member.location) else { continue }
      guard member.value.object != nil else {
        invalid("the scheme '\(scheme)' is an object, not \(member.value.kind)", at: member.value.location)
        continue
      }
      schemes[scheme] = description(of: member.value)
    }
    return schemes
  }

  private mutating func description(of node: JSONNode) -> DocumentedPermission.Scheme {
    var scheme = DocumentedPermission.Scheme()
    for member in node.object ?? [] {
      let value = member.value
      switch member.name {
      case "adminDisplayName": scheme.adminDisplayName = text(member)
      case "adminDescription": scheme.adminDescription = text(member)
      case "userDisplayName", "userConsentDisplayName": scheme.userDisplayName = text(member)
      case "userDescription", "userConsentDescription": scheme.userDescription = text(member)
      case "requiresAdminConsent":
        if case .bool(let flag) = value.value {
          scheme.requiresAdminConsent = flag
        } else {
          invalid("'requiresAdminConsent' is true or false, not \(value.kind)", at: value.location)
        }
      case "privilegeLevel":
        if case .number(let digits) = value.value, let level = Int(digits), (1...5).contains(level) {
          scheme.privilegeLevel = level
        } else {
          invalid("'privilegeLevel' is a whole number from 1, the least privileged, to 5", at: value.location)
        }
      case "isPreauthorizationOnly": break
      default: unknownMember(member, "a scheme")
      }
    }
    return scheme
  }

  private mutating func scheme(_ name: String, at location: SourceLocation) -> PermissionScheme? {
    if let scheme = PermissionScheme(rawValue: name) { return scheme }
    let known = PermissionScheme.allCases.map(\.rawValue).joined(separator: ", ")
    log.error(.documentUnknownScheme, "'\(name)' is no scheme; the schemes are \(known)", at: location)
    return nil
  }

  /// Path sets may use schemes that the permission names, and paths those of their set.
  private mutating func checkSchemes(of permission: DocumentedPermission) {
    var missing: Set<PermissionScheme> = []
    for set in permission.pathSets {
      for scheme in set.schemes where permission.schemes[scheme] == nil && missing.insert(scheme).inserted {
        let message = "'\(permission.name)' has paths in the scheme '\(scheme)', which is not among its 'schemes'"
        log.warning(.documentUndeclaredScheme, message, at: permission.location)
      }
    }
  }

  // MARK: Path sets

  /// Nil where there are too many paths.
  private mutating func pathSet(
    _ node: JSONNode,
    of permission: DocumentedPermission
  ) -> DocumentedPermission.PathSet? {
    var set = DocumentedPermission.PathSet(schemes: [], methods: [], paths: [])
    guard let members = node.object else {
      invalid("a path set is an object, not \(node.kind)", at: node.location)
      return set
    }
    let known: Set = [
      "schemeKeys", "methods", "paths", "alsoRequires", "includedProperties", "excludedProperties", "includeProperties",
      "excludeProperties",
    ]
    checkMembers(of: node, "a path set", known: known)
    for name in ["schemeKeys", "methods", "paths"] where node[name] == nil {
      invalid("the path set of '\(permission.name)' has no '\(name)'", at: node.location)
    }
    if let keys = node["schemeKeys"] {
      for (name, location) in words(keys, "'schemeKeys'") {
        if let scheme = scheme(name, at: location) { add(scheme, to: &set.schemes, at: location) }
      }
    }
    if let methods = node["methods"] {
      for (name, location) in words(methods, "'methods'") {
        if let method = method(name, at: location) { add(method, to: &set.methods, at: location) }
      }
    }
    var alsoRequires: [String] = []
    if let node = node["alsoRequires"] { alsoRequires = requirement(node) }
    for member in members where member.name == "paths" {
      guard let paths = member.value.object else {
        invalid("'paths' is an object with a member for each path, not \(member.value.kind)", at: member.value.location)
        continue
      }
      set.paths.reserveCapacity(paths.count)
      for member in paths {
        let path = path(member, in: set, alsoRequires: alsoRequires)
        grants += set.schemes.count * set.methods.count * (1 + path.alsoRequires.count)
        guard grants <= DocumentLimits.grants else {
          let message =
            "the document allows more than \(DocumentLimits.grants) times a method on a path in a scheme, which is the limit"
          log.error(.documentTooLarge, message, at: member.location)
          return nil
        }
        set.paths.append(path)
      }
    }
    return set
  }

  private mutating func method(_ name: String, at location: SourceLocation) -> HTTPMethod? {
    if let method = HTTPMethod(rawValue: name) { return method }
    let known = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
    log.error(.documentUnknownMethod, "'\(name)' is no method of Graph; the methods are \(known)", at: location)
    return nil
  }

  private mutating func add<Value: RawRepresentable<String> & Equatable>(
    _ value: Value,
    to values: inout [Value],
    at location: SourceLocation
  ) {
    if values.contains(value) {
      log.warning(.documentRepeated, "'\(value.rawValue)' is listed more than once", at: location)
    } else {
      values.append(value)
    }
  }

  private mutating func path(
    _ member: JSONNode.Member,
    in set: DocumentedPermission.PathSet,
    alsoRequires: [String]
  ) -> DocumentedPermission.Path {
    var path = DocumentedPermission.Path(member.name, alsoRequires: alsoRequires, location: member.location)
    if member.name.utf8.first != UInt8(ascii: "/") || member.name.utf8.count < 2 {
      invalid("'\(member.name)' is no path; a path begins with a slash and has a segment", at: member.location)
    } else if member.name.utf8.count > DocumentLimits.pathLength {
      let message = "the path has \(member.name.utf8.count) bytes; the limit is \(DocumentLimits.pathLength)"
      log.error(.documentTooLarge, message, at: member.location)
    }
    guard let text = member.value.string else {
      let message = "a path's annotation is a string such as \"least=Application\", not \(member.value.kind)"
      invalid(message, at: member.value.location)
      return path
    }
    if text.isEmpty { return path }
    let annotation = PathAnnotation(text, at: member.value.location, log: &log)
    path.least = annotation.least.compactMap { name, location in scheme(name, at: location) }
    for (scheme, location) in zip(path.least, annotation.least.map(\.location)) where !set.schemes.contains(scheme) {
      let message = "'least' names the scheme '\(scheme)', which is not among the path set's 'schemeKeys'"
      log.warning(.documentUndeclaredScheme, message, at: location)
    }
    if !annotation.alsoRequires.isEmpty {
      if !alsoRequires.isEmpty {
        let message = "the path and its path set both require a permission in addition; only one of them may"
        invalid(message, at: member.value.location)
      }
      path.alsoRequires = annotation.alsoRequires
    }
    return path
  }

  /// Alternatives, as in `(User.Read | User.Read.All)`.
  private mutating func requirement(_ node: JSONNode) -> [String] {
    guard let text = node.string else {
      invalid("'alsoRequires' is a string, not \(node.kind)", at: node.location)
      return []
    }
    if text.contains("&") {
      let message = "'alsoRequires' asks for several permissions at once with '&'; only alternatives with '|' are known"
      log.error(.documentUnknownAttribute, message, at: node.location)
      return []
    }
    let separators: Set<Character> = ["|", ",", "(", ")", " "]
    var seen: Set<Substring> = []
    return text.split { separators.contains($0) }.filter { seen.insert($0).inserted }.map(String.init)
  }

  // MARK: Checks

  /// Names that tokens can't tell apart, and permissions that are required and don't exist.
  private mutating func checkNames(_ permissions: [DocumentedPermission]) {
    var folded: [String: String] = [:]
    for permission in permissions {
      guard let earlier = folded.updateValue(permission.name, forKey: permission.name.lowercased()) else { continue }
      let message = "'\(permission.name)' and '\(earlier)' differ in case alone; a token's reader takes them for one"
      log.note(.documentRepeated, message, at: permission.location)
    }
    let names = Set(permissions.map(\.name))
    var unknown: Set<String> = []
    for permission in permissions {
      for path in permission.pathSets.lazy.flatMap(\.paths) {
        for name in path.alsoRequires where !names.contains(name) && unknown.insert(name).inserted {
          let message = "'\(name)', which is required in addition, is no permission of the document"
          // A slice has the permissions alone that somebody asked for.
          log.note(.documentUnknownPermission, message, at: path.location)
        }
      }
    }
  }

  private mutating func checkMembers(of node: JSONNode, _ what: String, known: Set<String>) {
    for member in node.object ?? [] where !known.contains(member.name) { unknownMember(member, what) }
  }

  private mutating func unknownMember(_ member: JSONNode.Member, _ what: String) {
    log.warning(.documentUnknownMember, "'\(member.name)' is no member of \(what); it is left out", at: member.location)
  }

  // MARK: Values

  private mutating func text(_ member: JSONNode.Member) -> String? {
    if case .null = member.value.value { return nil }
    if let text = member.value.string { return text }
    invalid("'\(member.name)' is a string, not \(member.value.kind)", at: member.value.location)
    return nil
  }

  private mutating func array(_ node: JSONNode, _ what: String) -> [JSONNode] {
    if let items = node.array { return items }
    invalid("\(what) is an array, not \(node.kind)", at: node.location)
    return []
  }

  /// The strings of an array. One may hold several words with commas between them.
  private mutating func words(_ node: JSONNode, _ what: String) -> [(String, SourceLocation)] {
    var words: [(String, SourceLocation)] = []
    for item in array(node, what) {
      guard let text = item.string else {
        invalid("\(what) is an array of strings; this is \(item.kind)", at: item.location)
        continue
      }
      words += text.split(separator: ",", omittingEmptySubsequences: false).map { (String($0), item.location) }
    }
    return words
  }

  private mutating func invalid(_ message: String, at location: SourceLocation) {
    log.error(.documentInvalid, message, at: location)
  }
}
