public import GraphSpec

/// What the specs say: the first thing that passes through the pipeline.
public struct Specs: Sendable {
  /// In the order of the configuration, then a page for each permission that it names.
  public var pages: [PermissionPage]
  public var models: [GraphVersion: EntityDataModel]
  /// The files that were read: pages first, then those about permissions, then metadata.
  public var files: [String]
  /// Those of them that hold no spec, such as a README among the pages.
  public var others: Set<String> = []
  /// What is known of the permissions that are named; nil where none is.
  public var sources: PermissionSources?
}
