import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SIGINT, SIGTERM and SIGHUP, which end the update at a place where nothing is half done.
final class Interruption: @unchecked Sendable {  // Its state belongs to `queue`.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  private let queue = DispatchQueue(label: "graphgen.update.signals")
  private var sources: [any DispatchSourceSignal] = []
  private var received: Int32?
  private var action: (@Sendable () -> Void)?

  /// From now on signals no longer end the process by themselves.
  init() {
    // A server that has gone away is an error of the transfer, no reason to end.
    signal(SIGPIPE, SIG_IGN)
    for number in Self.signals {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [unowned self] in
        received = received ?? number
        action?()
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Runs the action when a signal comes, or now if one has come already.
  func whenSignalled(_ action: @escaping @Sendable () -> Void) {
    queue.async {
      self.action = action
      if self.received != nil { action() }
    }
  }

  /// Ends the process as the signal would have done, which is what a shell waits for.
  func endProcess() -> Never {
    let number = queue.sync { received } ?? SIGTERM
    signal(number, SIG_DFL)
    // Worker threads, and processes started from one, have signals blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    exit(128 + number)
  }
}
