import GraphSpec
import Support

/// The entity data model as a path looks it up. Made in one pass over the operations.
struct ModelIndex: Sendable {
  let model: EntityDataModel
  /// Every overload by unqualified name in lower case: by namespace, which a rewritten file may put in another order, and
  /// within it in source order.
  let hierarchy: TypeHierarchy
  private let operations: OverloadIndex
  private let members: MemberIndex
  /// By name in lower case, in source order.
  private let resources: [String: [EntityContainer.Resource]]
  private let operationImports: [String: [EntityContainer.OperationImport]]
  private let aliases: [String: String]
  private let typesByName = Memo<Int, [String: [QualifiedName]]>()
  private let derivedTypes = Memo<MemberName, [Int]>()
  /// Of the container: what a name without a namespace means first.
  private let defaultNamespace: String?

  private struct MemberName: Hashable {
    var type: Int
    var name: String
  }

  /// How many names that differ in upper and lower case only are looked at: more than one of them means nothing.
  private static let variants = 64

  init(model: EntityDataModel) { self.init(hierarchy: TypeHierarchy(model: model)) }

  init(hierarchy: TypeHierarchy) {
    let model = hierarchy.model
    self.model = model
    self.hierarchy = hierarchy
    defaultNamespace = model.container?.name.namespace
    operations = OverloadIndex(hierarchy, defaultNamespace: defaultNamespace)
    members = MemberIndex(hierarchy)
    resources = Dictionary(grouping: model.container?.resources ?? []) { $0.name.lowercased() }
    operationImports = Dictionary(grouping: model.container?.operationImports ?? []) { $0.name.lowercased() }
    aliases = Dictionary(
      model.schemas.compactMap { schema in schema.alias.map { ($0, schema.namespace) } },
      uniquingKeysWith: { first, _ in first }
    )
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
  func lineage(of name: QualifiedName) -> [StructuredType] { hierarchy.lineage(of: name) }

  /// Whether a type is another one or derives from it.
  func isKind(_ name: QualifiedName, of base: QualifiedName) -> Bool {
    guard let number = hierarchy.number(of: name), let base = hierarchy.number(of: base) else { return false }
    return hierarchy.distance(from: number, to: base) != nil
  }

  /// The names of the key properties, own or inherited, with the type that declares each.
  func key(of name: QualifiedName) -> [(property: Property, declaredOn: QualifiedName)] {
    let lineage = lineage(of: name)
    guard let keyed = lineage.first(where: { !$0.key.isEmpty }) else { return [] }
    return keyed.key.compactMap { property(named: $0, in: lineage) }
  }

  func property(named name: String, in lineage: [StructuredType]) -> (property: Property, declaredOn: QualifiedName)? {
    for case .property(let property, let type) in members(of: lineage, named: name, ignoringCase: false) {
      return (property, type)
    }
    return nil
  }

  /// The types whose names are the same but for upper and lower case, in order.
  func types(like name: QualifiedName) -> [QualifiedName] {
    let types = typesByName.value(for: 0) {
      Dictionary(grouping: model.structuredTypes.keys) { $0.description.lowercased() }.mapValues {
        Array($0.sorted().prefix(Self.variants))
      }
    }
    return (types[name.description.lowercased()] ?? []).filter { $0.name.utf8.count == name.name.utf8.count }
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

  /// The properties of this name that a type and its base types have.
  func members(of lineage: [StructuredType], named name: String, ignoringCase: Bool) -> [Member] {
    guard let first = lineage.first, let number = hierarchy.number(of: first.name) else { return [] }
    return hierarchy.lineage(of: number).flatMap {
      members.members(named: name, of: $0, ignoringCase: ignoringCase).prefix(Self.variants)
    }
  }

  /// The properties of this name that types derived from the given one declare, in the order of these types.
  ///
  /// - Parameter limit: of how many types.
  func derivedMembers(named name: String, of base: QualifiedName, limit: Int) -> [Member] {
    guard let base = hierarchy.number(of: base) else { return [] }
    let types = derivedTypes.value(for: MemberName(type: base, name: name)) {
      let all = members.types(derivedFrom: base, declaring: name)
      return Array(all.sorted { hierarchy.type($0).name < hierarchy.type($1).name }.prefix(limit))
    }
    return types.flatMap { members.members(named: name, of: $0, ignoringCase: false) }
  }

  // MARK: Operations

  /// The overloads of this name that are bound to types derived from the given one.
  func derivedOperations(named name: String, of base: TypeReference) -> [Overload] {
    guard let number = hierarchy.number(of: base.name) else { return [] }
    return operations(named: name, ignoringCase: false).filter { overload in
      guard let binding = overload.binding, binding != number,
        overload.operation.bindingType?.isCollection == base.isCollection
      else { return false }
      return hierarchy.distance(from: binding, to: number) != nil
    }
  }

  func function(beginningLike name: String) -> Operation? { operations.function(beginningLike: name) }

  /// Every overload of a name, qualified or not, with upper and lower case told apart or not.
  func operations(named name: String, ignoringCase: Bool) -> [Overload] {
    let qualified = qualifiedName(name)
    let unqualified = qualified?.name ?? name
    let namespace = qualified?.namespace.lowercased()
    return operations[unqualified].filter { overload in
      let name = overload.operation.name
      if ignoringCase { return namespace.map { $0 == name.namespace.lowercased() } ?? true }
      return name.name == unqualified && (qualified.map { $0 == name } ?? true)
    }
  }

  /// Those that are bound to what a path addresses.
  func operations(named name: String, ignoringCase: Bool, boundTo type: TypeReference) -> [Overload] {
    let number = hierarchy.number(of: type.name)
    return operations(named: name, ignoringCase: ignoringCase)
      .filter { operations.distance(of: $0, on: type, number) != nil }
  }

  /// The overloads of an operation that is imported by its qualified name.
  func unboundOperations(named name: QualifiedName, kind: Operation.Kind) -> [Overload] {
    operations[name.name].filter { overload in
      overload.operation.name == name && overload.operation.kind == kind && !overload.operation.isBound
    }
  }

  /// The overloads in the total order in which one is taken before another.
  func ordered(_ overloads: [Overload], on type: TypeReference?) -> [(overload: Overload, distance: Int?)] {
    operations.ordered(overloads, on: type)
  }
}
