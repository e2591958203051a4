#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Another program, run to its end with its input and output in files, which can't fill up while it is waited for.
package struct Subprocess {
  package enum Failure: Error {
    /// It can't be run.
    case notRun
    /// It ran longer than it may, or wrote more, and was ended.
    case tookTooLong, wroteTooMuch
  }

  /// An absolute path: what is in the current folder is nobody's choice.
  package var program: String
  package var environment: [String: String]
  package var seconds: Double
  /// Of the output, in bytes.
  package var outputLimit: Int

  package init(program: String, environment: [String: String], seconds: Double, outputLimit: Int) {
    self.program = program
    self.environment = environment
    self.seconds = seconds
    self.outputLimit = outputLimit
  }

  /// The program of that name in the first folder of `PATH` that has one; folders without a path from the root don't
  /// count.
  package static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) }?.split(separator: ":") ?? []
    return folders.lazy.filter { $0.hasPrefix("/") }.map { Path.join(String($0), name) }
      .first { FileSystem.isFile($0) && access($0, X_OK) == 0 }
  }

  /// The variables of this process.
  package static var inheritedEnvironment: [String: String] {
    #if canImport(Darwin)
      var next = _NSGetEnviron().pointee
    #else
      var next = environ
    #endif
    var variables: [String: String] = [:]
    while let text = next.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }

  /// - Returns: its status; as in a shell, 128 and the signal when a signal ended it.
  package func run(_ arguments: [String], input: String, output: String, error: String) throws(Failure) -> Int32 {
    let process = try start(arguments, input: input, output: output, error: error)
    let step: useconds_t = 1_000
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let start = now
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { throw .notRun }
      clock_gettime(CLOCK_MONOTONIC, &now)
      let elapsed = Double(now.tv_sec - start.tv_sec) + Double(now.tv_nsec - start.tv_nsec) / 1e9
      if elapsed > seconds {
        end(process)
        throw .tookTooLong
      }
      if Self.size(of: output) > outputLimit {
        end(process)
        throw .wroteTooMuch
      }
      usleep(elapsed < 0.1 ? step : step * 20)
    }
    if Self.size(of: output) > outputLimit { throw .wroteTooMuch }
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    if code == 127 { throw .notRun }
    return code
  }

  private func start(_ arguments: [String], input: String, output: String, error: String) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    let texts = ([program] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0)=\($1)") }
    defer { for text in texts + variables { free(text) } }
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, nil, texts + [nil], variables + [nil]) == 0 else { throw .notRun }
    return process
  }

  private func end(_ process: pid_t) {
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
