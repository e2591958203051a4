import GraphSpec

/// The entity data model as a path looks it up. Made in one pass over the operations.
struct ModelIndex: Sendable {
  let model: EntityDataModel
  /// Every overload by unqualified name in lower case: by namespace, which a rewritten file may put in another order, and
  /// within it in source order.
  private let operations: [String: [Operation]]
  /// By name in lower case, in source order.
  private let resources: [String: [EntityContainer.Resource]]
  private let operationImports: [String: [EntityContainer.OperationImport]]
  private let aliases: [String: String]
  private let subtypes: [QualifiedName: [QualifiedName]]
  /// Of the container: what a name without a namespace means first.
  private let defaultNamespace: String?

  init(model: EntityDataModel) {
    self.model = model
    var operations: [String: [Operation]] = [:]
    operations.reserveCapacity(model.operations.count)
    for (name, overloads) in model.operations {
      operations[name.name.lowercased(), default: []] += overloads
    }
    self.operations = operations.mapValues { overloads in
      overloads.count == 1 ? overloads : overloads.sorted { ($0.name, $0.location) < ($1.name, $1.location) }
    }
    resources = Dictionary(grouping: model.container?.resources ?? []) { $0.name.lowercased() }
    operationImports = Dictionary(grouping: model.container?.operationImports ?? []) { $0.name.lowercased() }
    aliases = Dictionary(
      model.schemas.compactMap { schema in schema.alias.map { ($0, schema.namespace) } },
      uniquingKeysWith: { first, _ in first }
    )
    defaultNamespace = model.container?.name.namespace
    var subtypes: [QualifiedName: [QualifiedName]] = [:]
    for (name, type) in model.structuredTypes {
      if let base = type.baseType { subtypes[base, default: []].append(name) }
    }
    self.subtypes = subtypes
  }

  // MARK: The container

  /// The entity sets and singletons of a name, upper and lower case not told apart.
  func resources(like name: String) -> [EntityContainer.Resource] { resources[name.lowercased()] ?? [] }

  func operationImports(like name: String) -> [EntityContainer.OperationImport] {
    operationImports[name.lowercased()] ?? []
  }

  // MARK: Names

  /// A qualified name as written in a path, with its alias expanded; nil for a name without a namespace.
  func qualifiedName(_ text: String) -> QualifiedName? {
    let name = QualifiedName(text)
    guard !name.namespace.isEmpty, !name.name.isEmpty else { return nil }
    return QualifiedName(namespace: aliases[name.namespace] ?? name.namespace, name: name.name)
  }

  /// How an operation is written in a path: without its namespace where that is the container's, which Graph documents
  /// and accepts; otherwise with it, which OData always accepts (URL conventions section 4.4).
  func pathName(of operation: Operation) -> String {
    operation.name.namespace == defaultNamespace ? operation.name.name : operation.name.description
  }

  // MARK: Types

  /// The type and its base types, nearest first.
  func lineage(of name: QualifiedName) -> [StructuredType] {
    var lineage: [StructuredType] = []
    var next: QualifiedName? = name
    while let name = next, let type = model.structuredTypes[name], !lineage.contains(where: { $0.name == name }) {
      lineage.append(type)
      next = type.baseType
    }
    return lineage
  }

  /// The names of the key properties, own or inherited, with the type that declares each.
  func key(of name: QualifiedName) -> [(property: Property, declaredOn: QualifiedName)] {
    let lineage = lineage(of: name)
    guard let keyed = lineage.first(where: { !$0.key.isEmpty }) else { return [] }
    return keyed.key.compactMap { property(named: $0, in: lineage) }
  }

  func property(named name: String, in lineage: [StructuredType]) -> (property: Property, declaredOn: QualifiedName)? {
    for type in lineage {
      if let property = type.properties.first(where: { $0.name == name }) { return (property, type.name) }
    }
    return nil
  }

  /// The types whose names are the same but for upper and lower case, in order.
  func types(like name: QualifiedName) -> [QualifiedName] {
    let wanted = name.description.lowercased()
    return model.structuredTypes.keys
      .filter { $0.name.utf8.count == name.name.utf8.count && $0.description.lowercased() == wanted }
      .sorted()
  }

  func isDeclared(_ name: QualifiedName) -> Bool {
    name.isPrimitive || model.structuredTypes[name] != nil || model.enumTypes[name] != nil
      || model.typeDefinitions[name] != nil
  }

  /// The primitive type that a type definition stands for, or the type itself.
  func underlyingType(of type: TypeReference) -> TypeReference {
    guard let definition = model.typeDefinitions[type.name] else { return type }
    var underlying = definition.underlyingType
    underlying.isCollection = type.isCollection
    return underlying
  }

