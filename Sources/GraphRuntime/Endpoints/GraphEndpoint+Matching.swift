public import HTTPTypes

extension GraphEndpoint {
  /// The endpoint that a method and an address belong to; nil when there is none.
  ///
  /// Text is compared without regard to ASCII case and wins over a placeholder, unless it leads nowhere. Keys may stand in
  /// a segment of their own or in parentheses (`calls/x`, `calls('x')`). Host, query, fragment and a slash at the end don't
  /// matter. A path with a dot segment, an empty segment, a broken percent-encoding or more than 256 segments belongs to no
  /// endpoint.
  ///
  /// - Parameter url: An address, or its path, with this version's prefix or without; never with another version's.
  public init?(method: HTTPRequest.Method, url: some StringProtocol) {
    guard let segments = AddressPath(url).segments(in: Self.version) else { return nil }
    guard let position = Self.index.position(of: method, steps: segments.map { .segment($0) }) else { return nil }
    self.init(position: position)
  }

  /// The same for a path.
  public init?(method: HTTPRequest.Method, path: some StringProtocol) {
    self.init(method: method, url: path)
  }
}

extension GraphEndpoint {
  /// Whether what is granted suffices for this endpoint, and why.
  public func decision(for granted: GrantedPermissions) -> AccessDecision {
    requirement.decision(for: granted)
  }

  /// Whether what is granted suffices for the endpoint that a method and an address belong to, and why.
  ///
  /// - Parameter url: As for `init(method:url:)`.
  public static func decision(
    method: HTTPRequest.Method,
    url: some StringProtocol,
    for granted: GrantedPermissions
  ) -> AccessDecision {
    if let endpoint = Self(method: method, url: url) { return endpoint.decision(for: granted) }
    return .endpointUnknown(method: method, path: AddressPath(url).text)
  }
}
