public import GraphSpec

/// The inheritance of a model's structured types, ready to be asked in both directions.
public struct TypeHierarchy: Sendable {
  public let model: EntityDataModel
  private let children: [QualifiedName: [QualifiedName]]

  public init(model: EntityDataModel) {
    self.model = model
    var children: [QualifiedName: [QualifiedName]] = [:]
    for type in model.structuredTypes.values {
      if let base = type.baseType { children[base, default: []].append(type.name) }
    }
    self.children = children
  }

  /// The root of Graph's entities. Nearly everything derives from it, so a slot that is declared as one says nothing
  /// about what it carries, and does not draw every entity of the service into a surface.
  public static let root = QualifiedName(namespace: "microsoft.graph", name: "entity")

  /// Every type that derives from a type, directly or not, sorted by name; empty for the root.
  public func descendants(of name: QualifiedName) -> [QualifiedName] {
    guard name != Self.root, let direct = children[name] else { return [] }
    var found = Set<QualifiedName>()
    var pending = direct
    while let next = pending.popLast() {
      if found.insert(next).inserted { pending += children[next] ?? [] }
    }
    return found.sorted()
  }

  /// A type and what it derives from, the root first. A cycle is cut where it closes.
  public func ancestry(of name: QualifiedName) -> [StructuredType] {
    var chain: [StructuredType] = []
    var next: QualifiedName? = name
    while let current = next, let type = model.structuredTypes[current] {
      if chain.contains(where: { $0.name == current }) { break }
      chain.append(type)
      next = type.baseType
    }
    return chain.reversed()
  }
}
