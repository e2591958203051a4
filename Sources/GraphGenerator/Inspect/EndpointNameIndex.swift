import APISurface
import GraphSpec
import SwiftEmitter

/// What generated code calls the endpoints that rows of pages make.
struct EndpointNameIndex {
  private struct Key: Hashable {
    var version: GraphVersion
    var method: HTTPMethod
    var path: String
  }

  private var names: [Key: GeneratedNames.Endpoint] = [:]

  init(_ surface: Surface) {
    for version in surface.versions {
      for (endpoint, name) in zip(version.endpoints, GeneratedNames.endpoints(of: version)) {
        names[Key(version: version.version, method: endpoint.method, path: endpoint.template.identity)] = name
      }
    }
  }

  /// Nil for a row that makes no endpoint.
  subscript(_ bound: BoundRow) -> GeneratedNames.Endpoint? {
    guard bound.isEndpoint, let method = bound.row.method else { return nil }
    return names[Key(version: bound.effectiveVersion, method: method, path: bound.effective.template.identity)]
  }
}
