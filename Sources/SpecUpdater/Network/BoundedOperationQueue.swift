import Foundation

/// A serial queue for a session's delegate that lets whoever adds to it wait while much is waiting.
///
/// Foundation's URLSession on Linux reads from the network as fast as it can and queues each part for the delegate. A
/// fast server would fill the memory with what the delegate has not seen yet. Here its reader waits instead.
///
/// A block on this queue must not wait for the session: the session may be waiting for the block.
final class BoundedOperationQueue: OperationQueue, @unchecked Sendable {
  private let places = DispatchSemaphore(value: 32)

  init(on queue: DispatchQueue) {
    super.init()
    maxConcurrentOperationCount = 1
    underlyingQueue = queue
  }

  #if canImport(FoundationNetworking)
    override func addOperation(_ block: @escaping @Sendable () -> Void) {
      places.wait()
      super.addOperation { [places] in
        block()
        places.signal()
      }
    }
  #endif
}
