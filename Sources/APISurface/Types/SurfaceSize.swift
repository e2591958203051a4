import GraphSpec

/// How much of a surface inheritance makes of little metadata: a type has the members of all its base types again, and
/// a type with derived types has each of its members once for each of them. The parameters of actions count, too.
struct SurfaceSize {
  /// Five times what all types of Microsoft Graph's metadata of 2026 make together.
  static let limit = 150_000

  private(set) var total: Int
  private let actions: (first: Operation?, size: Int)
  /// The type with the largest share, the first by name of several.
  private(set) var largest: (type: StructuredType, size: Int)?

  /// - Parameters:
  ///   - types: what the wire can carry.
  ///   - actions: those that have a body.
  init(of types: some Sequence<QualifiedName>, _ actions: [Operation], in hierarchy: TypeHierarchy) {
    total = actions.reduce(0) { $0 + 1 + $1.callParameters.count }
    self.actions = (actions.first, total)
    var members = Array(repeating: 0, count: hierarchy.basesFirst.count)
    // How many concrete types come before each place of the walk.
    var concrete = [0]
    concrete.reserveCapacity(hierarchy.basesFirst.count + 1)
    for number in hierarchy.basesFirst {
      let inherited = hierarchy.base(of: number).map { members[$0] } ?? 0
      members[number] = hierarchy.propertyCount(of: number) + inherited
      concrete.append(concrete[concrete.count - 1] + (hierarchy.isAbstract(number) ? 0 : 1))
    }
    for name in types {
      guard let number = hierarchy.number(of: name) else { continue }
      let places = hierarchy.places(of: number)
      let derived = name == TypeHierarchy.root ? 0 : concrete[places.upperBound] - concrete[places.lowerBound + 1]
      let size = 1 + members[number] * (1 + derived) + derived
      total += size
      let type = hierarchy.type(number)
      if largest.map({ ($0.size, type.name) < (size, $0.type.name) }) ?? true { largest = (type, size) }
    }
  }

  var isTooLarge: Bool { total > Self.limit }

  /// Of what has the largest share.
  var location: SourceLocation? {
    actions.size > largest?.size ?? 0 ? actions.first?.location : largest?.type.location
  }
}

extension Diagnostic {
  static func surfaceTooLarge(_ size: SurfaceSize, _ version: GraphVersion, in file: String) -> Diagnostic {
    let share = size.largest.map { "; '\($0.type.name)' alone has \($0.size)" } ?? ""
    return Diagnostic(
      .error,
      .surfaceTooLarge,
      "the types of the \(version) surface have \(size.total) members, with each inherited one counted where it is "
        + "inherited and each of a type with derived types once for each of them, and the parameters of actions; the limit is \(SurfaceSize.limit)"
        + share,
      at: size.location ?? SourceLocation(file: file, line: 0)
    )
  }
}
