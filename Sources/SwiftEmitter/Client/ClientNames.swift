import APISurface
import GraphSpec
import Support

/// The Swift names of what a resource of the client has: a property, a subscript or a method for each step that leads on,
/// and a method for each request.
struct ClientNames {
  /// In the order of the resource's `next`. A subscript has none.
  private(set) var steps: [SwiftName?]
  /// The types that the steps lead to, in the same order.
  private(set) var types: [SwiftName]
  /// In the order of the resource's `requests`.
  private(set) var requests: [SwiftName]

  init(_ resource: ClientTree.Resource) {
    var names = Keeper()
    requests = resource.requests.map { request in
      names.claim(Self.name(of: request), request.signature, besides: request.endpoint.template.identity)
    }
    steps = resource.next.map { step in
      switch step {
      case .member(let name): names.claim(Self.member(name), "", besides: name)
      case .cast(let name): names.claim(Self.cast(name), "", besides: name)
      case .call(let name, let arguments):
        names.claim(Self.member(name), arguments.joined(separator: ":"), besides: "\(name)()")
      case .key, .namedKey, .path: nil
      }
    }
    var typeNames = Keeper()
    types = resource.next.map { step in
      typeNames.claim(Self.typeName(step), "", besides: "\(step)")
    }
  }

  private static func name(of request: ClientRequest) -> SwiftName {
    switch request.wish {
    case .verb(let verb): return verb
    case .operation(let name): return member(name)
    case .stream(let name):
      let verb = ClientVerbs.content(request.endpoint.method)
      // Most are called so, and so is what `$value` gives.
      if Identifier.lowerCamel(name) == SwiftName("content") { return verb }
      if request.endpoint.method == .get { return member(name) }
      let action = verb.text.hasSuffix("Content") ? String(verb.text.dropLast("Content".count)) : verb.text
      return SwiftName(encoding: action + Identifier.upperCamel(name))
    }
  }

  /// In lower camel case; one that is called as a verb of the client is gets an underscore.
  private static func member(_ name: String) -> SwiftName {
    let name = Identifier.lowerCamel(QualifiedName(name).name)
    if ClientVerbs.all.contains(name) { return SwiftName(encoding: name.text + "_") }
    return ReservedWords.members.escaped(name)
  }

  private static func cast(_ name: String) -> SwiftName {
    SwiftName(encoding: "as" + Identifier.upperCamel(QualifiedName(name).name))
  }

  /// Never what a property is called, as one that has no letter at the start, such as `_1`, would be.
  private static func typeName(_ step: RequestStep) -> SwiftName {
    let name = ReservedWords.types.escaped(type(step))
    return name.text.first?.isUppercase == true ? name : SwiftName(encoding: "Path" + name.text)
  }

  private static func type(_ step: RequestStep) -> SwiftName {
    switch step {
    case .member(let name): SwiftName(encoding: Identifier.upperCamel(name))
    case .cast(let name): SwiftName(encoding: "As" + Identifier.upperCamel(QualifiedName(name).name))
    case .key: SwiftName("Item")
    case .namedKey(let names): SwiftName(encoding: "Item" + by(names))
    case .path: SwiftName("ItemByPath")
    case .call(let name, let arguments):
      SwiftName(encoding: Identifier.upperCamel(QualifiedName(name).name) + by(arguments))
    }
  }

  private static func by(_ names: [String]) -> String {
    names.isEmpty ? "" : "By" + names.map { Identifier.upperCamel($0) }.joined(separator: "And")
  }

  /// Tells apart what would have one name: the later one gets a hash of what it stands for, which no other thing changes.
  private struct Keeper {
    private struct Key: Hashable {
      var name: SwiftName
      var signature: String
    }

    private var used: Set<Key> = []

    mutating func claim(_ name: SwiftName, _ signature: String, besides source: String) -> SwiftName {
      if used.insert(Key(name: name, signature: signature)).inserted { return name }
      let other = SwiftName(encoding: "\(name)_\(XXHash64.hexDigits(of: source))")
      used.insert(Key(name: other, signature: signature))
      return other
    }
  }
}

extension ClientRequest {
  /// What tells two methods of one name apart: the labels of their parameters. None means that a property of the name
  /// can't be beside it.
  fileprivate var signature: String {
    var parts = arguments.map { labels[$0].text }
    switch body {
    case .none: break
    case .value, .reference, .content, .json: parts.append("_")
    case .parameters: parts.append("parameters")
    }
    return parts.joined(separator: ":")
  }
}
