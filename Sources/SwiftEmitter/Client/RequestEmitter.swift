import APISurface
import GraphSpec

/// Writes the method that makes an endpoint's request.
struct RequestEmitter {
  private let types: SwiftTypes
  private let models: ModelEmitter
  private let endpoint: SwiftPath
  /// Code in a struct of the client sees that struct's own types first, so it writes all types in full.
  private let scope: TypeScope

  init(_ surface: VersionSurface, types: SwiftTypes) {
    self.types = types
    models = ModelEmitter(types: types)
    endpoint = SwiftPath([types.names.root]) + SwiftName("Endpoint")
    scope = TypeScope(namespace: SwiftPath([types.names.root]), isNamespaceItself: true)
  }

  func emit(_ request: ClientRequest, named name: SwiftName, to printer: inout CodePrinter) {
    let body = body(of: request)
    let values = request.arguments.map { index -> SwiftCode in
      "\(request.labels[index]): \(argumentType(request.endpoint.template.parameters[index]))"
    }
    let (maker, response) = response(of: request)
    printer.allowNames([name] + request.arguments.map { request.labels[$0] } + body.names)
    printer.documentation(documentation(of: request))
    printer.call(
      "public func \(name)",
      values + body.parameters,
      tail: response.width == 0 ? " -> GraphRequest<Void> {" : " -> GraphRequest<\(response)> {"
    )
    printer.indented { printer in
      let keys = request.labels.enumerated().map { index, label -> SwiftCode in
        "\(label: label): \(request.arguments.contains(index) ? value(label, request, index) : "_path[\(index)]")"
      }
      let address = CallArgument("\(endpoint).\(member: request.caseName)", keys)
      printer.call("_path.\(maker)", [address] + body.arguments)
    }
    printer.line("}")
  }

  /// The method and the path, who may call it, and what Graph says about it.
  private func documentation(of request: ClientRequest) -> [String] {
    let endpoint = request.endpoint
    var summary = "`\(endpoint.method.rawValue) \(endpoint.template)`, allowed by "
    let names = Set(endpoint.sources.map(\.permission)).sorted()
    summary += names.prefix(Self.mostNames).map { "`\($0)`" }.joined(separator: ", ")
    if names.count > Self.mostNames { summary += " and \(names.count - Self.mostNames) more" }
    let link = Markdown.link("Documentation", to: endpoint.documentationAddress).map { ". \($0)" } ?? "."
    return [summary + link]
  }

  /// How many permissions a comment names; `endpoint.requirement` has all.
  private static let mostNames = 3

  // MARK: What goes in

  private struct Body {
    var parameters: [SwiftCode] = []
    var names: [SwiftName] = []
    /// Of the method that makes the request, after the endpoint.
    var arguments: [CallArgument] = []
  }

  private func body(of request: ClientRequest) -> Body {
    switch request.body {
    case .none: return Body()
    case .json: return Body(parameters: ["_ body: JSONValue"], arguments: [CallArgument("body")])
    case .reference:
      return Body(parameters: ["to address: String"], arguments: [CallArgument("GraphReference(address)")])
    case .content:
      return Body(
        parameters: ["_ content: GraphBody", "contentType: String"],
        arguments: [CallArgument("content: content"), CallArgument("type: contentType")]
      )
    case .value(let type):
      let name = valueName(request.endpoint.method, type)
      return Body(
        parameters: ["_ \(name): \(types.type(type, from: scope))"],
        arguments: [CallArgument("\(name)")]
      )
    case .parameters(let action):
      let parameters = models.parameters(of: action, scope: scope)
      let path = types.names.namespace(of: action.name.namespace) + ActionNames.name(of: action, types.names)
      let passed = parameters.map { parameter -> SwiftCode in "\(label: parameter.label): \(parameter.label)" }
      return Body(
        parameters: parameters.map(\.declaration),
        names: parameters.map(\.label),
        arguments: [CallArgument("\(path)", passed)]
      )
    }
  }

  private func valueName(_ method: HTTPMethod, _ type: TypeReference) -> SwiftName {
    if method == .patch { return SwiftName("changes") }
    return type.isCollection || type.name.isPrimitive ? SwiftName("value") : Identifier.lowerCamel(type.name.name)
  }

  /// An argument of a function has its own type where that has one exact way to be written.
  private func argumentType(_ parameter: PathTemplate.Parameter) -> SwiftCode {
    guard parameter.role == .argument, let type = parameter.type, !type.isCollection, type.name.isPrimitive,
      let primitive = SwiftTypes.primitives[type.name.name], type.name.name != "Stream"
    else { return "String" }
    return primitive
  }

  private func value(_ label: SwiftName, _ request: ClientRequest, _ index: Int) -> SwiftCode {
    argumentType(request.endpoint.template.parameters[index]) == "String" ? SwiftCode(label) : "\"\\(\(label))\""
  }

  // MARK: What comes back

  /// The method that makes the request, and the type of its response, empty for none.
  private func response(of request: ClientRequest) -> (maker: SwiftCode, type: SwiftCode) {
    switch request.response {
    case .none: return ("empty", "")
    case .content: return ("content", "GraphContent")
    case .count: return ("scalar", "Int64")
    case .json: return ("optional", "JSONValue?")
    case .value(let type):
      if type.isCollection {
        var item = type
        item.isCollection = false
        return ("value", "GraphCollection<\(types.type(item, from: scope))>")
      }
      let name = types.type(type, from: scope)
      if type.name.isPrimitive || types.isEnum(type.name) { return ("scalar", name) }
      // Graph answers a change with the changed entity or with nothing.
      return [.patch, .put].contains(request.endpoint.method) ? ("optional", "\(name)?") : ("value", name)
    }
  }
}
