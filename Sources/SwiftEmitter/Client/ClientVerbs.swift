import APISurface
import GraphSpec

/// The client's own names of what can be done with a resource.
enum ClientVerbs {
  /// By what the path addresses and the method; each method has its own, so that a resource can have all of them.
  static func verb(for endpoint: SurfaceEndpoint) -> SwiftName {
    let resolution = endpoint.resolution
    switch resolution.kind {
    case .unresolved: return plain(endpoint.method)
    case .count: return SwiftName("count")
    case .ref: return references[endpoint.method] ?? plain(endpoint.method)
    case .value: return content(endpoint.method)
    case .entitySet, .collection: return collections[endpoint.method] ?? plain(endpoint.method)
    case .entity, .singleton, .navigation, .property, .action, .function:
      let isCollection = endpoint.method == .get && resolution.responseType?.isCollection == true
      return (isCollection ? collections : singles)[endpoint.method] ?? plain(endpoint.method)
    }
  }

  /// What is done with media content.
  static func content(_ method: HTTPMethod) -> SwiftName { contents[method] ?? plain(method) }

  /// Every name that the client may give to a method of its own.
  static let all = Set(HTTPMethod.allCases.map(plain))
    .union([references, contents, collections, singles].flatMap(\.values)).union([SwiftName("count")])

  private static func plain(_ method: HTTPMethod) -> SwiftName { SwiftName(encoding: method.rawValue.lowercased()) }

  private static let collections = [
    HTTPMethod.get: SwiftName("list"), .post: SwiftName("create"), .patch: SwiftName("update"),
    .put: SwiftName("replace"),
  ]

  private static let singles = [
    HTTPMethod.get: SwiftName("get"), .patch: SwiftName("update"), .put: SwiftName("replace"),
  ]

  private static let references = [
    HTTPMethod.get: SwiftName("references"), .post: SwiftName("addReference"), .put: SwiftName("setReference"),
    .delete: SwiftName("removeReference"),
  ]

  private static let contents = [
    HTTPMethod.get: SwiftName("content"), .put: SwiftName("replaceContent"), .patch: SwiftName("updateContent"),
    .delete: SwiftName("deleteContent"),
  ]
}
