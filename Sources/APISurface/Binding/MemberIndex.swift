import GraphSpec
import Support

/// The properties and navigation properties of a model's types by name, so that a type with thousands of them costs a
/// path no more than another. What it looks things up in is made when it is first needed.
struct MemberIndex: Sendable {
  private let hierarchy: TypeHierarchy
  private let tables = Memo<Int, [String: Int]>()
  private let foldedTables = Memo<Int, [String: [Int]]>()
  private let declaring = Memo<Int, [String: [Int]]>()
  private let searches = Tally()

  /// Types with no more members than this are searched through.
  private static let small = 64
  /// A table of all members is made when so many names have been looked for without one.
  private static let searchesWithoutTable = 16

  init(_ hierarchy: TypeHierarchy) { self.hierarchy = hierarchy }

  /// The members of this name that a type itself declares, navigation properties first.
  func members(named name: String, of number: Int, ignoringCase: Bool) -> [ModelIndex.Member] {
    let type = hierarchy.type(number)
    if ignoringCase {
      let table = foldedTables.value(for: number) {
        Dictionary(grouping: 0..<type.memberCount) { type.memberName($0).lowercased() }
      }
      return (table[name.lowercased()] ?? []).prefix(64).map { type.member($0) }
    }
    if type.memberCount <= Self.small {
      return (0..<type.memberCount).lazy.filter { type.memberName($0) == name }.map { type.member($0) }
    }
    let table = tables.value(for: number) {
      Dictionary((0..<type.memberCount).map { (type.memberName($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    return table[name].map { [type.member($0)] } ?? []
  }

  /// The numbers of the types that derive from the given one and declare a member of this name.
  func types(derivedFrom base: Int, declaring name: String) -> [Int] {
    let range = hierarchy.places(of: base)
    if searches.next() <= Self.searchesWithoutTable {
      return hierarchy.basesFirst[range].dropFirst().filter { hierarchy.declares(name, on: $0) }
    }
    let declaring = declaring.value(for: 0) {
      var places: [String: [Int]] = [:]
      for (place, number) in hierarchy.basesFirst.enumerated() {
        let type = hierarchy.type(number)
        for index in 0..<type.memberCount { places[type.memberName(index), default: []].append(place) }
      }
      return places
    }
    guard let places = declaring[name] else { return [] }
    // The places are in order.
    return places[places.firstPlace(after: range.lowerBound)...].prefix { $0 < range.upperBound }
      .map { hierarchy.basesFirst[$0] }
  }
}

extension [Int] {
  /// The index of the first element of a sorted array that is larger than `value`.
  fileprivate func firstPlace(after value: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension StructuredType {
  fileprivate var memberCount: Int { navigationProperties.count + properties.count }

  fileprivate func memberName(_ index: Int) -> String {
    index < navigationProperties.count
      ? navigationProperties[index].name : properties[index - navigationProperties.count].name
  }

  fileprivate func member(_ index: Int) -> ModelIndex.Member {
    index < navigationProperties.count
      ? .navigation(navigationProperties[index], declaredOn: name)
      : .property(properties[index - navigationProperties.count], declaredOn: name)
  }
}
