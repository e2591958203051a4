package import GraphSpec

/// A request that somebody asks about.
package struct PermissionRequest: Sendable {
  package var method: HTTPMethod
  /// As written.
  package var address: String
  package var path: RequestPath
  /// Nil for an argument of the command line.
  package var location: SourceLocation?

  /// `GET /me/messages`, as it stands in a list of requests.
  package var text: String { "\(method.rawValue) \(address)" }

  package init(_ method: HTTPMethod, _ address: String, at location: SourceLocation? = nil) throws(RequestPath.Failure)
  {
    self.method = method
    self.address = address
    self.location = location
    path = try RequestPath(address)
  }
}
