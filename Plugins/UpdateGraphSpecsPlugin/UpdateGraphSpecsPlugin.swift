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
        throw UpdateError("--target and --config both name a configuration; give one of them")
      }
      return try run(tool, rest, in: context.package.directoryURL)
    }
    let files =
      try names.isEmpty
      ? [configuration(of: context.package)] : names.map { try configuration(of: context.package, $0) }
    let root = context.package.directoryURL
    for file in files {
      // As seen from the package, so that messages are the same on every machine.
      let isInside = file.path.hasPrefix(root.path + "/")
      let path = isInside ? String(file.path.dropFirst(root.path.count + 1)) : file.path
      try run(tool, ["--config", path] + rest, in: root)
    }
  }

  private func configuration(of package: Package) throws -> URL {
    let candidates = ["graphgen.json", "Specs/graphgen.json"].map { package.directoryURL.appending(path: $0) }
    let found = candidates.filter(isFile)
    if found.count > 1 {
      throw UpdateError("there are two configurations, graphgen.json and Specs/graphgen.json; name one with --config")
    }
    if let file = found.first { return file }
    let targets = package.targets.filter { isFile($0.directoryURL.appending(path: "graphgen.json")) }.map(\.name)
    if targets.isEmpty {
      throw UpdateError(
        "there is no graphgen.json in the package's folder or in Specs; add one, or name it with --config"
      )
    }
    throw UpdateError(
      "the package's folder has no graphgen.json, but targets have; give --target \(targets.joined(separator: " or --target "))"
    )
  }

  private func configuration(of package: Package, _ name: String) throws -> URL {
    guard let target = package.targets.first(where: { $0.name == name }) else {
      throw UpdateError(
        "the package has no target '\(name)'; it has \(package.targets.map(\.name).joined(separator: ", "))"
      )
    }
    let file = target.directoryURL.appending(path: "graphgen.json")
    guard isFile(file) else { throw UpdateError("the target '\(name)' has no graphgen.json; add it at \(file.path)") }
    return file
  }

  private func isFile(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  /// Output goes where the plugin's goes. An exit status can't be passed on as it is; SwiftPM makes 1 of any failure.
  private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    if process.terminationReason == .exit, process.terminationStatus == 0 { return }
    exit(process.terminationReason == .exit ? process.terminationStatus : 1)
  }
}

struct UpdateError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
