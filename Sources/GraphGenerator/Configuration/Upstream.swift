package import GraphSpec

/// Where specs come from: `upstream` of the configuration. Nothing here is asked for by the generator itself.
package struct Upstream: Hashable, Sendable {
  /// An address as it was written, and where.
  package struct Address: Hashable, Sendable {
    package var url: String
    /// Nil for a default or for an option.
    package var location: SourceLocation?

    package init(url: String, location: SourceLocation? = nil) {
      self.url = url
      self.location = location
    }
  }

  /// A document about permissions and the file that it goes to, which may be one of the configuration's pages.
  package struct Permissions: Hashable, Sendable {
    package var address: Address
    package var file: String
    /// Where the file is named; nil for an option.
    package var fileLocation: SourceLocation?

    package init(address: Address, file: String, fileLocation: SourceLocation? = nil) {
      self.address = address
      self.file = file
      self.fileLocation = fileLocation
    }
  }

  /// Addresses that replace the default ones.
  package var metadata: [GraphVersion: Address]
  package var permissions: Permissions?

  package init(metadata: [GraphVersion: Address] = [:], permissions: Permissions? = nil) {
    self.metadata = metadata
    self.permissions = permissions
  }

  /// Where Microsoft publishes a version's metadata, readable without a sign-in.
  /// Source: "Microsoft Graph metadata", https://learn.microsoft.com/graph/traverse-the-graph#microsoft-graph-api-metadata
  package static func defaultAddress(of version: GraphVersion) -> Address {
    Address(url: "https://graph.microsoft.com/\(version)/$metadata")
  }

  package func address(of version: GraphVersion) -> Address { metadata[version] ?? Self.defaultAddress(of: version) }
}
