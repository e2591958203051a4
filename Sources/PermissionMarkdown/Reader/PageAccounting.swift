/// What became of the table rows of a page: nothing is dropped silently when both balances hold.
///
/// Headers and delimiter rows of tables don't count. A row that is left out is reported by a diagnostic at its own
/// line or, where a whole table is left out, by one at the table's first line that says how many rows it has.
public struct PageAccounting: Hashable, Sendable {
  /// The rows of method tables.
  public var methodRows = 0
  /// The rows that became endpoints. A row with several methods becomes several, see `endpoints`.
  public var endpointRows = 0
  /// The endpoints of the page.
  public var endpoints = 0
  /// The rows of method tables that were left out with a diagnostic.
  public var reportedMethodRows = 0

  /// The table rows of resource sections; a row broken over several lines is one.
  public var propertyRows = 0
  /// The rows that became properties.
  public var properties = 0
  /// The table rows of resource sections that were left out with a diagnostic.
  public var reportedPropertyRows = 0

  public init() {}

  public var isBalanced: Bool {
    methodRows == endpointRows + reportedMethodRows && propertyRows == properties + reportedPropertyRows
  }

  public static func += (left: inout PageAccounting, right: PageAccounting) {
    left.methodRows += right.methodRows
    left.endpointRows += right.endpointRows
    left.endpoints += right.endpoints
    left.reportedMethodRows += right.reportedMethodRows
    left.propertyRows += right.propertyRows
    left.properties += right.properties
    left.reportedPropertyRows += right.reportedPropertyRows
  }
}
