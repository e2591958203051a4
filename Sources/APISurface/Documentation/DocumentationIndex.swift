import GraphSpec

/// Finds what the pages say of a type, although pages name types without their namespace and in any casing.
struct DocumentationIndex: Sendable {
  /// A page's section about a type.
  struct Section: Sendable {
    let resource: ResourceDocumentation
    /// What precedes the first hyphen of the last component of its address, in lower case.
    let prefix: String?
    /// What the first row about a property says that says anything, by the property's name in lower case.
    private let prose: [String: String]

    init(_ resource: ResourceDocumentation) {
      self.resource = resource
      prefix = resource.documentation.flatMap { address in
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let slug = path.split(separator: "/").last ?? ""
        return slug.firstIndex(of: "-").map { slug[..<$0].lowercased() }
      }
      var prose: [String: String] = [:]
      prose.reserveCapacity(resource.properties.count)
      for row in resource.properties {
        guard let description = row.description, !description.isEmpty else { continue }
        let name = row.name.lowercased()
        if prose[name] == nil { prose[name] = description }
      }
      self.prose = prose
    }

    func prose(of property: String) -> String? { prose[property.lowercased()] }
  }

  /// The sections about a type's unqualified name.
  struct Sections: Sendable {
    /// The first of each prefix, in the order of the pages.
    var all: [Section] = []
    /// Indices into `all`.
    var byPrefix: [String?: Int] = [:]

    mutating func add(_ section: Section) {
      byPrefix[section.prefix] = all.count
      all.append(section)
    }
  }

  /// By name in lower case.
  private var byName: [String: Sections] = [:]

  init(pages: [PermissionPage]) {
    for page in pages {
      for resource in page.resources {
        let section = Section(resource)
        let name = resource.name.lowercased()
        if byName[name]?.byPrefix[section.prefix] != nil { continue }
        byName[name, default: Sections()].add(section)
      }
    }
  }

  func of(_ model: EntityDataModel) -> ModelDocumentation { ModelDocumentation(self, model) }

  fileprivate func sections(named name: String) -> Sections? { byName[name.lowercased()] }
}

/// What the pages say of the types of one model.
struct ModelDocumentation: Sendable {
  private let index: DocumentationIndex
  private let model: EntityDataModel
  /// The last components of the model's namespaces, in lower case.
  private let tails: Set<String>
  /// The shortest first.
  private let namespaces: [String]

  fileprivate init(_ index: DocumentationIndex, _ model: EntityDataModel) {
    self.index = index
    self.model = model
    tails = Set(model.schemas.map { Self.tail($0.namespace) })
    namespaces = model.schemas.map(\.namespace).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// The first page's section about a type; nil when no page has one.
  ///
  /// Types of different schemas share short names (`session`, `dictionary`). The address of a section tells them apart:
  /// its last part is `callrecords-session` for `microsoft.graph.callRecords.session`.
  func section(about type: QualifiedName) -> DocumentationIndex.Section? {
    guard let candidates = index.sections(named: type.name) else { return nil }
    let schema = Self.tail(type.namespace)
    if let exact = candidates.byPrefix[schema] { return candidates.all[exact] }
    // Each has another prefix, so that no more are claimed than there are namespaces.
    let unclaimed = candidates.all.first { $0.prefix.map { !tails.contains($0) } ?? true }
    guard let unclaimed else { return nil }
    // A section without a schema in its address is about the shortest namespace that declares the name.
    let nearest = namespaces.first { model.structuredTypes[QualifiedName(namespace: $0, name: type.name)] != nil }
    return nearest == type.namespace ? unclaimed : nil
  }

  /// The last component of a namespace, in lower case.
  private static func tail(_ namespace: String) -> String {
    (namespace.split(separator: ".").last ?? "").lowercased()
  }
}
