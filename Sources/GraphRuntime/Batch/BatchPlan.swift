/// One request of a batch.
struct BatchItem: Sendable {
  var call: GraphCall
  let accepts: String
  /// The place of the request that has to succeed before.
  var after: Int?
}

/// Which requests of a batch go together.
enum BatchPlan {
  /// The places of each exchange, in the order in which they run. Each is of one version, and has at most 20: either one
  /// chain, or requests of which none depends on another.
  ///
  /// - Throws: `InvalidRequest`.
  static func exchanges(_ items: [BatchItem]) throws -> [[Int]] {
    guard items.contains(where: { $0.after != nil }) else {
      return versions(items.indices, items).flatMap { chunks($0, of: GraphBatch.maximumCount) }
    }
    var followers: [Int: Int] = [:]
    for (place, item) in items.enumerated() {
      guard let earlier = item.after else { continue }
      guard followers.updateValue(place, forKey: earlier) == nil else {
        throw InvalidRequest("two requests of the batch follow the same one; the service takes chains only.")
      }
    }
    return try items.indices.filter { items[$0].after == nil }.map { head in
      var chain = [head]
      while let next = followers[chain[chain.count - 1]] { chain.append(next) }
      guard chain.count > 1 else {
        throw InvalidRequest("the batch has a chain and a request beside it; the service takes one or the other.")
      }
      guard chain.count <= GraphBatch.maximumCount else {
        throw InvalidRequest("a chain of \(chain.count) requests is longer than \(GraphBatch.maximumCount).")
      }
      guard versions(chain, items).count == 1 else {
        throw InvalidRequest("a chain of the batch has requests of more than one version.")
      }
      return chain
    }
  }

  private static func versions(_ places: some Sequence<Int>, _ items: [BatchItem]) -> [[Int]] {
    let byVersion = Dictionary(grouping: places) { items[$0].call.endpoint.version }
    return GraphVersion.allCases.compactMap { byVersion[$0] }
  }

  private static func chunks(_ places: [Int], of count: Int) -> [[Int]] {
    stride(from: 0, to: places.count, by: count).map { Array(places[$0..<min($0 + count, places.count)]) }
  }
}
