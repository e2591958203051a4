import GraphSpec

extension Diagnostic.Code {
  /// A permission is asked for by a name that the document doesn't have.
  static let permissionUnknown = Self("permission-unknown")
  /// A permission is asked for by name more than once.
  static let permissionRepeated = Self("permission-repeated")
}

/// Permissions of the document as pages, for those who have a name and no page.
enum NamedPermissions {
  /// - Parameters:
  ///   - names: In any ASCII case where only one permission has the name.
  ///   - location: Where they are asked for; nil for options.
  static func pages(
    _ names: [String],
    _ sources: PermissionSources,
    at location: SourceLocation?,
    diagnostics: inout [Diagnostic]
  ) -> [PermissionPage] {
    let permissions = sources.document.permissions
    let byName = Dictionary(permissions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let folded = Dictionary(grouping: permissions) { $0.name.lowercased() }
    var seen: Set<String> = []
    var pages: [PermissionPage] = []
    for name in names {
      let alike = folded[name.lowercased()] ?? []
      guard let permission = byName[name] ?? (alike.count == 1 ? alike[0] : nil) else {
        let nearest = NearestNames.find(name, among: permissions.map(\.name))
        let hint = nearest.isEmpty ? "" : "; is \(nearest.map { "'\($0)'" }.joined(separator: " or ")) meant?"
        let message = "'\(name)' is no permission of '\(sources.document.file)'\(hint)"
        diagnostics.append(Diagnostic(.error, .permissionUnknown, message, at: location))
        continue
      }
      guard seen.insert(permission.name).inserted else {
        let message = "the permission '\(name)' is named more than once"
        diagnostics.append(Diagnostic(.warning, .permissionRepeated, message, at: location))
        continue
      }
      pages.append(page(permission, sources.texts))
    }
    return pages
  }

  private static func page(_ permission: DocumentedPermission, _ texts: ConsentTexts?) -> PermissionPage {
    PermissionPage(
      name: permission.name,
      methods: rows(permission),
      application: role(permission, texts),
      delegated: scope(permission, texts),
      location: permission.location
    )
  }

  private static func role(_ permission: DocumentedPermission, _ texts: ConsentTexts?) -> AppRole? {
    let text = texts?.text(of: permission.name, .application)
    let scheme = permission.schemes[.application]
    guard text != nil || scheme != nil else { return nil }
    return AppRole(
      id: text?.id,
      displayName: text?.adminDisplayName ?? scheme?.adminDisplayName,
      description: text?.adminDescription ?? scheme?.adminDescription,
      location: text?.location ?? permission.location
    )
  }

  private static func scope(_ permission: DocumentedPermission, _ texts: ConsentTexts?) -> DelegatedScope? {
    let text = texts?.text(of: permission.name, .delegatedWork)
    let scheme = permission.schemes[.delegatedWork] ?? permission.schemes[.delegatedPersonal]
    guard text != nil || scheme != nil else { return nil }
    let needsAdmin = text?.requiresAdmin ?? scheme?.requiresAdminConsent ?? false
    return DelegatedScope(
      id: text?.id,
      consentType: needsAdmin ? "Admin" : "User",
      displayName: text?.adminDisplayName ?? scheme?.adminDisplayName,
      description: text?.adminDescription ?? scheme?.adminDescription,
      location: text?.location ?? permission.location
    )
  }

  /// One for each method and path, in the order of the document.
  private static func rows(_ permission: DocumentedPermission) -> [MethodRow] {
    struct Identity: Hashable {
      var method: HTTPMethod
      var path: String
    }
    var order: [(identity: Identity, location: SourceLocation)] = []
    var found: [Identity: DocumentTerms] = [:]
    for set in permission.pathSets {
      for path in set.paths {
        for method in set.methods {
          let identity = Identity(method: method, path: path.template)
          if found[identity] == nil { order.append((identity, path.location)) }
          for scheme in set.schemes {
            found[identity, default: DocumentTerms()]
              .add(scheme, isLeast: path.least.contains(scheme), alsoRequires: path.alsoRequires)
          }
        }
      }
    }
    return order.compactMap { identity, location in
      guard let terms = found[identity] else { return nil }
      let delegated: Set<PermissionScheme> = [.delegatedWork, .delegatedPersonal]
      return MethodRow(
        version: .v1,
        application: terms.schemes.contains(.application),
        delegated: !terms.schemes.isDisjoint(with: delegated),
        method: identity.method,
        path: identity.path,
        documentation: nil,
        text: text(permission.name, identity.method, identity.path, terms),
        location: location,
        pathLocation: location,
        terms: terms
      )
    }
  }

  /// The same for the document and for a slice of it.
  private static func text(
    _ permission: String,
    _ method: HTTPMethod,
    _ path: String,
    _ terms: DocumentTerms
  ) -> String {
    let schemes = terms.schemes.sorted().map { scheme in
      let least = terms.least.contains(scheme) ? " least" : ""
      let more = (terms.alsoRequires[scheme] ?? []).joined(separator: "|")
      return "\(scheme)\(least)\(more.isEmpty ? "" : " with \(more)")"
    }
    return "\(permission) \(method.rawValue) \(path) \(schemes.joined(separator: ", "))"
  }
}
