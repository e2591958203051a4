import GraphSpec

/// Finds what the pages say of a type, although pages name types without their namespace and in any casing.
struct DocumentationIndex: Sendable {
  /// A page's section about a type.
  struct Section: Sendable {
    let resource: ResourceDocumentation
    /// What precedes the first hyphen of the last component of its address, in lower case.
    let prefix: String?

    init(_ resource: ResourceDocumentation) {
      self.resource = resource
      prefix = resource.documentation.flatMap { address in
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let slug = path.split(separator: "/").last ?? ""
        return slug.firstIndex(of: "-").map { slug[..<$0].lowercased() }
      }
    }

    /// What the first row about a property says, if it says anything.
    func prose(of property: String) -> String? {
      let length = property.utf8.count
      let name = property.lowercased()
      for row in resource.properties where row.name.utf8.count == length && row.name.lowercased() == name {
        if let description = row.description, !description.isEmpty { return description }
      }
      return nil
    }
  }

  private var byName: [String: [Section]] = [:]

  init(pages: [PermissionPage]) {
    for page in pages {
      for resource in page.resources {
        byName[resource.name.lowercased(), default: []].append(Section(resource))
      }
    }
  }

  /// The first page's section about a type; nil when no page has one.
  ///
  /// Types of different schemas share short names (`session`, `dictionary`). The address of a section tells them apart:
  /// its last part is `callrecords-session` for `microsoft.graph.callRecords.session`.
  func section(about type: QualifiedName, in model: EntityDataModel) -> Section? {
    guard let candidates = byName[type.name.lowercased()] else { return nil }
    let schema = Self.tail(type.namespace)
    if let exact = candidates.first(where: { $0.prefix == schema }) { return exact }
    let unclaimed = candidates.first { candidate in
      !model.schemas.contains { Self.tail($0.namespace) == candidate.prefix }
    }
    guard let unclaimed else { return nil }
    // A section without a schema in its address is about the shortest namespace that declares the name.
    let sharing = model.schemas.map { QualifiedName(namespace: $0.namespace, name: type.name) }
      .filter { model.structuredTypes[$0] != nil }
    let nearest = sharing.min { ($0.namespace.utf8.count, $0.namespace) < ($1.namespace.utf8.count, $1.namespace) }
    return nearest == type ? unclaimed : nil
  }

  /// The last component of a namespace, in lower case.
  private static func tail(_ namespace: String) -> String {
    (namespace.split(separator: ".").last ?? "").lowercased()
  }
}
