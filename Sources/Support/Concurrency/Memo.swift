import Dispatch

/// Counts what several threads do.
package final class Tally: @unchecked Sendable {
  // Read and written between `wait` and `signal` only.
  private var count = 0
  private let lock = DispatchSemaphore(value: 1)

  package init() {}

  /// One more than it gave before; 1 at first.
  package func next() -> Int {
    lock.wait()
    defer { lock.signal() }
    count += 1
    return count
  }
}

/// Values that are made when they are first asked for, and then kept; several threads may ask at the same time.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
  // `values` is read and written between `wait` and `signal` only.
  private var values: [Key: Value] = [:]
  private let lock = DispatchSemaphore(value: 1)

  package init() {}

  /// - Parameter make: may be called by two threads for the same key, and has to give equal values then.
  package func value(for key: Key, _ make: () -> Value) -> Value {
    lock.wait()
    let known = values[key]
    lock.signal()
    if let known { return known }
    let made = make()
    lock.wait()
    values[key] = made
    lock.signal()
    return made
  }
}
