import GraphSpec

/// Which types have another ancestry than before, and where on the way up it changed.
struct AncestryComparison {
  struct Rebased {
    /// The first type on the way up whose base type is another one.
    var type: SurfaceFacts.TypeKey
    /// The types from the asked one up to that one: what they declare has nothing to do with the change.
    var below: Set<String>
  }

  let pair: SurfacePair

  /// Nil where a type derives from what it derived from.
  func rebased(_ key: SurfaceFacts.TypeKey) -> Rebased? {
    var below: Set<String> = []
    var next = key
    while let old = pair.old.objects[next], let new = pair.new.objects[next], below.insert(next.name).inserted {
      if old.base != new.base { return Rebased(type: next, below: below) }
      guard let base = old.base else { return nil }
      next.name = base
    }
    return nil
  }
}

/// What another base type does to the properties of the types below it.
struct InheritedChange {
  var removed: Set<String> = []
  var added: Set<String> = []
  var changed: Set<String> = []
  var verdict = SwiftVerdict.note

  mutating func raise(to other: SwiftVerdict) { verdict = max(verdict, other) }
}
