#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The largest resident set that this process has had, in bytes. On Linux `getrusage` would count the parent's as well,
/// so there the kernel's own figure is read.
func peakMemory() throws -> Int {
  #if os(Linux)
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let size = line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first, let kibibytes = Int(size)
    else { throw Failure(description: "/proc/self/status doesn't tell the peak memory") }
    return kibibytes * 1024
  #else
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
  #endif
}

/// Runs this program again and returns what it prints.
func rerun(_ arguments: [String]) throws -> String {
  var words: [UnsafeMutablePointer<CChar>?] = ([CommandLine.arguments[0]] + arguments).map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  posix_spawn_file_actions_addclose(&actions, ends[0])
  var process = pid_t()
  let failure = posix_spawnp(&process, words[0]!, &actions, nil, words, environ)
  close(ends[1])
  defer { close(ends[0]) }
  guard failure == 0 else { throw Failure(description: "cannot start \(CommandLine.arguments[0])") }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while case let count = read(ends[0], &buffer, buffer.count), count > 0 { output += buffer[..<count] }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  guard status == 0 else { throw Failure(description: "wait status \(status): \(arguments.joined(separator: " "))") }
  return String(decoding: output, as: UTF8.self)
}
