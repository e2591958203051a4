/// The row of a permission page that an endpoint comes from.
public struct SourceRow: Hashable, Sendable {
  /// The page's file name.
  public let page: String

  /// Of the row's text, as 16 hexadecimal digits. It finds the row wherever in the page it stands; `graphgen inspect`
  /// and the lock file have the line.
  public let hash: String

  /// A row by its page and hash.
  public init(_ page: String, hash: String) {
    self.page = page
    self.hash = hash
  }
}

extension SourceRow: CustomStringConvertible {
  public var description: String { "\(page) (\(hash))" }
}
