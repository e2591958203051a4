package import APISurface
package import GraphSpec

/// How a program spells the endpoints of a version and what they take and give.
package struct EndpointSpelling {
  package struct Names {
    /// `getCallsByID(callID:)`.
    package var endpoint: String
    /// Nil where there is no body.
    package var request: String?
    package var response: String?
  }

  private struct Key: Hashable {
    var method: HTTPMethod
    var path: String
  }

  private let names: [Key: Names]

  package init(_ surface: VersionSurface) {
    let types = SwiftTypes(surface)
    let scope = TypeScope(namespace: SwiftPath([types.names.root]))
    var names: [Key: Names] = [:]
    for (endpoint, name) in zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)) {
      let labels = EndpointNames.labels(endpoint.template).map { "\($0):" }.joined()
      let resolution = endpoint.resolution
      let action = resolution.kind == .action ? resolution.operation : nil
      let parameters = surface.actions.first { $0.name == action?.name && $0.binding == action?.bindingType }
      let request =
        parameters.map { ActionNames.name(of: $0, types.names).text }
        ?? resolution.requestType.map { types.type($0, from: scope).text }
      names[Key(method: endpoint.method, path: endpoint.template.identity)] = Names(
        endpoint: name.text + (labels.isEmpty ? "" : "(\(labels))"),
        request: request,
        response: resolution.responseType.map { types.type($0, from: scope).text }
      )
    }
    self.names = names
  }

  package func names(_ method: HTTPMethod, _ template: PathTemplate) -> Names? {
    names[Key(method: method, path: template.identity)]
  }
}
