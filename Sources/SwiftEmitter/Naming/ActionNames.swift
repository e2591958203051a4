import APISurface
import GraphSpec

/// The names of the structs that hold an action's parameters: what it is bound to, its own name, `Parameters`.
///
/// `microsoft.graph.playPrompt` on a call is `CallPlayPromptParameters`, on a collection of calls it would be
/// `CallCollectionPlayPromptParameters`.
enum ActionNames {
  struct Named {
    var action: ActionShape
    var name: SwiftName
  }

  static func named(_ actions: [ActionShape], _ names: TypeNames) -> [Named] {
    actions.map { Named(action: $0, name: name(of: $0, names)) }
  }

  static func name(of action: ActionShape, _ names: TypeNames) -> SwiftName {
    name(of: action.name, on: action.binding, names)
  }

  static func name(of action: QualifiedName, on binding: TypeReference?, _ names: TypeNames) -> SwiftName {
    let target = binding.map { self.target(of: action, $0, names) } ?? ""
    return SwiftName(encoding: target + Identifier.upperCamel(action.name) + "Parameters")
  }

  private static func target(of action: QualifiedName, _ binding: TypeReference, _ names: TypeNames) -> String {
    // A type of another schema brings its schema's name, because both schemas may have a type of that name.
    let schema =
      binding.name.namespace == action.namespace
      ? "" : names.namespace(of: binding.name.namespace).names.dropFirst().map(\.text).joined()
    let type = Identifier.upperCamel(binding.name.name)
    return "\(schema)\(type)\(binding.isCollection ? "Collection" : "")"
  }
}
