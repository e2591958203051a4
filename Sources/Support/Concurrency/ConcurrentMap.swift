import Dispatch

/// Transforms every item, several at the same time, and keeps their order.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item],
  _ transform: @Sendable (Item) -> Result
) -> [Result] {
  let results = UnsafeMutablePointer<Result?>.allocate(capacity: items.count)
  results.initialize(repeating: nil, count: items.count)
  defer {
    results.deinitialize(count: items.count)
    results.deallocate()
  }
  // Each iteration writes to a slot of its own, and `concurrentPerform` waits for all of them.
  nonisolated(unsafe) let slots = results
  DispatchQueue.concurrentPerform(iterations: items.count) { slots[$0] = transform(items[$0]) }
  return (0..<items.count).compactMap { results[$0] }
}
