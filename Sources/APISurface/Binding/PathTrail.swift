import GraphSpec

/// Collects a trail, every step once, and counts what finding the way took.
struct PathTrail {
  private(set) var value = Resolution.Trail()
  /// How many elements of the model were looked at: what bounds the time that pages can ask for.
  private(set) var cost = 0
  private var seen: Set<Resolution.Trail.Step> = []

  mutating func count(_ elements: Int) { cost += elements }

  mutating func add(_ step: Resolution.Trail.Step) {
    cost += 1
    if case .type(let name) = step, name.isPrimitive { return }
    if seen.insert(step).inserted { value.steps.append(step) }
  }

  /// A type is found with its base types, in which names are looked up.
  mutating func add(_ lineage: [StructuredType]) {
    for type in lineage { add(.type(type.name)) }
  }

  mutating func add(_ operations: [Overload]) {
    for overload in operations { add(overload.step) }
  }
}
