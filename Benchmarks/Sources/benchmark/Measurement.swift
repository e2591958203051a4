#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What one run of a program took.
struct Measurement {
  /// Wall time in seconds.
  var seconds: Double
  /// Processor time of all threads, in seconds. Other programs of a busy machine disturb it less than wall time.
  var processorSeconds: Double
  /// Peak resident set size in MiB. The kernel counts from the spawning process's own size, so this one stays small.
  var peakMiB: Double
}

struct RunFailure: Error, CustomStringConvertible {
  var description: String
}

/// Runs a program to its end with no input, its output discarded and its diagnostics kept from the terminal.
///
/// - Parameter expected: the exit statuses that a run may end with.
/// - Throws: `RunFailure` when it can't be started or ends in another way.
func measure(_ program: String, _ arguments: [String], expected: Set<Int32> = [0]) throws -> Measurement {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  for descriptor: Int32 in [1, 2] {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
  }
  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }

  var process = pid_t()
  let clock = ContinuousClock()
  let start = clock.now
  let failure = posix_spawnp(&process, program, &actions, nil, words, environ)
  guard failure == 0 else {
    throw RunFailure(description: "cannot start \(program): \(String(cString: strerror(failure)))")
  }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw RunFailure(description: "lost track of \(program)") }
  }
  let duration = start.duration(to: clock.now).components
  // The low byte tells of a signal, the next one is the exit status.
  guard status & 0xff == 0, expected.contains(status >> 8) else {
    throw RunFailure(description: "wait status \(status): \(([program] + arguments).joined(separator: " "))")
  }
  #if canImport(Darwin)
    let bytes = Double(usage.ru_maxrss)
  #else
    let bytes = Double(usage.ru_maxrss) * 1024
  #endif
  return Measurement(
    seconds: Double(duration.seconds) + Double(duration.attoseconds) * 1e-18,
    processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakMiB: bytes / 1_048_576
  )
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }

/// The measurements of one program over all rounds.
struct Series {
  var runs: [Measurement] = []

  var best: Double { runs.map(\.seconds).min() ?? .nan }
  var median: Double {
    let sorted = runs.map(\.seconds).sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
  var bestProcessor: Double { runs.map(\.processorSeconds).min() ?? .nan }
  var peakMiB: Double { runs.map(\.peakMiB).max() ?? .nan }
}
