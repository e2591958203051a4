package import APISurface
package import GraphSpec

/// What generated code calls what the specs name: for who tells people of it, and writes no code.
package enum GeneratedNames {
  /// What stands for an endpoint: its case, and the types of its bodies where it has any.
  package struct Endpoint: Hashable, Sendable {
    /// `GraphV1.Endpoint.postMeSendMail`, with the labels of its values: `getMessagesByID(messageID:)`.
    package var name: String
    /// `GraphV1.UserSendMailParameters`.
    package var request: String?
    /// `GraphCollection<GraphV1.Message>`.
    package var response: String?
  }

  /// The names of a version's endpoints, in their order.
  package static func endpoints(of surface: VersionSurface) -> [Endpoint] {
    let types = SwiftTypes(surface)
    // In full: from no namespace.
    let scope = TypeScope(namespace: SwiftPath([types.names.root]), isNamespaceItself: true)
    return zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)).map { endpoint, name in
      let bodies = BodyTypes(endpoint, types, from: scope)
      let labels = EndpointNames.labels(endpoint.template).map { "\($0):" }.joined()
      return Endpoint(
        name: "\(types.names.root).Endpoint.\(name)" + (labels.isEmpty ? "" : "(\(labels))"),
        request: bodies.request?.text,
        response: bodies.response?.text
      )
    }
  }

  package static func property(_ name: String) -> String { Identifier.member(name).text }

  package static func parameter(_ name: String) -> String { MemberNames.parameters([name])[0].text }

  /// `GraphV1.Security.Alert`.
  package static func type(_ name: QualifiedName, _ version: GraphVersion) -> String {
    TypeNames(version: version, types: []).path(of: name).text
  }

  /// The struct of an action's parameters.
  package static func parameters(
    of action: QualifiedName,
    on binding: TypeReference?,
    _ version: GraphVersion
  ) -> String {
    let names = TypeNames(version: version, types: [])
    return (names.namespace(of: action.namespace) + ActionNames.name(of: action, on: binding, names)).text
  }

  /// `GraphV1`.
  package static func namespace(_ version: GraphVersion) -> String { version.namespace }
}
