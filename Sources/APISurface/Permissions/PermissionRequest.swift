public import GraphSpec

/// A request that somebody asks about.
public struct PermissionRequest: Sendable {
  public var method: HTTPMethod
  /// As written.
  public var address: String
  package var path: RequestPath
  /// Nil for an argument of the command line.
  public var location: SourceLocation?

  /// `GET /me/messages`, as it stands in a list of requests.
  public var text: String { "\(method.rawValue) \(address)" }

  package init(_ method: HTTPMethod, _ address: String, at location: SourceLocation? = nil) throws(RequestPath.Failure)
  {
    self.method = method
    self.address = address
    self.location = location
    path = try RequestPath(address)
  }
}
