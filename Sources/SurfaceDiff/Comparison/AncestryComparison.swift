import GraphSpec

/// Which types have another ancestry than before, and where on the way up it changed.
struct AncestryComparison {
  private typealias Key = SurfaceFacts.TypeKey

  /// The first type on the way up from each, itself included, whose base type is another one.
  private let changes: [SurfaceFacts.TypeKey: SurfaceFacts.TypeKey]
  /// The types by where their ancestry changed, sorted.
  let below: [SurfaceFacts.TypeKey: [SurfaceFacts.TypeKey]]
  private let old: Ancestors
  private let new: Ancestors

  init(pair: SurfacePair) {
    changes = Self.changes(pair)
    below = Dictionary(grouping: changes.keys) { [changes] in changes[$0] ?? $0 }.mapValues { $0.sorted() }
    old = Ancestors(pair.old)
    new = Ancestors(pair.new)
  }

  private static func changes(_ pair: SurfacePair) -> [Key: Key] {
    var changes: [Key: Key?] = [:]
    for start in pair.old.objects.keys {
      // Up to a type for which it is known, and the answer goes to all on the way.
      var way: [Key] = []
      var next = start
      var change: Key?
      while true {
        if let known = changes[next] {
          change = known
          break
        }
        guard let before = pair.old.objects[next], let after = pair.new.objects[next] else { break }
        // For now, so that a circle ends.
        changes[next] = .some(nil)
        way.append(next)
        if before.base != after.base {
          change = next
          break
        }
        guard let base = before.base else { break }
        next.name = base
      }
      for key in way { changes[key] = .some(change) }
    }
    return changes.compactMapValues(\.self)
  }

  /// The first type on the way up whose base type is another one; nil where a type derives from what it derived from.
  func rebased(_ key: SurfaceFacts.TypeKey) -> SurfaceFacts.TypeKey? { changes[key] }

  /// Whether what a type declares may come or go because another one has another base type.
  ///
  /// It does not for the types from the one that has the property up to the one with the other base, nor for those that
  /// this one derives from before and after.
  func isConcerned(_ declarer: String, by rebased: SurfaceFacts.TypeKey) -> Bool {
    let declarer = SurfaceFacts.TypeKey(version: rebased.version, name: declarer)
    if changes[declarer] == rebased { return false }
    return !(old.derives(rebased, from: declarer) && new.derives(rebased, from: declarer))
  }
}

/// What derives from what, asked without a walk: the types below one are a range in the order of a walk from base to
/// derived.
private struct Ancestors {
  private typealias Key = SurfaceFacts.TypeKey

  private var ranges: [SurfaceFacts.TypeKey: Range<Int>] = [:]

  init(_ facts: SurfaceFacts) {
    // A base type that the surface doesn't have is named by those that derive from it.
    var children: [Key: [Key]] = [:]
    var roots: Set<Key> = []
    for (key, object) in facts.objects {
      guard let name = object.base else {
        roots.insert(key)
        continue
      }
      let base = Key(version: key.version, name: name)
      children[base, default: []].append(key)
      if facts.objects[base] == nil { roots.insert(base) }
    }
    // Circles have no root, and no place.
    var place = 0
    for root in roots {
      var open: [(key: Key, next: Int)] = [(root, 0)]
      ranges[root] = place..<place
      place += 1
      while let (key, next) = open.last {
        let below = children[key] ?? []
        if next < below.count {
          open[open.count - 1].next += 1
          ranges[below[next]] = place..<place
          place += 1
          open.append((below[next], 0))
        } else {
          ranges[key] = (ranges[key]?.lowerBound ?? place)..<place
          open.removeLast()
        }
      }
    }
  }

  func derives(_ key: SurfaceFacts.TypeKey, from base: SurfaceFacts.TypeKey) -> Bool {
    guard key != base, let place = ranges[key], let range = ranges[base] else { return false }
    return range.contains(place.lowerBound)
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
