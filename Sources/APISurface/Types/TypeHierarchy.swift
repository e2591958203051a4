public import GraphSpec

/// The inheritance of a model's structured types, ready to be asked in both directions.
///
/// Every type has a number, and the types that derive from one, directly or not, are a range in the order of a walk from
/// base to derived: so it takes no walk to tell whether one type derives from another.
public struct TypeHierarchy: Sendable {
  public let model: EntityDataModel
  private let types: [StructuredType]
  private let numbers: [QualifiedName: Int]
  /// By number; nil for a type without a base type in the model.
  private let bases: [Int?]
  /// By number: how many types it derives from.
  private let depths: [Int]
  /// By number: the type's place in the walk, and the place after its last derived type.
  private let ranges: [Range<Int>]
  /// The types' numbers in the order of the walk.
  private let walk: [Int]

  public init(model: EntityDataModel) {
    self.model = model
    let types = Array(model.structuredTypes.values)
    self.types = types
    var numbers: [QualifiedName: Int] = [:]
    numbers.reserveCapacity(types.count)
    for (number, name) in model.structuredTypes.keys.enumerated() { numbers[name] = number }
    self.numbers = numbers
    var bases = types.indices.map { types[$0].baseType.flatMap { numbers[$0] } }
    var children = Self.children(bases)
    // What no root leads to is a cycle, which the readers of models refuse; here it is only cut.
    var walk: [Int] = []
    walk.reserveCapacity(types.count)
    var ranges = Array(repeating: 0..<0, count: types.count)
    var depths = Array(repeating: 0, count: types.count)
    var isPlaced = Array(repeating: false, count: types.count)
    for start in types.indices where bases[start] == nil {
      Self.place(start, children, &walk, &ranges, &depths, &isPlaced)
    }
    if walk.count < types.count {
      for start in types.indices.sorted(by: { types[$0].name < types[$1].name }) where !isPlaced[start] {
        if let base = bases[start] { children[base].removeAll { $0 == start } }
        bases[start] = nil
        Self.place(start, children, &walk, &ranges, &depths, &isPlaced)
      }
    }
    self.bases = bases
    self.depths = depths
    self.ranges = ranges
    self.walk = walk
  }

  private static func children(_ bases: [Int?]) -> [[Int]] {
    var children = Array(repeating: [Int](), count: bases.count)
    for (type, base) in bases.enumerated() {
      if let base { children[base].append(type) }
    }
    return children
  }

  /// Walks over a type and all that derive from it.
  private static func place(
    _ start: Int,
    _ children: [[Int]],
    _ walk: inout [Int],
    _ ranges: inout [Range<Int>],
    _ depths: inout [Int],
    _ isPlaced: inout [Bool]
  ) {
    var open: [(type: Int, next: Int)] = []
    func enter(_ type: Int) {
      isPlaced[type] = true
      depths[type] = open.count
      ranges[type] = walk.count..<walk.count
      walk.append(type)
      open.append((type, 0))
    }
    enter(start)
    while let (type, next) = open.last {
      if next < children[type].count {
        open[open.count - 1].next += 1
        if !isPlaced[children[type][next]] { enter(children[type][next]) }
      } else {
        ranges[type] = ranges[type].lowerBound..<walk.count
        open.removeLast()
      }
    }
  }

  /// The root of Graph's entities. Nearly everything derives from it, so a slot that is declared as one says nothing
  /// about what it carries, and does not draw every entity of the service into a surface.
  public static let root = QualifiedName(namespace: "microsoft.graph", name: "entity")

  /// Every type that derives from a type, directly or not, sorted by name; empty for the root.
  public func descendants(of name: QualifiedName) -> [QualifiedName] {
    guard name != Self.root, let number = numbers[name] else { return [] }
    return walk[ranges[number]].dropFirst().map { types[$0].name }.sorted()
  }

  /// A type and what it derives from, the root first. A cycle is cut where it closes.
  public func ancestry(of name: QualifiedName) -> [StructuredType] { lineage(of: name).reversed() }

  /// A type and what it derives from, the type first.
  func lineage(of name: QualifiedName) -> [StructuredType] {
    numbers[name].map { lineage(of: $0).map { types[$0] } } ?? []
  }
}

// MARK: Numbers

extension TypeHierarchy {
  func number(of name: QualifiedName) -> Int? { numbers[name] }

  func type(_ number: Int) -> StructuredType { types[number] }

  // Said without a copy of the type, for whoever asks of thousands.

  func propertyCount(of number: Int) -> Int { types[number].properties.count }

  func isAbstract(_ number: Int) -> Bool { types[number].isAbstract }

  /// Whether a type itself has a property or a navigation property of this name.
  func declares(_ name: String, on number: Int) -> Bool {
    types[number].navigationProperties.contains { $0.name == name }
      || types[number].properties.contains { $0.name == name }
  }

  /// The numbers of a type and what it derives from, the type first.
  func lineage(of number: Int) -> [Int] {
    var lineage: [Int] = []
    lineage.reserveCapacity(depths[number] + 1)
    var next: Int? = number
    while let current = next {
      lineage.append(current)
      next = bases[current]
    }
    return lineage
  }

  /// How many steps of inheritance one type is below another: 0 for the same, nil where it doesn't derive from it.
  func distance(from type: Int, to base: Int) -> Int? {
    ranges[base].contains(ranges[type].lowerBound) ? depths[type] - depths[base] : nil
  }

  /// The direct base type, if the model has it.
  func base(of number: Int) -> Int? { bases[number] }

  /// The numbers of all types, each before those that derive from it.
  var basesFirst: [Int] { walk }

  /// The type's own place in `basesFirst` and those of all that derive from it.
  func places(of number: Int) -> Range<Int> { ranges[number] }
}
