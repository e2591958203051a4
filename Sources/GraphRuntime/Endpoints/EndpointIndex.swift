/// The endpoints of one version, made ready for finding the one that a method and a path belong to.
public struct EndpointIndex: Sendable {
  public init(_ descriptions: [EndpointDescription]) {
  }
}