  // MARK: Members

  enum Member: Hashable {
    case property(Property, declaredOn: QualifiedName)
    case navigation(NavigationProperty, declaredOn: QualifiedName)

    var declaredOn: QualifiedName {
      switch self {
      case .property(_, let type), .navigation(_, let type): type
      }
    }

    var isNavigation: Bool {
      if case .navigation = self { true } else { false }
    }

    var name: String {
      switch self {
      case .property(let property, _): property.name
      case .navigation(let property, _): property.name
      }
    }

    var type: TypeReference {
      switch self {
      case .property(let property, _): property.type
      case .navigation(let property, _): property.type
      }
    }

    var step: Resolution.Trail.Step {
      switch self {
      case .property(let property, let type): .property(type: type, name: property.name)
      case .navigation(let property, let type): .navigationProperty(type: type, name: property.name)
      }
    }
  }

  /// The properties of a type and its base types whose names match.
  func members(of lineage: [StructuredType], where matches: (String) -> Bool) -> [Member] {
    lineage.flatMap { type in
      type.navigationProperties.filter { matches($0.name) }.map { Member.navigation($0, declaredOn: type.name) }
        + type.properties.filter { matches($0.name) }.map { Member.property($0, declaredOn: type.name) }
    }
  }

  /// The properties of this name that types derived from the given one declare, in the order of these types.
  func derivedMembers(named name: String, of base: QualifiedName) -> [Member] {
    var found: [StructuredType] = []
    var pending = subtypes[base] ?? []
    var seen: Set<QualifiedName> = [base]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, let type = model.structuredTypes[next] else { continue }
      pending += subtypes[next] ?? []
      if type.navigationProperties.contains(where: { $0.name == name })
        || type.properties.contains(where: { $0.name == name })
      {
        found.append(type)
      }
    }
    return found.sorted { $0.name < $1.name }.flatMap { members(of: [$0]) { $0 == name } }
  }

  // MARK: Operations

  /// The overloads of this name that are bound to types derived from the given one.
  func derivedOperations(named name: String, of base: TypeReference) -> [Operation] {
    operations(named: name, ignoringCase: false).filter { operation in
      guard let binding = operation.bindingType, binding.isCollection == base.isCollection else { return false }
      return binding.name != base.name && lineage(of: binding.name).contains { $0.name == base.name }
    }
  }

  /// A function whose name begins with the same word as the given one: functions' names begin with a verb. A name in
  /// lower case throughout has no words, so that the beginning of it is enough.
  func function(beginningLike name: String) -> Operation? {
    let words = name.words
    guard let first = words.first else { return nil }
    return operations.keys.filter { $0.first == first.first }.sorted().lazy
      .flatMap { operations[$0] ?? [] }
      .first { operation in
        guard operation.kind == .function, let verb = operation.name.name.words.first else { return false }
        return verb == first || (words.count == 1 && verb.count > 2 && first.hasPrefix(verb))
      }
  }

  /// Every overload of a name, qualified or not, with upper and lower case told apart or not.
  func operations(named name: String, ignoringCase: Bool) -> [Operation] {
    let qualified = qualifiedName(name)
    let unqualified = qualified?.name ?? name
    return (operations[unqualified.lowercased()] ?? []).filter { operation in
      if ignoringCase {
        return qualified.map { $0.namespace.lowercased() == operation.name.namespace.lowercased() } ?? true
      }
      return operation.name.name == unqualified && (qualified.map { $0 == operation.name } ?? true)
    }
  }

  /// How far up the binding type is from what the path addresses: 0 for the type itself, nil where the operation is
  /// not bound to it (CSDL 4.01 section 12.3: the binding parameter may be a base type).
  func bindingDistance(of operation: Operation, on type: TypeReference) -> Int? {
    guard let binding = operation.bindingType, binding.isCollection == type.isCollection else { return nil }
    if binding.name == type.name { return 0 }
    return lineage(of: type.name).firstIndex { $0.name == binding.name }
  }

  /// The total order in which one of several overloads is taken: the nearest binding type, the container's namespace,
  /// the fewest parameters, the name, the order of the source.
  func precedes(_ left: Operation, _ right: Operation, on type: TypeReference?) -> Bool {
    func rank(_ operation: Operation) -> (Int, Int, Int, QualifiedName, SourceLocation) {
      (
        type.flatMap { bindingDistance(of: operation, on: $0) } ?? 0,
        operation.name.namespace == defaultNamespace ? 0 : 1,
        operation.callParameters.count,
        operation.name,
        operation.location
      )
    }
    return rank(left) < rank(right)
  }
}
