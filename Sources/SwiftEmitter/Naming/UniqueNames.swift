/// Keeps the names of one declaration's members apart.
///
/// What is asked for may be the same for two members, such as `request-id` and `requestId`. The one that is written so
/// keeps the name; the others, sorted, get as many underscores as it takes. The result depends on the declaration's own
/// members alone, and not on their order.
struct UniqueNames {
  private(set) var taken: Set<SwiftName>

  init(besides taken: some Sequence<SwiftName> = []) { self.taken = Set(taken) }

  /// The names of members that are declared together, in their order. Those of an earlier call keep theirs, such as
  /// inherited properties.
  mutating func add(_ sources: [String], _ wish: (String) -> SwiftName) -> [SwiftName] {
    var names = sources.map(wish)
    if takeAll(names) { return names }
    let wished = Dictionary(grouping: names.indices) { names[$0] }
    var late: [Int] = []
    for (name, indices) in wished {
      let first =
        taken.contains(name)
        ? nil
        : indices.first { sources[$0] == name.text }
          ?? indices.min {
            sources[$0].utf8.lexicographicallyPrecedes(sources[$1].utf8)
          }
      late += indices.filter { $0 != first }
    }
    taken.formUnion(wished.keys)
    for index in late.sorted(by: { sources[$0].utf8.lexicographicallyPrecedes(sources[$1].utf8) }) {
      while !taken.insert(names[index]).inserted { names[index] = SwiftName(encoding: names[index].text + "_") }
    }
    return names
  }

  /// Takes the names if none is there twice or taken already, as is nearly always so.
  private mutating func takeAll(_ names: [SwiftName]) -> Bool {
    for (index, name) in names.enumerated() where !taken.insert(name).inserted {
      taken.subtract(names[..<index])
      return false
    }
    return true
  }

  static func of(_ sources: [String], _ wish: (String) -> SwiftName) -> [SwiftName] {
    var names = UniqueNames()
    return names.add(sources, wish)
  }
}
