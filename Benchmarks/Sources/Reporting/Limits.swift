/// What a run must not exceed.
package struct Limits {
  private var rows: [[String]] = []
  private var allHold = true

  package init() {}

  package mutating func check(_ name: String, _ value: Double, atMost limit: Double) {
    let holds = value <= limit
    rows.append([name, fixed(value, 2), "limit \(fixed(limit, 1))", holds ? "ok" : "BEYOND"])
    allHold = allHold && holds
  }

  /// Prints what was checked.
  ///
  /// - Returns: whether all of it holds.
  package func report() -> Bool {
    printTable(rows)
    return allHold
  }
}
