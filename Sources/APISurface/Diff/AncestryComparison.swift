import GraphSpec

/// Which types have another ancestry than before, and where on the way up it changed.
struct AncestryComparison {
  struct Rebased {
    /// The first type on the way up whose base type is another one.
    var type: SurfaceFacts.TypeKey
    /// The types from the asked one up to that one, and those that it derives from before and after: what they declare
    /// has nothing to do with the change.
    var unconcerned: Set<String>
  }

  let pair: SurfacePair

  /// Nil where a type derives from what it derived from.
  func rebased(_ key: SurfaceFacts.TypeKey) -> Rebased? {
    var below: Set<String> = []
    var next = key
    while let old = pair.old.objects[next], let new = pair.new.objects[next], below.insert(next.name).inserted {
      if old.base != new.base {
        let shared = ancestors(of: next, in: pair.old).intersection(ancestors(of: next, in: pair.new))
        return Rebased(type: next, unconcerned: below.union(shared))
      }
      guard let base = old.base else { return nil }
      next.name = base
    }
    return nil
  }

  /// As far as the surface has them; the first that it hasn't is named by the last that it has.
  private func ancestors(of key: SurfaceFacts.TypeKey, in facts: SurfaceFacts) -> Set<String> {
    var found: Set<String> = []
    var next = key
    while let base = facts.objects[next]?.base, found.insert(base).inserted { next.name = base }
    return found
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
