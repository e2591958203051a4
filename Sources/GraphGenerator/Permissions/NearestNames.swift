/// The names that somebody may have meant.
enum NearestNames {
  /// At most three, the nearest first.
  static func find(_ name: String, among names: [String]) -> [String] {
    let wanted = Array(name.lowercased().utf8.prefix(128))
    let limit = max(2, wanted.count / 3)
    let near = names.compactMap { candidate -> (distance: Int, name: String)? in
      let text = Array(candidate.lowercased().utf8.prefix(128))
      guard abs(text.count - wanted.count) <= limit else { return nil }
      let distance = distance(wanted, text)
      return distance <= limit ? (distance, candidate) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  /// How many bytes have to be inserted, removed or replaced.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (line, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
