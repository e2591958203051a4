public import GraphSpec

/// What binding gives: each page's rows with what they address, and the surface that they make up.
public struct BoundPages: Sendable {
  public var pages: [BoundPage]
  public var surface: Surface

  /// What is left of pages that ask for too much.
  static let none = BoundPages(pages: [], surface: Surface(permissions: [], versions: []))
}

/// A page with its rows bound, in page order, duplicates kept.
public struct BoundPage: Sendable {
  public var page: PermissionPage
  public var rows: [BoundRow]
  /// The rows that the configuration chose not to generate.
  public var others: [BoundRow] = []
}

extension BoundPage {
  /// The page with the chosen rows only.
  public var chosen: PermissionPage {
    if others.isEmpty { return page }
    var page = page
    page.methods = rows.map(\.row)
    return page
  }
}

/// A row of a page and what its path addresses.
public struct BoundRow: Sendable {
  public var row: MethodRow
  /// In the metadata of the row's own label.
  public var resolution: Resolution
  /// The versions whose metadata knows the path.
  public var resolvesIn: [GraphVersion]
  /// What the generator uses: the label's resolution, or the other version's when only that one has the path.
  public var effective: Resolution
  public var effectiveVersion: GraphVersion

  /// What was walked in each version's metadata to come to this result.
  public var walks: [GraphVersion: Resolution] {
    row.version == effectiveVersion
      ? [row.version: resolution] : [row.version: resolution, effectiveVersion: effective]
  }

  /// Whether the row makes an endpoint. One without a method or a path can't; it is reported instead.
  public var isEndpoint: Bool {
    guard row.method != nil else { return false }
    return effective.failure?.reason != .noMethod && effective.failure?.reason != .noPath
  }
}
