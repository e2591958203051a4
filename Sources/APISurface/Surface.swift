package import GraphSpec

/// The endpoints that a set of permissions allows and every type needed to call them.
package struct Surface: Sendable {
  /// Sorted by name.
  package var permissions: [SurfacePermission]
  /// One for each version that has metadata, v1.0 first.
  package var versions: [VersionSurface]

  package init(permissions: [SurfacePermission], versions: [VersionSurface]) {
    self.permissions = permissions
    self.versions = versions
  }
}

/// A permission that the surface was made for.
package struct SurfacePermission: Hashable, Sendable {
  package var name: String
  package var description: String?
  package var application: AppRole?
  package var delegated: DelegatedScope?
  /// Of the page's title.
  package var location: SourceLocation
}

/// The part of a surface that belongs to one version of Graph.
package struct VersionSurface: Sendable {
  package var version: GraphVersion
  /// Sorted by path, then by method.
  package var endpoints: [SurfaceEndpoint]
  /// Those that the permissions allow as well and that were not chosen: nothing is generated for them but who may call
  /// them. Sorted in the same way.
  package var others: [SurfaceEndpoint] = []
  /// What the wire can carry, sorted by name.
  package var objects: [ObjectShape]
  /// Sorted by name.
  package var enums: [EnumType]
  /// Sorted by name, then by binding.
  package var actions: [ActionShape]
  package var closure: TypeClosure
}

/// Version, method and path, with what they address and who may call them.
package struct SurfaceEndpoint: Hashable, Sendable {
  package var version: GraphVersion
  package var method: HTTPMethod
  package var resolution: Resolution
  /// Every row that lists the endpoint, in the order of the pages; never empty.
  package var sources: [EndpointSource]

  package var template: PathTemplate { resolution.template }
}

/// A row of a page that allows an endpoint.
package struct EndpointSource: Hashable, Sendable {
  package var permission: String
  package var application: Bool
  package var delegated: Bool
  package var documentation: String?
  package var location: SourceLocation
  /// What the permissions document says of it; nil for a page's row.
  package var terms: DocumentTerms?
  /// Of the row's text, as 16 hexadecimal digits.
  package var hash: String
}
