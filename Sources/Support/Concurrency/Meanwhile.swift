import Dispatch

/// A value that is made by another thread while this one does something else.
package final class Meanwhile<Value: Sendable>: @unchecked Sendable {
  // Written once, before the group is left.
  private var made: Value?
  private let group = DispatchGroup()

  package init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: group) { self.made = make() }
  }

  /// Waits until it is made.
  package var value: Value {
    group.wait()
    guard let made else { preconditionFailure("The value was to be made.") }
    return made
  }
}
