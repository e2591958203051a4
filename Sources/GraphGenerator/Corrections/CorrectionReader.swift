import CSDLReader
import GraphSpec
import SpecJSON
import Support

/// Reads one element of `corrections`.
///
/// `action` is one of rename, retype, relabel, drop, add; `row`, `type` or `property` says of what: a row as
/// `"POST /app/calls"`, a type by its qualified name, a property as `"microsoft.graph.call/subject"`. What comes into the
/// specs by a correction is held to what a page and metadata may say themselves.
struct CorrectionReader {
  private struct Problem: Error {
    var message: String
    var location: SourceLocation
  }

  private let node: JSONNode

  /// Nil when a diagnostic was added.
  static func read(_ node: JSONNode, diagnostics: inout [Diagnostic]) -> Correction? {
    do throws(Problem) {
      return try CorrectionReader(node: node).correction()
    } catch {
      diagnostics.append(Diagnostic(.error, .configurationInvalid, error.message, at: error.location))
      return nil
    }
  }

  private static let members: Set<String> = [
    "action", "row", "type", "property", "version", "to", "page", "reason", "application", "delegated", "base", "open",
    "nullable",
  ]

  private func correction() throws(Problem) -> Correction {
    for member in node.object ?? [] where !Self.members.contains(member.name) {
      let known = Self.members.sorted().joined(separator: ", ")
      let message = "'\(member.name)' is no member of a correction; the members are \(known)"
      throw Problem(message: message, location: member.location)
    }
    guard let reason = try text("reason", Self.isOneLine, "one line of text"), !reason.isEmpty else {
      throw problem("a correction gives its reason")
    }
    guard let action = text("action") else { throw problem("a correction has an action") }
    guard let version = text("version").flatMap(GraphVersion.init) else {
      throw problem("a correction names its version, v1.0 or beta", at: "version")
    }
    let change: Correction.Change?
    if let row = text("row") {
      change = try rowChange(action, row, version)
    } else if let type = try text("type", SimpleIdentifier.isQualified, Self.qualifiedName) {
      change = try typeChange(action, QualifiedName(type), version)
    } else if let property = text("property") {
      change = try propertyChange(action, property, version)
    } else {
      throw problem("a correction is about a row, a type or a property")
    }
    guard let change else { throw problem("'\(action)' is not possible here, or lacks a member that it needs") }
    return Correction(change: change, reason: reason, location: node.location)
  }

  // MARK: Rows

  private func rowChange(_ action: String, _ text: String, _ version: GraphVersion) throws(Problem) -> Correction
    .Change?
  {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let method = HTTPMethod(rawValue: parts[0]) else {
      throw problem("'row' is a method and a path, such as \"POST /app/calls\"", at: "row")
    }
    let row = Correction.Row(version: version, method: method, path: parts[1], page: self.text("page"))
    switch action {
    case "relabel":
      guard self.text("to") != nil else { return nil }
      guard let version = self.text("to").flatMap(GraphVersion.init) else {
        throw problem("'to' is the version that a row belongs to, v1.0 or beta", at: "to")
      }
      return .relabelRow(row, to: version)
    case "rename": return try self.text("to", Self.isPath, Self.path).map { .renameRow(row, to: $0) }
    case "drop": return .dropRow(row)
    case "add":
      guard let page = row.page else { return nil }
      guard Self.isPath(row.path) else { throw problem("the path of 'row' is \(Self.path)", at: "row") }
      return .addRow(row, page: page, application: flag("application"), delegated: flag("delegated"))
    default: return nil
    }
  }

  // MARK: Types and properties

  private func typeChange(
    _ action: String,
    _ type: QualifiedName,
    _ version: GraphVersion
  ) throws(Problem) -> Correction.Change? {
    switch action {
    case "rename":
      return try text("to", SimpleIdentifier.isQualified, Self.qualifiedName).map { .renameType(version, type, to: $0) }
    case "drop": return .dropType(version, type)
    case "add":
      let base = try text("base", SimpleIdentifier.isQualified, Self.qualifiedName)
      return .addType(version, type, base: base.map { QualifiedName($0) }, isOpen: flag("open"))
    default: return nil
    }
  }

  private func propertyChange(
    _ action: String,
    _ path: String,
    _ version: GraphVersion
  ) throws(Problem) -> Correction.Change? {
    guard let slash = path.firstIndex(of: "/"), SimpleIdentifier.isQualified(String(path[..<slash])),
      SimpleIdentifier.isMemberName(String(path[path.index(after: slash)...]))
    else {
      throw problem("'property' is a type and a name, such as \"microsoft.graph.call/subject\"", at: "property")
    }
    let property = Correction.Property(
      type: QualifiedName(path[..<slash]),
      name: String(path[path.index(after: slash)...])
    )
    switch action {
    case "rename":
      return try text("to", SimpleIdentifier.isMemberName, "the name of a property")
        .map { .renameProperty(version, property, to: $0) }
    case "retype": return try type().map { .retypeProperty(version, property, $0) }
    case "add": return try type().map { .addProperty(version, property, $0) }
    case "drop": return .dropProperty(version, property)
    default: return nil
    }
  }

  /// `to` as a type: `Edm.String` or `Collection(microsoft.graph.call)`.
  private func type() throws(Problem) -> TypeReference? {
    guard let text = text("to") else { return nil }
    let element = TypeReference.element(ofCollection: text)
    let name = element.map(String.init) ?? text
    guard SimpleIdentifier.isQualified(name) else {
      throw problem("'to' is a type, such as \"Edm.String\" or \"Collection(microsoft.graph.call)\"", at: "to")
    }
    let isNullable = node["nullable"] == nil || flag("nullable")
    return TypeReference(QualifiedName(name), isCollection: element != nil, isNullable: isNullable)
  }

  // MARK: Values

  private static let qualifiedName = "a qualified name, such as \"microsoft.graph.call\""
  private static let path = "a path, such as \"/app/calls/{id}\""

  private static func isPath(_ text: String) -> Bool {
    text.hasPrefix("/")
      && text.unicodeScalars.allSatisfy { scalar in
        !VisibleText.isHidden(scalar) && (scalar == " " || !scalar.properties.isWhitespace)
      }
  }

  private static func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  private func text(_ name: String) -> String? { node[name]?.string }

  /// A text that is as it must be, nil where there is none.
  private func text(
    _ name: String,
    _ isValid: (String) -> Bool,
    _ expected: String
  ) throws(Problem) -> String? {
    guard let text = text(name) else { return nil }
    guard isValid(text) else { throw problem("'\(name)' is \(expected)", at: name) }
    return text
  }

  private func flag(_ name: String) -> Bool {
    if case .bool(true)? = node[name]?.value { true } else { false }
  }

  /// About a member where it is there, else about the whole correction.
  private func problem(_ message: String, at name: String? = nil) -> Problem {
    Problem(message: message, location: name.flatMap { node[$0]?.location } ?? node.location)
  }
}
