public import GraphSpec

/// What the specs say: the first thing that passes through the pipeline.
public struct Specs: Sendable {
  /// A file that was read, for the lock file.
  public struct Source: Hashable, Sendable {
    public var path: String
    /// XXH64 of its bytes, 16 hexadecimal digits.
    public var hash: String
  }

  /// In the order of the configuration.
  public var pages: [PermissionPage]
  public var models: [GraphVersion: EntityDataModel]
  /// Pages first, then metadata.
  public var sources: [Source]
}
