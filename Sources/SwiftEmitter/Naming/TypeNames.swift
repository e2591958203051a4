import GraphSpec

/// The Swift names of a version's types.
///
/// The schema `microsoft.graph.security` is the namespace `GraphV1.Security`. Where Graph has a type of the same name,
/// the schema's types are nested in that type; their names are the same whether it is in the surface or not.
struct TypeNames {
  let version: GraphVersion
  /// The nested namespaces of the types in the surface, as Swift paths.
  private(set) var namespaces: Set<SwiftPath> = []
  /// By schema: those of the types in the surface, which are asked for again and again.
  private var paths: [String: SwiftPath] = [:]

  init(version: GraphVersion, types: some Sequence<QualifiedName>) {
    self.version = version
    for type in types where paths[type.namespace] == nil {
      var path = namespace(of: type.namespace)
      paths[type.namespace] = path
      while let parent = path.parent {
        namespaces.insert(path)
        path = parent
      }
    }
  }

  var root: SwiftName { SwiftName(encoding: version.namespace) }

  /// `[GraphV1]` for `microsoft.graph`, `[GraphV1, Security]` for `microsoft.graph.security`.
  func namespace(of schema: String) -> SwiftPath {
    if let known = paths[schema] { return known }
    var components = schema.split(separator: ".")
    if components.starts(with: ["microsoft", "graph"]) { components.removeFirst(2) }
    return SwiftPath([root] + components.map { Identifier.type($0) })
  }

  /// The last component of a type's name.
  func simpleName(of type: QualifiedName) -> SwiftName { Identifier.type(type.name) }

  func path(of type: QualifiedName) -> SwiftPath { namespace(of: type.namespace) + simpleName(of: type) }

  /// How code inside `scope` writes a type: by its simple name in the same namespace, else in full. Types that are
  /// namespaces themselves write all in full, because what is nested in them would come first.
  func reference(_ type: QualifiedName, from scope: TypeScope) -> SwiftPath {
    let namespace = namespace(of: type.namespace)
    if namespace == scope.namespace, !scope.isNamespaceItself { return SwiftPath([simpleName(of: type)]) }
    return path(of: type)
  }

  func scope(of type: QualifiedName) -> TypeScope {
    TypeScope(namespace: namespace(of: type.namespace), isNamespaceItself: namespaces.contains(path(of: type)))
  }
}

/// Where a piece of generated code stands.
struct TypeScope {
  /// The namespace whose extension holds the code.
  var namespace: SwiftPath
  /// Whether the code is in the body of a type that other types are nested in.
  var isNamespaceItself = false
}
