import GraphRuntime

/// What typed reading did not take of a body: members that no property consumed, objects of unknown types, and members
/// of enumerations that the metadata doesn't declare.
struct Remainders {
  struct Remainder: Hashable, Comparable, CustomStringConvertible {
    /// `$.value.info`, without brackets.
    var path: String
    var member: String
    /// The OData name of the type that didn't take it; empty for an action's parameters.
    var type = ""

    var description: String { "\(path) \(member) (\(type))" }

    static func < (left: Self, right: Self) -> Bool { (left.path, left.member) < (right.path, right.member) }
  }

  private(set) var all: Set<Remainder> = []

  init(_ value: some GraphValue, path: String) { visit(value, path) }

  private mutating func visit(_ value: any GraphValue, _ path: String) {
    switch value {
    case let object as any GraphObject: visit(members: object.concreteObject, path)
    case let member as any OpenMember:
      if !member.isDeclared { all.insert(Remainder(path: path, member: "undeclared \(member.rawValue)")) }
    case let elements as [any GraphValue]:
      for element in elements { visit(element, path) }
    default: break
    }
  }

  private mutating func visit(members object: any GraphObject, _ path: String) {
    if let object = object as? UnknownObject {
      all.insert(Remainder(path: path, member: "", type: object.typeName ?? "no type"))
      return
    }
    let type = Swift.type(of: object)
    // Annotations are no properties, and null is no value that a property could hold.
    for (name, json) in object.additionalProperties where !name.contains("@") && !json.isNull {
      all.insert(Remainder(path: path, member: name, type: type.odataType))
    }
    for (name, type) in type._schema.types {
      if let json = object.json[name], !json.isNull, let value = type.init(json: json) {
        visit(value, "\(path).\(name)")
      }
    }
  }

  /// Without those that the findings of a payload explain.
  ///
  /// - Parameter isDeclared: Whether the metadata that the types are from has a member of a type; samples may be newer
  ///   than the metadata.
  func unexplained(
    by findings: [Payload.Finding],
    isDeclared: (_ member: String, _ type: String) -> Bool = { _, _ in true }
  ) -> [Remainder] {
    let kinds: Set = ["open-property", "property-unknown", "property-case", "parameter-unknown"]
    let explained = Set(
      findings.filter { kinds.contains($0.kind) }.map { "\($0.path.split(separator: "[]").joined()) \($0.value)" }
    )
    return all.filter { !explained.contains("\($0.path) \($0.member)") && isDeclared($0.member, $0.type) }.sorted()
  }
}

/// A member of any enumeration.
private protocol OpenMember {
  var rawValue: String { get }
  var isDeclared: Bool { get }
}

extension GraphEnum: OpenMember {}
