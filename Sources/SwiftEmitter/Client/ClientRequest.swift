import APISurface
import GraphSpec

/// An endpoint as a method of the resource that it is called on.
struct ClientRequest {
  /// What the method is named after.
  enum Wish: Hashable {
    /// A verb of the client's own, such as `list`.
    case verb(SwiftName)
    /// An action or a function of the metadata.
    case operation(String)
    /// A property of media content.
    case stream(String)
  }

  /// What goes into the request besides the path.
  enum Body {
    case none
    /// A model or a value of this type.
    case value(TypeReference)
    /// The parameters of an action.
    case parameters(ActionShape)
    /// The address of the entity that a reference leads to.
    case reference
    /// Bytes, such as a photo.
    case content
    /// For a path that the metadata doesn't know.
    case json
  }

  /// What comes back.
  enum Response {
    case none
    case value(TypeReference)
    case content
    case count
    case json
  }

  var endpoint: SurfaceEndpoint
  var caseName: SwiftName
  /// Of the values of the endpoint's case.
  var labels: [SwiftName]
  var wish: Wish
  /// The parameters of the path that the method takes, as indices; the resource has those before them.
  var arguments: Range<Int>
  var body: Body
  var response: Response
}

extension ClientRequest {
  /// - Parameters:
  ///   - action: the shape of an action's parameters, where it has any.
  ///   - stream: the name of the property of media content that the path ends in.
  init(
    _ endpoint: SurfaceEndpoint,
    caseName: SwiftName,
    action: (Operation) -> ActionShape?,
    arguments: Range<Int>,
    isMethodOfOperation: Bool,
    stream: String?
  ) {
    let resolution = endpoint.resolution
    self.endpoint = endpoint
    self.caseName = caseName
    self.arguments = arguments
    labels = EndpointNames.labels(endpoint.template)
    if isMethodOfOperation, let operation = resolution.operation {
      wish = .operation(operation.name.name)
    } else if let stream {
      wish = .stream(stream)
    } else {
      wish = .verb(ClientVerbs.verb(for: endpoint))
    }
    body = Self.body(of: endpoint, action)
    response = Self.response(of: endpoint)
  }

  private static func body(of endpoint: SurfaceEndpoint, _ action: (Operation) -> ActionShape?) -> Body {
    let takesBody = [.post, .put, .patch].contains(endpoint.method)
    let resolution = endpoint.resolution
    switch resolution.kind {
    case .unresolved: return takesBody ? .json : .none
    case .ref: return takesBody ? .reference : .none
    case .action: return resolution.operation.flatMap(action).map { .parameters($0) } ?? .none
    case .value: return takesBody ? .content : .none
    default:
      guard takesBody, let type = resolution.requestType else { return .none }
      return type.name == .stream ? .content : .value(type)
    }
  }

  private static func response(of endpoint: SurfaceEndpoint) -> Response {
    let resolution = endpoint.resolution
    switch resolution.kind {
    case .unresolved: return .json
    case .count: return .count
    case .value where endpoint.method == .get: return .content
    default:
      guard let type = resolution.responseType else { return .none }
      return type.name == .stream && !type.isCollection ? .content : .value(type)
    }
  }
}

extension SurfaceEndpoint {
  /// Whether the path ends in a property of media content.
  var isStreamProperty: Bool {
    resolution.kind == .property
      && [resolution.responseType, resolution.requestType].contains { $0?.name == .stream && $0?.isCollection == false }
  }
}

extension QualifiedName {
  /// Media content, which is no JSON (CSDL 4.01 section 3.3).
  fileprivate static let stream = QualifiedName("Edm.Stream")
}
