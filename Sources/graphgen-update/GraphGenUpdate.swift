import ArgumentParser
import Foundation
import GraphGenerator
import GraphSpec
import SpecUpdater
import Support

@main
struct GraphGenUpdate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graphgen-update",
    abstract: "Download Graph's metadata and write the slice of it that the permission pages need.",
    discussion: """
      The configuration, graphgen.json, names the files and, under 'upstream', the addresses; without that, v1.0 and \
      beta come from graph.microsoft.com, which needs no sign-in. All files are replaced, or none: when a download \
      fails, is not metadata, or doesn't fit the pages, the specs stay as they are.

      Exit status: 0 done or up to date, 1 something failed, 2 the specs would change (with --dry-run), 64 wrong usage.
      """,
    version: Generator.version
  )

  @Option(
    name: .long,
    help: "The configuration file; without it graphgen.json, else Specs/graphgen.json.",
    completion: .file(extensions: ["json"])
  )
  var config: String?

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "The address of v1.0, beta or permissions, instead of the configuration's; may be repeated.",
      valueName: "name=url"
    )
  )
  var sources: [SourceArgument] = []

  @Flag(name: .long, help: "Download, say what would change, and write nothing.")
  var dryRun = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Keep the downloads as they came, as v1.0.csdl.xml and so on, for 'graphgen check --upstream'.",
      valueName: "folder"
    ),
    completion: .directory
  )
  var downloads: String?

  @Flag(name: .long, help: "Keep the metadata whole, rather than a slice; it yields the same SDK.")
  var full = false

  @Option(name: .long, help: ArgumentHelp("How long a download may take.", valueName: "seconds"))
  var timeout: Double = 300

  @Option(name: .long, help: ArgumentHelp("How long a server may say nothing.", valueName: "seconds"))
  var idleTimeout: Double = 30

  @Option(name: .long, help: ArgumentHelp("How large a download may be, uncompressed.", valueName: "MiB"))
  var maxSize: Int = 256

  @Option(
    name: .long,
    help: ArgumentHelp("How long to wait for another graphgen that works in the same folders.", valueName: "seconds")
  )
  var lockTimeout: Int = 60

  @Flag(name: .shortAndLong, help: "Print notes too.")
  var verbose = false

  func validate() throws {
    guard timeout > 0, idleTimeout > 0, timeout <= 86_400, idleTimeout <= 86_400 else {
      throw ValidationError("A time limit is more than 0 and at most 86400 seconds.")
    }
    guard (0...86_400).contains(lockTimeout) else { throw ValidationError("--lock-timeout is 0 to 86400 seconds.") }
    guard (1...4096).contains(maxSize) else { throw ValidationError("--max-size is 1 to 4096 MiB.") }
  }

  func run() async throws {
    let interruption = Interruption()
    let configuration = try readConfiguration()
    let progress = ProgressLine()
    let update = SpecUpdate(configuration, options: options, progress: progress)
    let task = Task { try await update.run() }
    interruption.whenSignalled { task.cancel() }
    let result = await task.result
    progress?.clear()
    guard case .success(let outcome) = result else { interruption.endProcess() }
    print(outcome.diagnostics)
    guard let change = outcome.change else { throw ExitCode(1) }
    StandardStream.output.write(change.description(isDryRun: dryRun))
    if dryRun, !change.isEmpty { throw ExitCode(2) }
  }

  private var options: SpecUpdate.Options {
    var options = SpecUpdate.Options()
    options.isDryRun = dryRun
    options.isFull = full
    options.downloads = downloads
    options.patience = .seconds(lockTimeout)
    options.limits = TransferLimits(answer: idleTimeout, idle: idleTimeout, total: timeout, size: maxSize << 20)
    return options
  }

  private func readConfiguration() throws -> Configuration {
    var diagnostics: [Diagnostic] = []
    let configuration = ConfigurationReader.read(try configurationPath(), diagnostics: &diagnostics)
    print(diagnostics)
    guard var configuration else { throw ExitCode(1) }
    for source in sources {
      let address = Upstream.Address(url: source.url)
      if let version = source.version {
        guard configuration.metadata[version] != nil else {
          throw ValidationError("The configuration names no file for the \(version) metadata.")
        }
        configuration.upstream.metadata[version] = address
      } else {
        guard configuration.upstream.permissions != nil else {
          throw ValidationError("The configuration names no file for the permissions; add it to 'upstream'.")
        }
        configuration.upstream.permissions?.address = address
      }
    }
    return configuration
  }

  private func configurationPath() throws -> String {
    if let config { return config }
    switch ConfigurationFile.find() {
    case .one(let path): return path
    case .several(let paths):
      let both = paths.joined(separator: " and ")
      throw ValidationError("There are two configuration files, \(both); name one with --config.")
    case .none: throw ValidationError("There is no graphgen.json here or in Specs; give --config.")
    }
  }

  private func print(_ diagnostics: [Diagnostic]) {
    StandardStream.error.write(verbatim: diagnostics.report(verbose: verbose))
  }
}

/// `v1.0=URL`, `beta=URL` or `permissions=URL`.
struct SourceArgument: ExpressibleByArgument {
  /// Nil for the permissions.
  var version: GraphVersion?
  var url: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    version = GraphVersion(rawValue: parts[0])
    if version == nil, parts[0] != "permissions" { return nil }
    url = parts[1]
  }
}
