import Foundation

/// A target as far as its configuration is concerned.
struct ConfiguredTarget {
  let name: String
  let folder: URL
  let files: [URL]

  var configurations: [String] { ConfigurationSearch.configurations(in: folder, files: files) }
}

/// Runs `graphgen` on each configuration.
struct Run {
  let options: CommandOptions
  let tool: URL
  let package: URL
  let targets: [ConfiguredTarget]

  init(options: CommandOptions, tool: URL, package: URL, targets: [ConfiguredTarget]) {
    self.options = options
    self.tool = tool
    self.package = package
    // SwiftPM's order of targets is another each time.
    self.targets = targets.sorted { $0.name < $1.name }
  }

  /// Ends the process with graphgen's exit status: 1, where specs have errors, comes before 2, where files have
  /// drifted. SwiftPM prints it, and itself ends with 1 in either case.
  func finish() throws {
    if options.help {
      print(CommandOptions.usage)
      return
    }
    var worst: Int32 = 0
    for configuration in try configurations() {
      let status = try graphgen(configuration)
      if status != 0, worst != 1 { worst = status }
    }
    if worst != 0 { exit(worst) }
  }

  /// By the targets' names; the package's own comes last.
  private func configurations() throws(PluginError) -> [String] {
    var found: [String] = []
    for target in try chosenTargets() {
      found += try one(of: target.configurations, in: "the target '\(target.name)'", at: target.folder)
    }
    if options.targets.isEmpty {
      found += try one(of: ConfigurationSearch.configurations(in: package), in: "the package", at: package)
      if found.isEmpty {
        throw PluginError(
          "no target has a \(ConfigurationSearch.name), and there is none in \(package.path) or its folder Specs; add "
            + "one, such as \(ConfigurationSearch.example)"
        )
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func chosenTargets() throws(PluginError) -> [ConfiguredTarget] {
    if options.targets.isEmpty { return targets }
    var chosen: [ConfiguredTarget] = []
    for name in options.targets {
      guard let target = targets.first(where: { $0.name == name }) else {
        let known = targets.map { "'\($0.name)'" }.joined(separator: ", ")
        throw PluginError("there is no target '\(name)'; the targets with sources are \(known)")
      }
      if target.configurations.isEmpty {
        throw PluginError(
          "the target '\(name)' has no configuration; add "
            + target.folder.appendingPathComponent(ConfigurationSearch.name).path
        )
      }
      chosen.append(target)
    }
    return chosen
  }

  private func one(of found: [String], in place: String, at folder: URL) throws(PluginError) -> [String] {
    if found.count > 1 {
      let all = found.joined(separator: " and ")
      throw PluginError("\(place) has \(found.count) configurations, \(all); keep one")
    }
    return found
  }

  private func graphgen(_ configuration: String) throws -> Int32 {
    let process = Process()
    process.executableURL = tool
    process.environment = ProcessInfo.processInfo.environment.merging(["GRAPHGEN_PLUGIN": "1"]) { $1 }
    // From the package's folder, so that messages and the lock file have paths that are the same on every machine.
    process.currentDirectoryURL = package
    process.arguments = [options.check ? "check" : "generate", "--config", relative(configuration)]
    if options.dryRun { process.arguments?.append("--dry-run") }
    if options.verbose { process.arguments?.append("--verbose") }
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      throw PluginError("graphgen ended with signal \(process.terminationStatus) on \(configuration)")
    }
    return process.terminationStatus
  }

  private func relative(_ path: String) -> String {
    let folder = package.path + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
