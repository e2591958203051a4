package import GraphGenerator
package import GraphSpec

/// A spec that is downloaded: where from and where to.
package struct SpecSource: Sendable {
  package enum Role: Hashable, Sendable {
    case metadata(GraphVersion)
    case permissions
  }

  package var role: Role
  package var address: HTTPAddress
  /// The file in the specs, which may be written to.
  package var target: SpecTarget
  package var file: String { target.path }

  /// `v1.0`, `beta` or `permissions`.
  package var name: String {
    switch role {
    case .metadata(let version): version.rawValue
    case .permissions: "permissions"
    }
  }

  var kind: ContentKind {
    switch target.kind {
    case .metadata: .xml
    case .page: .text
    case .permissionsDocument: .json
    }
  }

  /// The sources that a configuration names, each with an address that may be asked.
  ///
  /// Nil exactly when an error was added.
  package static func all(of configuration: Configuration, diagnostics: inout [Diagnostic]) -> [SpecSource]? {
    let count = diagnostics.count
    var sources: [SpecSource] = []
    func add(_ role: Role, _ address: Upstream.Address, _ target: SpecTarget?) {
      guard let target else { return }
      switch AddressPolicy.check(address.url) {
      case .success(let address): sources.append(SpecSource(role: role, address: address, target: target))
      case .failure(let refusal):
        let place = address.location ?? SourceLocation(file: AddressPolicy.printable(address.url), line: 0)
        diagnostics.append(Diagnostic(.error, .upstreamAddress, refusal.message, at: place))
      }
    }
    for (version, file) in configuration.metadata.sorted(by: { $0.key < $1.key }) {
      let target = configuration.metadataTarget(version, file, diagnostics: &diagnostics)
      add(.metadata(version), configuration.upstream.address(of: version), target)
    }
    if let permissions = configuration.upstream.permissions {
      let target = configuration.permissionsTarget(permissions, diagnostics: &diagnostics)
      add(.permissions, permissions.address, target)
    }
    if sources.isEmpty, diagnostics.count == count {
      let place = configuration.file.map { SourceLocation(file: $0, line: 0) }
      let message = "the configuration names no metadata, so there is no file to update; add 'metadata'"
      diagnostics.append(Diagnostic(.error, .upstreamAddress, message, at: place))
    }
    for (index, source) in sources.enumerated() where sources[..<index].contains(where: { $0.file == source.file }) {
      let place = SourceLocation(file: source.file, line: 0)
      let message = "two downloads would go to this file; give each its own in the configuration"
      diagnostics.append(Diagnostic(.error, .upstreamAddress, message, at: place))
    }
    return diagnostics.count == count ? sources : nil
  }
}
