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
    SwiftName(encoding: binding(of: action, names) + Identifier.upperCamel(action.name.name) + "Parameters")
  }

  private static func binding(of action: ActionShape, _ names: TypeNames) -> String {
    guard let binding = action.binding else { return "" }
    // A type of another schema brings its schema's name, because both schemas may have a type of that name.
    let schema =
      binding.name.namespace == action.name.namespace
      ? "" : names.namespace(of: binding.name.namespace).names.dropFirst().map(\.text).joined()
    let type = Identifier.upperCamel(binding.name.name)
    return "\(schema)\(type)\(binding.isCollection ? "Collection" : "")"
  }
}
