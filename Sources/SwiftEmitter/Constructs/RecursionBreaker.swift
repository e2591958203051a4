import APISurface
import GraphSpec

/// Finds the properties that must be kept behind a reference, because a struct can't contain itself.
///
/// Collections and enums over types are references already. Of every remaining cycle one property is chosen, always the
/// same: the walk goes through types and properties in order and takes those that lead back to a type it is inside of.
struct RecursionBreaker {
  private struct Edge: Hashable {
    var type: QualifiedName
    var member: String
  }

  private var indirect: Set<Edge> = []

  init(_ objects: [ObjectShape]) {
    let byName = Dictionary(uniqueKeysWithValues: objects.map { ($0.name, $0) })
    var state: [QualifiedName: Bool] = [:]  // true while inside, false when done
    for object in objects where state[object.name] == nil { visit(object, byName, &state) }
  }

  func isIndirect(_ type: QualifiedName, _ member: String) -> Bool {
    indirect.contains(Edge(type: type, member: member))
  }

  private mutating func visit(
    _ start: ObjectShape,
    _ objects: [QualifiedName: ObjectShape],
    _ state: inout [QualifiedName: Bool]
  ) {
    var inside: [(object: ObjectShape, next: Int)] = [(start, 0)]
    state[start.name] = true
    while let (object, next) = inside.last {
      guard next < object.members.count else {
        state[object.name] = false
        inside.removeLast()
        continue
      }
      inside[inside.count - 1].next += 1
      let member = object.members[next]
      guard !member.type.isCollection, let target = objects[member.type.name], !target.isPolymorphic else { continue }
      switch state[target.name] {
      case true?: indirect.insert(Edge(type: object.name, member: member.name))
      case false?: break
      case nil:
        state[target.name] = true
        inside.append((target, 0))
      }
    }
  }
}
