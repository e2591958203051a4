public import GraphSpec

/// The endpoints that a set of permissions allows and every type needed to call them.
public struct Surface: Sendable {
  /// Sorted by name.
  public var permissions: [SurfacePermission]
  /// One for each version that has metadata, v1.0 first.
  public var versions: [VersionSurface]

  public init(permissions: [SurfacePermission], versions: [VersionSurface]) {
    self.permissions = permissions
    self.versions = versions
  }
}

/// A permission that the surface was made for.
public struct SurfacePermission: Hashable, Sendable {
  public var name: String
  public var description: String?
  public var application: AppRole?
  public var delegated: DelegatedScope?
  /// Of the page's title.
  public var location: SourceLocation
}

/// The part of a surface that belongs to one version of Graph.
public struct VersionSurface: Sendable {
  public var version: GraphVersion
  /// Sorted by path, then by method.
  public var endpoints: [SurfaceEndpoint]
  /// Those that the permissions allow as well and that were not chosen: nothing is generated for them but who may call
  /// them. Sorted in the same way.
  public var others: [SurfaceEndpoint] = []
  /// What the wire can carry, sorted by name.
  public var objects: [ObjectShape]
  /// Sorted by name.
  public var enums: [EnumType]
  /// Sorted by name, then by binding.
  public var actions: [ActionShape]
  public var closure: TypeClosure
}

/// Version, method and path, with what they address and who may call them.
public struct SurfaceEndpoint: Hashable, Sendable {
  public var version: GraphVersion
  public var method: HTTPMethod
  public var resolution: Resolution
  /// Every row that lists the endpoint, in the order of the pages; never empty.
  public var sources: [EndpointSource]

  public var template: PathTemplate { resolution.template }
}

/// A row of a page that allows an endpoint.
public struct EndpointSource: Hashable, Sendable {
  public var permission: String
  public var application: Bool
  public var delegated: Bool
  public var documentation: String?
  public var location: SourceLocation
  /// What the permissions document says of it; nil for a page's row.
  public var terms: DocumentTerms?
  /// Of the row's text, as 16 hexadecimal digits.
  public var hash: String
}
