/// What a server said about the state of a resource, to ask later whether it has changed.
/// Source: RFC 9110, section 8.8.
package struct Validators: Hashable, Sendable {
  /// `ETag`, as sent.
  package var entityTag: String?
  /// `Last-Modified`, as sent.
  package var lastModified: String?

  package init(entityTag: String? = nil, lastModified: String? = nil) {
    self.entityTag = entityTag
    self.lastModified = lastModified
  }

  package var isEmpty: Bool { entityTag == nil && lastModified == nil }
}
