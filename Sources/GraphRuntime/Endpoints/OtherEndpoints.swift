import HTTPTypes

/// Endpoints that the permissions allow and that were not generated, so that questions about them have an answer.
struct OtherEndpoints: Sendable {
  private let descriptions: [EndpointDescription]
  private let index: EndpointIndex

  init(_ descriptions: [EndpointDescription]) {
    self.descriptions = descriptions
    index = EndpointIndex(descriptions)
  }

  /// The requirement of the endpoint that a method and a path belong to; nil when there is none.
  func requirement(of method: HTTPRequest.Method, segments: [PathSegment]) -> PermissionRequirement? {
    if descriptions.isEmpty { return nil }
    return index.position(of: method, segments: segments).map { descriptions[$0.index].requirement }
  }
}
