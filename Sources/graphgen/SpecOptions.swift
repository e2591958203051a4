import APISurface
public import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

/// The options that say which specs to read. Without any of them a configuration file is looked for.
struct SpecOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The configuration file. Without --page and --metadata: graphgen.json, else Specs/graphgen.json.",
    completion: .file(extensions: ["json"])
  )
  var config: String?

  @Option(
    name: .customLong("page"),
    help: ArgumentHelp("A permission page, or a folder of them; may be repeated.", valueName: "path"),
    completion: .file(extensions: ["md"])
  )
  var pages: [String] = []

  @Option(
    name: .customLong("permission"),
    help: ArgumentHelp("A permission of the permissions document; may be repeated.", valueName: "name")
  )
  var permissions: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Microsoft's permissions document.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var document: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The ids and consent texts of the permissions.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var descriptions: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The metadata of a version, v1.0 or beta; may be repeated.", valueName: "version=file"),
    completion: MetadataArgument.completion,
    transform: MetadataArgument.init
  )
  var metadata: [MetadataArgument] = []

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "A type that the surface has although no endpoint needs it, or '*' for every type; may be repeated.",
      valueName: "microsoft.graph.name"
    )
  )
  var additionalTypes: [String] = []

  @Option(
    name: .long,
    help: "'repair' moves a row that only the other version's metadata knows; 'trust' takes labels as they are."
  )
  var versionLabels: Binder.Options.VersionLabels?

  @Flag(name: .long, help: "Take metadata for the version it is given as, although it seems to be the other's.")
  var force = false

  @Option(
    name: .long,
    help: ArgumentHelp("How long to wait for another graphgen that works in the same folders.", valueName: "seconds")
  )
  var lockTimeout: Int = 60

  @Flag(name: .shortAndLong, help: "Print notes too.")
  var verbose = false

  /// Whether the configuration is a file's alone, so that a lock file can stand for it.
  var isConfigurationAlone: Bool {
    pages.isEmpty && permissions.isEmpty && document == nil && descriptions == nil && metadata.isEmpty
      && additionalTypes.isEmpty && versionLabels == nil
  }

  func validate() throws {
    guard (0...86_400).contains(lockTimeout) else { throw ValidationError("--lock-timeout is 0 to 86400 seconds.") }
  }

  /// The configuration with its specs' folders locked until the process ends, for a command that only reads.
  func configuration() throws -> Configuration {
    let configuration = try unlockedConfiguration()
    _ = try folders(of: configuration, output: .none)
    return configuration
  }

  /// Locks the folders that a run reads and writes until the process ends. What a killed run has left half done is
  /// finished, or is an error.
  func folders(of configuration: Configuration, output: RunFolders.Output) throws -> RunFolders {
    var diagnostics: [Diagnostic] = []
    let folders = RunFolders.open(
      configuration,
      output: output,
      patience: .seconds(lockTimeout),
      diagnostics: &diagnostics
    )
    Report.print(diagnostics, verbose: verbose)
    guard let folders else { throw ExitCode.specsHaveErrors }
    UntilExit.folders.append(folders)
    return folders
  }

  /// The configuration file with the options put over it.
  func unlockedConfiguration() throws -> Configuration {
    var configuration = try configurationFile()
    if !pages.isEmpty || !permissions.isEmpty {
      configuration.pages = pages
      configuration.permissions = permissions
      configuration.permissionsLocation = nil
    }
    if let document { configuration.document = document }
    if let descriptions { configuration.descriptions = descriptions }
    for argument in metadata { configuration.metadata[argument.version] = argument.path }
    if !additionalTypes.isEmpty {
      configuration.binding.additionalTypes = additionalTypes
      configuration.binding.additionalTypesLocation = nil
    }
    if force { configuration.metadataVersions = .trust }
    if let versionLabels { configuration.binding.versionLabels = versionLabels }
    return configuration
  }

  private func configurationFile() throws -> Configuration {
    guard let path = try configurationPath() else { return Configuration() }
    var diagnostics: [Diagnostic] = []
    let configuration = ConfigurationReader.read(path, diagnostics: &diagnostics)
    Report.print(diagnostics, verbose: verbose)
    guard let configuration else { throw ExitCode.specsHaveErrors }
    return configuration
  }

  private func configurationPath() throws -> String? {
    if let config { return config }
    if !pages.isEmpty || !permissions.isEmpty || !metadata.isEmpty { return nil }
    switch ConfigurationFile.find() {
    case .one(let path): return path
    case .several(let paths):
      let both = paths.joined(separator: " and ")
      throw ValidationError("There are two configuration files, \(both); name one with --config.")
    case .none:
      throw ValidationError(
        "There is no graphgen.json here or in Specs; give --config, or --page and --metadata, or --permission, --document and --metadata."
      )
    }
  }
}

/// `v1.0=path`.
struct MetadataArgument {
  var version: GraphVersion
  var path: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ValidationError("'\(argument)' is no version and file, such as v1.0=FILE or beta=FILE.")
    }
    guard let version = GraphVersion(rawValue: parts[0]) else {
      throw ValidationError("'\(parts[0])' is no version of Graph; the versions are v1.0 and beta.")
    }
    self.version = version
    path = parts[1]
  }

  /// First the version, then files.
  static let completion = CompletionKind.custom { _, _, prefix in
    guard let version = GraphVersion.allCases.map({ "\($0)=" }).first(where: prefix.hasPrefix) else {
      return GraphVersion.allCases.map { "\($0)=" }
    }
    let typed = String(prefix.dropFirst(version.count))
    let folder = typed.hasSuffix("/") ? String(typed.dropLast()) : Path.parent(typed)
    let names = (try? FileSystem.names(in: folder.isEmpty ? "." : folder)) ?? []
    return names.map { Path.join(folder, $0) }.compactMap { path in
      if FileSystem.isFolder(path) { return "\(version)\(path)/" }
      return SpecFileKind.metadata.suffixes.contains(where: path.hasSuffix) ? version + path : nil
    }
  }
}

extension Binder.Options.VersionLabels: ExpressibleByArgument {}

extension ExitCode {
  static let specsHaveErrors = ExitCode(1)
  static let drift = ExitCode(2)
}
