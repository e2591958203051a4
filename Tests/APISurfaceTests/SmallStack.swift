import Foundation

/// Runs a closure on a thread with 256 KB of stack, where a recursion over long input ends the process.
func onASmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  nonisolated(unsafe) var result: Result?
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    result = body()
    done.signal()
  }
  thread.stackSize = 256 << 10
  thread.start()
  done.wait()
  return result!
}
