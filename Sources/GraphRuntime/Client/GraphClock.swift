#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The time as the client sees it, so that tests can have their own.
public struct GraphClock: Sendable {
  /// How much time has passed since some moment that stays the same.
  let elapsed: @Sendable () -> Duration

  let sleep: @Sendable (Duration) async throws -> Void

  /// Seconds since 1970-01-01T00:00:00Z, for what a server says about dates.
  let secondsSince1970: @Sendable () -> Double

  init(
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    secondsSince1970: @escaping @Sendable () -> Double
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
    self.secondsSince1970 = secondsSince1970
  }

  /// A clock that counts as another one does, such as a test's.
  public init<C: Clock>(
    _ clock: C,
    secondsSince1970: @escaping @Sendable () -> Double
  ) where C.Duration == Duration {
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
    self.secondsSince1970 = secondsSince1970
  }

  /// Time goes on while the machine sleeps.
  public static let system = GraphClock(ContinuousClock()) { Date().timeIntervalSince1970 }
}
