/// Writes a number with a fixed number of decimals.
package func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "\(value)" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((value.magnitude * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  let whole = "\(value < 0 ? "-" : "")\(scaled / scale)"
  if decimals == 0 { return whole }
  return "\(whole)." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// Prints rows in columns: the first to the left, the others to the right.
package func printTable(_ rows: [[String]]) {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
  for row in rows {
    let cells = row.enumerated().map { column, cell in
      let space = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + space : space + cell
    }
    print(cells.joined(separator: "  "))
  }
}
