import GraphRuntime

/// What typed reading did not take of a body: members that no property consumed, objects of unknown types, and members
/// of enumerations that the metadata doesn't declare. Found by reflection, so that no generated code vouches for itself.
struct Remainders {
  struct Remainder: Hashable, Comparable, CustomStringConvertible {
    /// `$.value.info`, without brackets.
    var path: String
    var member: String

    var description: String { "\(path) \(member)" }

    static func < (left: Self, right: Self) -> Bool { (left.path, left.member) < (right.path, right.member) }
  }

  private(set) var all: Set<Remainder> = []

  init(_ value: Any, path: String) { visit(value, path) }

  private mutating func visit(_ value: Any, _ path: String) {
    switch value {
    case is JSONValue: return
    case let object as UnknownObject:
      all.insert(Remainder(path: path, member: "unknown type \(object.typeName ?? "without a name")"))
      return
    case let object as any GraphObject:
      // Annotations are no properties, and null is no value that a property could hold.
      for (name, json) in object.additionalProperties where !name.contains("@") && !json.isNull {
        all.insert(Remainder(path: path, member: name))
      }
    case let member as any GraphEnum:
      if !member.isDeclared { all.insert(Remainder(path: path, member: "undeclared \(member.rawValue)")) }
      return
    default: break
    }
    let mirror = Mirror(reflecting: value)
    let isModel = value is any GraphObject
    for child in mirror.children where child.label != "additionalProperties" {
      // Only a model's labels are members' names; a property wrapper's begins with an underscore.
      let name = child.label.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 }
      visit(child.value, isModel ? "\(path).\(name ?? "")" : path)
    }
  }

  /// Without those that the findings of a payload explain.
  func unexplained(by findings: [Payload.Finding]) -> [Remainder] {
    let kinds: Set = ["open-property", "property-unknown", "property-case", "parameter-unknown"]
    let explained = findings.filter { kinds.contains($0.kind) }.map {
      Remainder(path: $0.path.split(separator: "[]").joined(), member: $0.value)
    }
    return all.subtracting(explained).sorted()
  }
}
