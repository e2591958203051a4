import GraphSpec

/// Declarations in, entity data model out: reads the attributes, resolves names and reports what doesn't fit.
struct ModelBuilder: ~Copyable {
  typealias Element = Declarations.Element

  var declarations: Declarations
  var names: TypeMentions
  var log: DiagnosticLog
  let file: String
  let limits: CSDLLimits
  var model: EntityDataModel
  /// By unqualified name in lower case.
  var overloadCounts: [String: Int] = [:]

  let trueID: InternTable.ID
  let falseID: InternTable.ID
  enum NameKind: UInt8 { case unknown, asciiIdentifier, identifier, other }

  /// By the value's number.
  var nameKinds: [NameKind]
  /// By the value's number: the last type that has a member of this name.
  var lastOwner: [Int32]

  init(_ declarations: consuming Declarations, file: String, limits: CSDLLimits, log: DiagnosticLog) {
    self.file = file
    self.limits = limits
    self.log = log
    trueID = declarations.values.intern("true")
    falseID = declarations.values.intern("false")
    names = TypeMentions(valueCount: declarations.values.count, elementCount: declarations.elements.count)
    nameKinds = Array(repeating: .unknown, count: declarations.values.count)
    lastOwner = Array(repeating: -1, count: declarations.values.count)
    model = EntityDataModel(file: file)
    model.scope = declarations.scope
    self.declarations = declarations
  }

  /// Names beyond ASCII, of which two can be one text in different bytes, by type.
  var composedNames: [String: (owner: Int, id: InternTable.ID)] = [:]

  mutating func build() throws(Refusal) {
    let schemas = try collectSchemas()
    for schema in schemas { declareTypes(of: schema) }
    let counts = typeCounts()
    model.structuredTypes.reserveCapacity(counts.structured)
    model.enumTypes.reserveCapacity(counts.enumerations)
    buildTypes()
    for schema in schemas { buildMembers(of: schema) }
    checkOperationImports()
    breakBaseTypeCycles()
    checkBaseTypeDepth()
    model.faults = log.faults.sorted { $0.diagnostic.location! < $1.diagnostic.location! }
    if model.container == nil {
      let root = declarations.elements[0]
      let message = "no schema has an EntityContainer, so no path leads anywhere; give the service's whole metadata"
      log.add(.error, .noContainer, message, at: location(root))
    }
  }

  // MARK: Schemas and names

  struct Schema {
    var element: Int
    var namespaceID: InternTable.ID
    var namespace: String
  }

  private mutating func collectSchemas() throws(Refusal) -> [Schema] {
    let root = declarations.elements[0]
    guard let version = text(.version, of: root) else {
      throw Refusal(.missingAttribute, "'Edmx' has no attribute 'Version'", at: location(root))
    }
    guard version == "4.0" || version.hasPrefix("4.0") else {
      let message = "this is metadata of OData version '\(version)'; versions 4.0 and 4.01 are understood"
      throw Refusal(.unsupportedVersion, message, at: location(root))
    }
    var schemas: [Schema] = []
    var seen: [InternTable.ID: SourceLocation] = [:]
    forEachChild(of: 0) { builder, index in
      builder.forEachChild(of: index) { builder, index in
        let element = builder.declarations.elements[index]
        if element.name == .include { builder.addAlias(of: element, required: false) }
        guard element.name == .schema, builder.addAlias(of: element, required: true),
          let namespaceID = builder.declarations.value(.namespace, of: element)
        else { return }
        let namespace = builder.declarations.values.string(namespaceID)
        if let other = seen[namespaceID] {
          let message = "the schema '\(namespace)' is declared twice; the first is at \(other)"
          builder.log.add(.error, .duplicateDeclaration, message, at: builder.location(element))
        } else {
          seen[namespaceID] = builder.location(element)
        }
        builder.model.schemas.append(
          EntityDataModel.Schema(
            namespace: namespace,
            alias: builder.text(.alias, of: element),
            location: builder.location(element)
          )
        )
        schemas.append(Schema(element: index, namespaceID: namespaceID, namespace: namespace))
      }
    }
    if schemas.count > limits.schemas {
      let message = "the metadata has \(schemas.count) schemas; the limit is \(limits.schemas)"
      throw Refusal(.tooManySchemas, message, at: location(declarations.elements[schemas[limits.schemas].element]))
    }
    if schemas.isEmpty {
      throw Refusal(.noSchema, "the metadata has no usable 'Schema' inside 'DataServices'", at: location(root))
    }
    return schemas
  }

  /// Returns whether there is a namespace.
  @discardableResult
  private mutating func addAlias(of element: Element, required: Bool) -> Bool {
    guard let namespace = required ? need(.namespace, of: element) : declarations.value(.namespace, of: element)
    else { return false }
    guard SimpleIdentifier.isDotted(declarations.values.bytes(namespace)) else {
      report(namespace, .namespace, of: element, expected: "identifiers with dots between them")
      return false
    }
    guard isShort(namespace) else {
      let message =
        "a namespace has no more than \(limits.namespaceLength) characters and \(limits.namespaceParts) parts"
      log.add(.error, .namespaceTooLong, message, at: location(element))
      return false
    }
    guard declarations.value(.alias, of: element) != nil, let alias = needIdentifier(.alias, of: element) else {
      return true
    }
    if !names.addAlias(alias, for: namespace) {
      let text = declarations.values.string(alias)
      log.add(.error, .duplicateAlias, "the alias '\(text)' stands for two namespaces", at: location(element))
    }
    return true
  }

  private func isShort(_ namespace: InternTable.ID) -> Bool {
    let bytes = declarations.values.bytes(namespace)
    let parts = bytes.count { $0 == UInt8(ascii: ".") } + 1
    let characters = bytes.count { $0 & 0xC0 != 0x80 }
    return parts <= limits.namespaceParts && characters <= limits.namespaceLength
  }

  private mutating func declareTypes(of schema: Schema) {
    forEachChild(of: schema.element) { builder, index in
      let element = builder.declarations.elements[index]
      let kind: TypeMentions.Kind
      switch element.name {
      case .entityType: kind = .entity
      case .complexType: kind = .complex
      case .enumType: kind = .enumeration
      case .typeDefinition: kind = .typeDefinition
      default: return
      }
      // Nothing can lead to a type without a name.
      builder.log.faultyTypes = []
      defer { builder.log.faultyTypes = nil }
      guard let nameID = builder.needIdentifier(.name, of: element) else { return }
      let name = QualifiedName(namespace: schema.namespace, name: builder.declarations.values.string(nameID))
      let declared = TypeMentions.Declared(name: name, kind: kind, element: index)
      if let earlier = builder.names.declare(namespace: schema.namespaceID, name: nameID, declared) {
        let other = builder.location(builder.declarations.elements[builder.names.declared[earlier].element])
        let message = "the type '\(name)' is declared twice; the first is at \(other)"
        builder.log.faultyTypes = [name]
        builder.log.add(.error, .duplicateDeclaration, message, at: builder.location(element))
      }
    }
  }

  private func typeCounts() -> (structured: Int, enumerations: Int) {
    let enumerations = names.declared.count { $0.kind == .enumeration }
    return (names.declared.count - enumerations, enumerations)
  }

  private mutating func buildMembers(of schema: Schema) {
    forEachChild(of: schema.element) { builder, index in
      switch builder.declarations.elements[index].name {
      case .action: builder.addOperation(.action, at: index, in: schema)
      case .function: builder.addOperation(.function, at: index, in: schema)
      case .entityContainer: builder.addContainer(at: index, in: schema)
      default: break
      }
    }
  }
}
