import Foundation
import GraphGenerator
import Support

/// One line on a terminal that says how far the downloads are.
package final class ProgressLine: @unchecked Sendable {
  private let lock = NSLock()
  private var sizes: [String: Int] = [:]
  private var shown = ContinuousClock.now - .seconds(1)
  private var isVisible = false

  /// Nil when standard error is no terminal, so that logs stay clean.
  package init?() {
    guard StandardStream.error.isTerminal else { return nil }
  }

  func show(_ name: String, received: Int) {
    lock.lock()
    defer { lock.unlock() }
    sizes[name] = received
    let now = ContinuousClock.now
    if now - shown < .milliseconds(100) { return }
    shown = now
    isVisible = true
    let parts = sizes.sorted { $0.key < $1.key }.map { "\($0.key) \(Quantity.size($0.value))" }
    // Back to the start of the line, and what was there is erased (ECMA-48, EL).
    StandardStream.error.write(verbatim: "\r\u{1B}[Kdownloading \(parts.joined(separator: ", "))")
  }

  /// Takes the line away.
  package func clear() {
    lock.lock()
    defer { lock.unlock() }
    if isVisible { StandardStream.error.write(verbatim: "\r\u{1B}[K") }
    isVisible = false
  }
}
