package import GraphSpec

/// What binding gives: each page's rows with what they address, and the surface that they make up.
package struct BoundPages: Sendable {
  package var pages: [BoundPage]
  package var surface: Surface

  /// What is left of pages that ask for too much.
  static let none = BoundPages(pages: [], surface: Surface(permissions: [], versions: []))
}

/// A page with its rows bound, in page order, duplicates kept.
package struct BoundPage: Sendable {
  package var page: PermissionPage
  package var rows: [BoundRow]
  /// The rows that the configuration chose not to generate.
  package var others: [BoundRow] = []
}

extension BoundPage {
  /// The page with the chosen rows only.
  package var chosen: PermissionPage {
    if others.isEmpty { return page }
    var page = page
    page.methods = rows.map(\.row)
    return page
  }
}

/// A row of a page and what its path addresses.
package struct BoundRow: Sendable {
  package var row: MethodRow
  /// In the metadata of the row's own label.
  package var resolution: Resolution
  /// The versions whose metadata knows the path.
  package var resolvesIn: [GraphVersion]
  /// What the generator uses: the label's resolution, or the other version's when only that one has the path.
  package var effective: Resolution
  package var effectiveVersion: GraphVersion

  /// What was walked in each version's metadata to come to this result.
  package var walks: [GraphVersion: Resolution] {
    row.version == effectiveVersion
      ? [row.version: resolution] : [row.version: resolution, effectiveVersion: effective]
  }

  /// Whether the row makes an endpoint. One without a method or a path can't; it is reported instead.
  package var isEndpoint: Bool {
    guard row.method != nil else { return false }
    return effective.failure?.reason != .noMethod && effective.failure?.reason != .noPath
  }
}
