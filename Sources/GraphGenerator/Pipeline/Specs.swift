package import GraphSpec

/// What the specs say: the first thing that passes through the pipeline.
package struct Specs: Sendable {
  /// In the order of the configuration, then a page for each permission that it names.
  package var pages: [PermissionPage]
  package var models: [GraphVersion: EntityDataModel]
  /// The files that were read: pages first, then those about permissions, then metadata.
  package var files: [String]
  /// Those of them that hold no spec, such as a README among the pages.
  package var others: Set<String> = []
  /// What is known of the permissions that are named; nil where none is.
  package var sources: PermissionSources?
}
