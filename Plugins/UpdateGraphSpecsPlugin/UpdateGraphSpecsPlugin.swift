import Foundation
import PackagePlugin

/// `swift package update-graph-specs`: runs `graphgen-update` for the configuration of a target or of the package.
///
/// Takes `--target`; what else is given goes to `graphgen-update`.
@main
struct UpdateGraphSpecsPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var arguments = ArgumentExtractor(arguments)
    let names = arguments.extractOption(named: "target")
    let rest = arguments.remainingArguments
    let tool = try context.tool(named: "graphgen-update").url
    let isHelp = rest.contains { ["--help", "-h", "--version"].contains($0) }
    let isNamed = rest.contains { $0 == "--config" || $0.hasPrefix("--config=") }
    if isHelp || isNamed {
      if isNamed, !names.isEmpty {
        throw PluginError("--target and --config both name a configuration; give one of them")
      }
      return try run(tool, rest, in: context.package.directoryURL)
    }
    let files =
      try names.isEmpty
      ? [configuration(of: context.package)] : names.map { try configuration(of: context.package, $0) }
    let root = context.package.directoryURL
    for file in files {
      // As seen from the package, so that messages are the same on every machine.
      let prefix = root.path + "/"
      let path = file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
      try run(tool, ["--config", path] + rest, in: root)
    }
  }

  private func configuration(of package: Package) throws -> String {
    let found = ConfigurationSearch.configurations(in: package.directoryURL)
    if found.count > 1 {
      throw PluginError("there are two configurations, \(found.joined(separator: " and ")); name one with --config")
    }
    if let file = found.first { return file }
    let targets = package.targets.filter { !configurations(of: $0).isEmpty }.map(\.name)
    throw PluginError(
      targets.isEmpty
        ? "there is no graphgen.json in the package's folder or in Specs; add one, or name it with --config"
        : "the package's folder has no graphgen.json, but targets have; give --target NAME, of "
          + targets.joined(separator: ", ")
    )
  }

  private func configuration(of package: Package, _ name: String) throws -> String {
    guard let target = package.targets.first(where: { $0.name == name }) else {
      let known = package.targets.map(\.name).joined(separator: ", ")
      throw PluginError("the package has no target '\(name)'; it has \(known)")
    }
    let found = configurations(of: target)
    if found.count > 1 {
      throw PluginError("the target '\(name)' has two configurations, \(found.joined(separator: " and ")); keep one")
    }
    guard let file = found.first else {
      throw PluginError(
        "the target '\(name)' has no configuration; add "
          + target.directoryURL.appendingPathComponent(ConfigurationSearch.name).path
      )
    }
    return file
  }

  private func configurations(of target: any Target) -> [String] {
    let files = (target as? any SourceModuleTarget)?.sourceFiles.map(\.url) ?? []
    return ConfigurationSearch.configurations(in: target.directoryURL, files: files)
  }

  /// Output goes where the plugin's goes. An exit status can't be passed on as it is; SwiftPM makes 1 of any failure.
  private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = tool
    process.environment = ProcessInfo.processInfo.environment.merging(["GRAPHGEN_PLUGIN": "1"]) { $1 }
    process.arguments = arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == 0 { return }
    exit(process.terminationReason == .exit ? process.terminationStatus : 1)
  }
}
