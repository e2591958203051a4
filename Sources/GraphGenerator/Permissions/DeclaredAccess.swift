package import GraphSpec
import PermissionDocument
import PermissionMarkdown

/// What the permissions of a configuration are asked for by.
package struct DeclaredAccess {
  /// Each once, in the order of the configuration.
  package private(set) var access: [ResourceAccess] = []
  package private(set) var names: [ResourceAccess: String] = [:]

  /// Nil exactly when an error was added. No permission at all is no error: an app may ask for nothing.
  ///
  /// - Parameter kinds: What to ask for of a permission that is both.
  package static func read(
    _ configuration: Configuration,
    kinds: Set<ResourceAccess.Kind>,
    diagnostics: inout [Diagnostic]
  ) -> DeclaredAccess? {
    var found: [Diagnostic] = []
    var declared = DeclaredAccess()
    for path in SpecReader.pagePaths(configuration.pages, diagnostics: &found) {
      var unused: [Diagnostic] = []
      guard let page = PermissionPageParser.read(path: path, diagnostics: &unused) else {
        found += unused.filter { $0.severity == .error }
        continue
      }
      declared.add(page.name, page.application?.id, page.delegated?.id, kinds, at: page.location, &found)
    }
    declared.addNamed(configuration, kinds, &found)
    diagnostics += found
    return found.containsError ? nil : declared
  }

  private mutating func addNamed(
    _ configuration: Configuration,
    _ kinds: Set<ResourceAccess.Kind>,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard !configuration.permissions.isEmpty else { return }
    let place = configuration.permissionsLocation ?? configuration.file.map { SourceLocation(file: $0, line: 0) }
    guard let path = configuration.descriptions else {
      let message = "ids of permissions by name are in the consent texts; add --descriptions FILE"
      diagnostics.append(Diagnostic(.error, .specsMissing, message, at: place))
      return
    }
    guard let texts = ConsentTextsReader.read(path: path, diagnostics: &diagnostics) else { return }
    let known = Set(texts.application.keys).union(texts.delegated.keys)
    for name in configuration.permissions {
      guard known.contains(name) else {
        let nearest = NearestNames.find(name, among: Array(known))
        let hint = nearest.isEmpty ? "" : "; is \(nearest.map { "'\($0)'" }.joined(separator: " or ")) meant?"
        let message = "'\(name)' is no permission of '\(path)'\(hint)"
        diagnostics.append(Diagnostic(.error, .permissionUnknown, message, at: place))
        continue
      }
      add(name, texts.application[name]?.id, texts.delegated[name]?.id, kinds, at: place, &diagnostics)
    }
  }

  private mutating func add(
    _ name: String,
    _ role: String?,
    _ scope: String?,
    _ kinds: Set<ResourceAccess.Kind>,
    at location: SourceLocation?,
    _ diagnostics: inout [Diagnostic]
  ) {
    let candidates = [(ResourceAccess.Kind.role, role), (.scope, scope)]
    let found = candidates.compactMap { kind, id in
      kinds.contains(kind) ? id.map { ResourceAccess(id: $0, kind: kind) } : nil
    }
    if found.isEmpty {
      let message = "no id is known of the permission '\(name)' of the kind that is asked for"
      diagnostics.append(Diagnostic(.error, .manifestWithoutID, message, at: location))
    }
    for access in found where names.updateValue(name, forKey: access) == nil { self.access.append(access) }
  }
}
