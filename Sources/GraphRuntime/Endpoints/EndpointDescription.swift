public import HTTPTypes

/// What is the same for every call of an endpoint.
public struct EndpointDescription: Hashable, Sendable {
  /// The method of HTTP.
  public let method: HTTPRequest.Method

  /// The path without the version, with a placeholder for every key: `/communications/calls/{id}`.
  ///
  /// - `{id}` is a value inside one segment.
  /// - `'{id}'` is a value between OData's single quotes, which double inside it (OData URL Conventions 4.01, section
  ///   5.1.1.6.1).
  /// - `{+path}` is a value of several segments that keeps its slashes, as in the reserved expansion of RFC 6570.
  public let template: String

  /// The address of the documentation.
  public let documentation: String?

  /// Which permissions suffice.
  public let requirement: PermissionRequirement
  /// The row of a page that it comes from.
  public let source: SourceRow

  /// What is known of an endpoint.
  public init(
    method: HTTPRequest.Method,
    template: String,
    documentation: String?,
    requirement: PermissionRequirement,
    source: SourceRow
  ) {
    self.method = method
    self.template = template
    self.documentation = documentation
    self.requirement = requirement
    self.source = source
  }
}
