/// The time for something is over.
struct TimeIsOver: Error {}

enum Race {
  /// What an operation gives, unless the time is over before it or the caller is cancelled. Then this doesn't wait for it:
  /// it is cancelled, and whatever it still does is nobody's business.
  static func run<Value: Sendable>(
    within limit: Duration,
    of clock: GraphClock,
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try Task.checkCancellation()
    let (results, continuation) = AsyncStream.makeStream(
      of: Result<Value, any Error>.self,
      bufferingPolicy: .bufferingOldest(1)
    )
    let work = Task {
      do {
        continuation.yield(.success(try await operation()))
      } catch {
        continuation.yield(.failure(error))
      }
    }
    let timer = Task {
      try await clock.sleep(limit)
      continuation.yield(.failure(TimeIsOver()))
    }
    defer {
      work.cancel()
      timer.cancel()
    }
    for await result in results { return try result.get() }
    throw CancellationError()
  }
}
