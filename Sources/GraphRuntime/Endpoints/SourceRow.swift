/// The row of a permission page that an endpoint comes from.
public struct SourceRow: Hashable, Sendable {
  /// The page's file name.
  public let page: String

  /// Counted from 1.
  public let line: Int

  public init(_ page: String, line: Int) {
    self.page = page
    self.line = line
  }
}

extension SourceRow: CustomStringConvertible {
  public var description: String { "\(page):\(line)" }
}
