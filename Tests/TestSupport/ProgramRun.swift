package import Foundation

/// A program that runs as a process of its own, with nothing to read. What it writes goes to files rather than pipes:
/// nothing can fill up while it is waited for.
package final class ProgramRun {
  package struct Result: Sendable {
    package var status: Int32
    package var reason: Process.TerminationReason
    package var output: String
    package var error: String
    /// Lines of standard error.
    package var errorLines: [String] { error.split(separator: "\n").map(String.init) }
  }

  package let process = Process()
  private let scratch: TemporaryFolder

  /// A program of this package: beside the test bundle on macOS, where the bundle is a folder; on Linux the test program
  /// itself is there. Nil when it was not built.
  package static func built(_ name: String) -> URL? {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let folders =
      bundles.map { $0.bundleURL.deletingLastPathComponent() }
      + [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), Bundle.main.bundleURL]
    return folders.lazy.map { $0.appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A program of the system, found as a shell finds it.
  package static func installed(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").lazy.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Starts it.
  ///
  /// - Parameters:
  ///   - folder: where it runs.
  ///   - environment: variables to set; nil removes one.
  ///   - input: what it reads.
  package init(
    _ program: URL?,
    _ arguments: [String],
    in folder: String,
    environment: [String: String?] = [:],
    input: Data? = nil
  ) throws {
    guard let program else { throw TestFault("the program is not there") }
    scratch = try TemporaryFolder()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var inherited = ProcessInfo.processInfo.environment
    // The tests may themselves run in a workflow, where the tool says everything twice.
    inherited["GITHUB_ACTIONS"] = nil
    for (name, value) in environment { inherited[name] = value }
    process.environment = inherited
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.write("", to: "out")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.write("", to: "err")))
    if let input {
      let file = try scratch.write(input, to: "in")
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
  }

  /// What it has written to standard output.
  package func outputSoFar() throws -> String { try scratch.read("out") }

  package func wait() throws -> Result {
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      reason: process.terminationReason,
      output: try scratch.read("out"),
      error: try scratch.read("err")
    )
  }
}
