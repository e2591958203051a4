import GraphSpec

/// Collects a trail, every step once.
struct PathTrail {
  private(set) var value = Resolution.Trail()
  private var seen: Set<Resolution.Trail.Step> = []

  mutating func add(_ step: Resolution.Trail.Step) {
    if case .type(let name) = step, name.isPrimitive { return }
    if seen.insert(step).inserted { value.steps.append(step) }
  }

  /// A type is found with its base types, in which names are looked up.
  mutating func add(_ lineage: [StructuredType]) {
    for type in lineage { add(.type(type.name)) }
  }

  mutating func add(_ operations: [Operation]) {
    for operation in operations { add(.operation(operation)) }
  }
}
