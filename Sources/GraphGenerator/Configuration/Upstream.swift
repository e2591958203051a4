public import GraphSpec

/// Where specs come from: `upstream` of the configuration. Nothing here is asked for by the generator itself.
public struct Upstream: Hashable, Sendable {
  /// An address as it was written, and where.
  public struct Address: Hashable, Sendable {
    public var url: String
    /// Nil for a default or for an option.
    public var location: SourceLocation?

    public init(url: String, location: SourceLocation? = nil) {
      self.url = url
      self.location = location
    }
  }

  /// A document about permissions and the file that it goes to, which may be one of the configuration's pages.
  public struct Permissions: Hashable, Sendable {
    public var address: Address
    public var file: String
    /// Where the file is named; nil for an option.
    public var fileLocation: SourceLocation?

    public init(address: Address, file: String, fileLocation: SourceLocation? = nil) {
      self.address = address
      self.file = file
      self.fileLocation = fileLocation
    }
  }

  /// Addresses that replace the default ones.
  public var metadata: [GraphVersion: Address]
  public var permissions: Permissions?

  public init(metadata: [GraphVersion: Address] = [:], permissions: Permissions? = nil) {
    self.metadata = metadata
    self.permissions = permissions
  }

  /// Where Microsoft publishes a version's metadata, readable without a sign-in.
  /// Source: "Microsoft Graph metadata", https://learn.microsoft.com/graph/traverse-the-graph#microsoft-graph-api-metadata
  public static func defaultAddress(of version: GraphVersion) -> Address {
    Address(url: "https://graph.microsoft.com/\(version)/$metadata")
  }

  public func address(of version: GraphVersion) -> Address { metadata[version] ?? Self.defaultAddress(of: version) }
}
