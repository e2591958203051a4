import GraphSpec

/// The Swift names of a version's types.
///
/// The schema `microsoft.graph.security` is the namespace `GraphV1.Security`. Where Graph has a type of the same name,
/// the schema's types are nested in that type; their names are the same whether it is in the surface or not.
struct TypeNames {
  let version: GraphVersion
  /// The nested namespaces of the types in the surface, as Swift paths.
  private(set) var namespaces: Set<[String]> = []

  init(version: GraphVersion, types: some Sequence<QualifiedName>) {
    self.version = version
    for type in types {
      var path = namespace(of: type.namespace)
      while path.count > 1 {
        namespaces.insert(path)
        path.removeLast()
      }
    }
  }

  var root: String { version.namespace }

  /// `[GraphV1]` for `microsoft.graph`, `[GraphV1, Security]` for `microsoft.graph.security`.
  func namespace(of schema: String) -> [String] {
    var components = schema.split(separator: ".")
    if components.starts(with: ["microsoft", "graph"]) { components.removeFirst(2) }
    return [root] + components.map { Identifier.type($0) }
  }

  /// The last component of a type's name.
  func simpleName(of type: QualifiedName) -> String { Identifier.type(type.name) }

  func path(of type: QualifiedName) -> [String] { namespace(of: type.namespace) + [simpleName(of: type)] }

  /// How code inside `scope` writes a type: by its simple name in the same namespace, else in full. Types that are
  /// namespaces themselves write all in full, because what is nested in them would come first.
  func reference(_ type: QualifiedName, from scope: TypeScope) -> String {
    let namespace = namespace(of: type.namespace)
    if namespace == scope.namespace, !scope.isNamespaceItself { return simpleName(of: type) }
    return (namespace + [simpleName(of: type)]).joined(separator: ".")
  }

  func scope(of type: QualifiedName) -> TypeScope {
    TypeScope(namespace: namespace(of: type.namespace), isNamespaceItself: namespaces.contains(path(of: type)))
  }
}

/// Where a piece of generated code stands.
struct TypeScope {
  /// The namespace whose extension holds the code.
  var namespace: [String]
  /// Whether the code is in the body of a type that other types are nested in.
  var isNamespaceItself = false
}
