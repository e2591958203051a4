/// Where Graph is and where its tokens come from.
public struct GraphCloud: Hashable, Sendable {
  /// Scheme and host of the service, without a slash at the end.
  public let base: String

  /// Scheme and host of the identity platform.
  public let authority: String

  /// What a token's `aud` may be; empty if any is taken.
  public let audiences: Set<String>

  let origin: AddressOrigin

  /// `https://graph.microsoft.com`
  public static let global = microsoft("https://graph.microsoft.com", "https://login.microsoftonline.com")

  /// US Government L4: `https://graph.microsoft.us`
  public static let usGovernment = microsoft("https://graph.microsoft.us", "https://login.microsoftonline.us")

  /// US Government L5 (DoD): `https://dod-graph.microsoft.us`
  public static let usGovernmentDoD = microsoft("https://dod-graph.microsoft.us", "https://login.microsoftonline.us")

  /// China, operated by 21Vianet: `https://microsoftgraph.chinacloudapi.cn`
  public static let china = microsoft("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn")

  /// Another service.
  ///
  /// - Parameters:
  ///   - base: Scheme and host, with `https`, or with `http` if the host is this machine.
  ///   - authority: The same for the identity platform.
  ///   - audiences: What a token's `aud` may be; empty if any is taken.
  /// - Throws: `GraphAddressError`.
  public init(
    base: String,
    authority: String = "https://login.microsoftonline.com",
    audiences: Set<String> = []
  ) throws(GraphAddressError) {
    guard let origin = AddressOrigin(base: base) else { throw GraphAddressError(base) }
    guard AddressOrigin(base: authority) != nil else { throw GraphAddressError(authority) }
    self.init(origin, base, authority, audiences)
  }

  private init(_ origin: AddressOrigin, _ base: String, _ authority: String, _ audiences: Set<String>) {
    self.origin = origin
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.authority = authority.hasSuffix("/") ? String(authority.dropLast()) : authority
    self.audiences = audiences
  }

  /// Graph's application id is the same everywhere.
  private static func microsoft(_ base: String, _ authority: String) -> GraphCloud {
    guard let origin = AddressOrigin(base: base) else { preconditionFailure("\(base) is no address.") }
    return GraphCloud(origin, base, authority, [base, base + "/", "00000003-0000-0000-c000-000000000000"])
  }

  /// The scope that stands for all permissions that an app was granted.
  public var defaultScope: String { base + "/.default" }
}

/// An address that no request is sent to.
public struct GraphAddressError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Without its query and without a password.
  public let address: String

  init(_ address: some StringProtocol) { self.address = AddressPath.shown(address) }

  public var description: String {
    "“\(address)” is no address of the service: scheme and host are needed, with https, or with http to this machine."
  }
}
