import GraphSpec

/// Reads one element of `corrections`.
///
/// `action` is one of rename, retype, relabel, drop, add; `row`, `type` or `property` says of what: a row as
/// `"POST /app/calls"`, a type by its qualified name, a property as `"microsoft.graph.call/subject"`.
struct CorrectionReader {
  private let node: JSONNode
  private var problem: (message: String, location: SourceLocation)?

  /// Nil when a diagnostic was added.
  static func read(_ node: JSONNode, diagnostics: inout [Diagnostic]) -> Correction? {
    var reader = CorrectionReader(node: node)
    let correction = reader.correction()
    if let problem = reader.problem {
      diagnostics.append(Diagnostic(.error, .configurationInvalid, problem.message, at: problem.location))
      return nil
    }
    return correction
  }

  private init(node: JSONNode) { self.node = node }

  private static let members: Set<String> = [
    "action", "row", "type", "property", "version", "to", "page", "reason", "application", "delegated", "base", "open",
    "nullable",
  ]

  private mutating func correction() -> Correction? {
    for member in node.object ?? [] where !Self.members.contains(member.name) {
      let known = Self.members.sorted().joined(separator: ", ")
      return fail("'\(member.name)' is no member of a correction; the members are \(known)", at: member.location)
    }
    guard let reason = text("reason"), !reason.isEmpty else {
      return fail("a correction gives its reason", at: node.location)
    }
    guard let action = text("action") else { return fail("a correction has an action", at: node.location) }
    guard let version = text("version").flatMap(GraphVersion.init) else {
      return fail("a correction names its version, v1.0 or beta", at: node["version"]?.location ?? node.location)
    }
    let change: Correction.Change?
    if let row = text("row") {
      change = rowChange(action, row, version)
    } else if let type = text("type") {
      change = typeChange(action, QualifiedName(type), version)
    } else if let property = text("property") {
      change = propertyChange(action, property, version)
    } else {
      return fail("a correction is about a row, a type or a property", at: node.location)
    }
    guard let change else {
      return fail("'\(action)' is not possible here, or lacks a member that it needs", at: node.location)
    }
    return Correction(change: change, reason: reason, location: node.location)
  }

  private func rowChange(_ action: String, _ text: String, _ version: GraphVersion) -> Correction.Change? {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let method = HTTPMethod(rawValue: parts[0]) else { return nil }
    let row = Correction.Row(version: version, method: method, path: parts[1], page: self.text("page"))
    switch action {
    case "relabel": return self.text("to").flatMap(GraphVersion.init).map { .relabelRow(row, to: $0) }
    case "rename": return self.text("to").map { .renameRow(row, to: $0) }
    case "drop": return .dropRow(row)
    case "add":
      guard let page = row.page else { return nil }
      return .addRow(row, page: page, application: flag("application"), delegated: flag("delegated"))
    default: return nil
    }
  }

  private func typeChange(_ action: String, _ type: QualifiedName, _ version: GraphVersion) -> Correction.Change? {
    switch action {
    case "rename": text("to").map { .renameType(version, type, to: $0) }
    case "drop": .dropType(version, type)
    case "add": .addType(version, type, base: text("base").map { QualifiedName($0) }, isOpen: flag("open"))
    default: nil
    }
  }

  private func propertyChange(_ action: String, _ path: String, _ version: GraphVersion) -> Correction.Change? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let property = Correction.Property(
      type: QualifiedName(path[..<slash]),
      name: String(path[path.index(after: slash)...])
    )
    switch action {
    case "rename": return text("to").map { .renameProperty(version, property, to: $0) }
    case "retype": return type().map { .retypeProperty(version, property, $0) }
    case "add": return type().map { .addProperty(version, property, $0) }
    case "drop": return .dropProperty(version, property)
    default: return nil
    }
  }

  /// `to` as a type: `Edm.String` or `Collection(microsoft.graph.call)`.
  private func type() -> TypeReference? {
    guard let text = text("to") else { return nil }
    let isNullable = node["nullable"] == nil || flag("nullable")
    let head = "Collection("
    if text.hasPrefix(head), text.hasSuffix(")") {
      let name = QualifiedName(text.dropFirst(head.count).dropLast())
      return TypeReference(name, isCollection: true, isNullable: isNullable)
    }
    return TypeReference(QualifiedName(text), isNullable: isNullable)
  }

  private func text(_ name: String) -> String? { node[name]?.string }

  private func flag(_ name: String) -> Bool {
    if case .bool(true)? = node[name]?.value { true } else { false }
  }

  private mutating func fail(_ message: String, at location: SourceLocation) -> Correction? {
    problem = (message, location)
    return nil
  }
}
