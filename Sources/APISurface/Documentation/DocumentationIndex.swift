import GraphSpec

/// Finds what the pages say of a type, although pages name types without their namespace and in any casing.
struct DocumentationIndex {
  private var byName: [String: [ResourceDocumentation]] = [:]
  private let model: EntityDataModel
  /// The last components of the model's namespaces, in lower case.
  private let schemas: Set<String>

  init(pages: [PermissionPage], model: EntityDataModel) {
    self.model = model
    self.schemas = Set(model.schemas.map { Self.tail($0.namespace) })
    for page in pages {
      for resource in page.resources { byName[resource.name.lowercased(), default: []].append(resource) }
    }
  }

  /// The first page's section about a type; nil when no page has one.
  ///
  /// Types of different schemas share short names (`session`, `dictionary`). The address of a section tells them apart:
  /// its last part is `callrecords-session` for `microsoft.graph.callRecords.session`.
  func documentation(of type: QualifiedName) -> ResourceDocumentation? {
    guard let candidates = byName[type.name.lowercased()] else { return nil }
    let schema = Self.tail(type.namespace)
    if let exact = candidates.first(where: { Self.prefix($0) == schema }) { return exact }
    let unclaimed = candidates.filter { candidate in Self.prefix(candidate).map { !schemas.contains($0) } ?? true }
    guard let first = unclaimed.first else { return nil }
    // A section without a schema in its address is about the shortest namespace that declares the name.
    let sharing = model.schemas.map { QualifiedName(namespace: $0.namespace, name: type.name) }
      .filter { model.structuredTypes[$0] != nil }
    let nearest = sharing.min { ($0.namespace.utf8.count, $0.namespace) < ($1.namespace.utf8.count, $1.namespace) }
    return nearest == type ? first : nil
  }

  /// The last component of a namespace, in lower case.
  private static func tail(_ namespace: String) -> String {
    (namespace.split(separator: ".").last ?? "").lowercased()
  }

  /// What precedes the first hyphen of the last component of a section's address, in lower case.
  private static func prefix(_ resource: ResourceDocumentation) -> String? {
    guard let address = resource.documentation else { return nil }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let slug = path.split(separator: "/").last ?? ""
    guard let hyphen = slug.firstIndex(of: "-") else { return nil }
    return slug[..<hyphen].lowercased()
  }
}
