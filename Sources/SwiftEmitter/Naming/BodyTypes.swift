import APISurface
import GraphSpec

/// The Swift types of what an endpoint's request carries and of what comes back; nil where there is no body.
struct BodyTypes {
  var request: SwiftCode?
  var response: SwiftCode?

  init(_ endpoint: SurfaceEndpoint, _ types: SwiftTypes, from scope: TypeScope) {
    let resolution = endpoint.resolution
    if resolution.failure != nil {
      // Nobody knows what is sent; a method that never has a body has none here, either.
      let hasBody = [.post, .put, .patch].contains(endpoint.method)
      request = hasBody ? "JSONValue" : nil
      response = "JSONValue"
      return
    }
    request = resolution.requestType.map { $0.name == Self.stream ? "Data" : types.type($0, from: scope) }
    response = resolution.responseType.map { type in
      if type.name == Self.stream, !type.isCollection { return "Data" }
      // A collection comes in pages, as an object with the items in `value` (OData JSON 4.01 section 12).
      let item = types.type(TypeReference(type.name), from: scope)
      return type.isCollection ? "GraphCollection<\(item)>" : item
    }
    if resolution.kind == .action, let action = resolution.operation, !action.callParameters.isEmpty {
      let name = ActionNames.name(of: action.name, on: action.bindingType, types.names)
      let namespace = types.names.namespace(of: action.name.namespace)
      request = namespace == scope.namespace && !scope.isNamespaceItself ? "\(name)" : "\(namespace + name)"
    }
  }

  /// Bytes rather than JSON.
  private static let stream = QualifiedName(namespace: "Edm", name: "Stream")
}
