import GraphSpec
import Support
import SwiftEmitter

extension PermissionSources {
  /// What is said of the permissions that some pages were made of.
  func slice(keeping pages: [PermissionPage]) -> [GeneratedFile] {
    let names = Set(pages.filter { $0.location.file == document.file }.map(\.name))
    let text = DocumentWriter.document(document, keeping: names)
    let texts = texts.map { DocumentWriter.texts($0, keeping: names) }
    return [GeneratedFile(name: OutputFolder.Kind.documentName, contents: text)]
      + (texts.map { [GeneratedFile(name: OutputFolder.Kind.textsName, contents: $0)] } ?? [])
  }
}

/// Writes the part of a permissions document, or of consent texts, that some permissions need.
enum DocumentWriter {
  /// - Parameter names: The permissions to keep, in the order of the document.
  static func document(_ document: PermissionsDocument, keeping names: Set<String>) -> String {
    let kept = document.permissions.filter { names.contains($0.name) }
    let root: JSONText = ["permissions": .object(kept.map { ($0.name, permission($0)) })]
    return root.pretty + "\n"
  }

  private static func permission(_ permission: DocumentedPermission) -> JSONText {
    [
      "schemes": .object(permission.schemes.sorted { $0.key < $1.key }.map { ($0.key.rawValue, scheme($0.value)) }),
      "pathSets": .array(permission.pathSets.map(pathSet)),
    ]
  }

  private static func scheme(_ scheme: DocumentedPermission.Scheme) -> JSONText {
    let texts = [
      ("adminDisplayName", scheme.adminDisplayName), ("adminDescription", scheme.adminDescription),
      ("userDisplayName", scheme.userDisplayName), ("userDescription", scheme.userDescription),
    ]
    var members = texts.compactMap { name, text in text.map { (name, JSONText.string($0)) } }
    members.append(("requiresAdminConsent", .bool(scheme.requiresAdminConsent)))
    if let level = scheme.privilegeLevel { members.append(("privilegeLevel", .integer(level))) }
    return .object(members)
  }

  private static func pathSet(_ set: DocumentedPermission.PathSet) -> JSONText {
    [
      "schemeKeys": .strings(set.schemes.map(\.rawValue)),
      "methods": .strings(set.methods.map(\.rawValue)),
      "paths": .object(set.paths.map { ($0.template, .string(annotation($0))) }),
    ]
  }

  private static func annotation(_ path: DocumentedPermission.Path) -> String {
    var parts: [String] = []
    if !path.least.isEmpty { parts.append("least=\(path.least.map(\.rawValue).joined(separator: ","))") }
    if !path.alsoRequires.isEmpty { parts.append("AlsoRequires=\(path.alsoRequires.joined(separator: ","))") }
    return parts.joined(separator: ";")
  }

  static func texts(_ texts: ConsentTexts, keeping names: Set<String>) -> String {
    let root: JSONText = [
      "delegatedScopesList": list(texts.delegated, names), "applicationScopesList": list(texts.application, names),
    ]
    return root.pretty + "\n"
  }

  private static func list(_ texts: [String: ConsentTexts.Text], _ names: Set<String>) -> JSONText {
    .array(texts.filter { names.contains($0.key) }.sorted { $0.key < $1.key }.map { text($0.key, $0.value) })
  }

  private static func text(_ name: String, _ text: ConsentTexts.Text) -> JSONText {
    let texts = [
      ("adminConsentDescription", text.adminDescription), ("adminConsentDisplayName", text.adminDisplayName),
      ("consentDescription", text.userDescription), ("consentDisplayName", text.userDisplayName),
    ]
    var members = texts.compactMap { name, text in text.map { (name, JSONText.string($0)) } }
    members += [("id", .string(text.id)), ("isAdmin", .bool(text.requiresAdmin)), ("value", .string(name))]
    return .object(members)
  }
}
