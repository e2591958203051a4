public import HTTPTypes

extension GraphEndpoint {
  /// The endpoint that a method and an address belong to; nil when there is none.
  ///
  /// Text is compared without regard to ASCII case and wins over a placeholder, unless it leads nowhere. Keys may stand in
  /// a segment of their own or in parentheses (`calls/x`, `calls('x')`). Query, fragment and a slash at the end don't
  /// matter. A path with a dot segment, an empty segment, a broken percent-encoding or more than 256 segments belongs to no
  /// endpoint.
  ///
  /// An address of another service belongs to none either, nor one that clients and servers could read in different ways:
  /// with a user's name, a port, a backslash, a control character or a space before its query, or with `//` and no scheme.
  ///
  /// - Parameters:
  ///   - method: The method of HTTP.
  ///   - url: An address, or its path, with this version's prefix or without; never with another version's.
  ///   - base: Scheme and host that an address has to have, as for `url(base:)`: with `https`, or with `http` if the host
  ///     is this machine. Nil means one of Graph's, of the global service or a national cloud.
  public init?(method: HTTPRequest.Method, url: some StringProtocol, base: String? = nil) {
    guard let address = AddressPath(url, base: base) else { return nil }
    self.init(method, address)
  }

  /// The same for a path without scheme and host.
  public init?(method: HTTPRequest.Method, path: some StringProtocol) {
    guard let address = AddressPath(path: path) else { return nil }
    self.init(method, address)
  }

  private init?(_ method: HTTPRequest.Method, _ address: AddressPath) {
    guard let segments = address.segments(in: Self.version),
      let place = Self.table.index.position(of: method, segments: segments),
      let endpoint = Self.table.endpoint(at: place)
    else { return nil }
    self = endpoint
  }
}

extension GraphEndpoint {
  /// Whether what is granted suffices for this endpoint, and why. An endpoint with a key that no address can express is
  /// unknown (`isAddressable`).
  public func decision(for granted: GrantedPermissions) -> AccessDecision {
    guard isAddressable else { return .endpointUnknown(method: method, path: path) }
    return requirement.decision(for: granted)
  }

  /// Whether what is granted suffices for the endpoint that a method and an address belong to, and why; also where the
  /// permissions allow it and this module leaves it out.
  ///
  /// - Parameters:
  ///   - method: The method of HTTP.
  ///   - url: As for `init(method:url:base:)`; so are addresses of other services unknown.
  ///   - base: As for `init(method:url:base:)`.
  ///   - granted: What the caller has been granted.
  public static func decision(
    method: HTTPRequest.Method,
    url: some StringProtocol,
    base: String? = nil,
    for granted: GrantedPermissions
  ) -> AccessDecision {
    if let endpoint = Self(method: method, url: url, base: base) { return endpoint.decision(for: granted) }
    if let segments = AddressPath(url, base: base)?.segments(in: version),
      let requirement = table.others.requirement(of: method, segments: segments)
    {
      return requirement.decision(for: granted)
    }
    return .endpointUnknown(method: method, path: AddressPath(url, base: base)?.text ?? AddressPath.shown(url))
  }
}
