import Foundation
import PackagePlugin

/// The command that generates a target's SDK, with everything that goes in and comes out of it.
struct Generation {
  private let configuration: TargetConfiguration
  private let inputs: [String]
  private let workFolder: URL

  /// - Parameters:
  ///   - folder: the target's own.
  ///   - files: what the build system knows of the target.
  ///   - workFolder: the only one that the command may write to.
  init(target: String, folder: URL, files: [URL], workFolder: URL) throws(PluginError) {
    let found = ConfigurationSearch.configurations(in: folder, files: files)
    guard let file = found.first else {
      throw PluginError(
        "the target '\(target)' uses the plugin GraphGenerator and has no configuration; add "
          + "\(folder.appendingPathComponent(ConfigurationSearch.name).path), such as \(ConfigurationSearch.example)"
      )
    }
    if found.count > 1 {
      let all = found.joined(separator: " and ")
      throw PluginError("the target '\(target)' has \(found.count) configurations, \(all); keep one")
    }
    configuration = try TargetConfiguration(reading: file)
    inputs = try configuration.inputs()
    self.workFolder = workFolder
    try checkUnique(target, files)
  }

  func commands(tool: URL) throws -> [Command] {
    let output = workFolder.appendingPathComponent("GraphSDK")
    let plan = try BuildPlan(inputs: inputs, outputs: configuration.layout.fileNames).write(to: workFolder)
    return [
      plan.watch,
      .buildCommand(
        displayName: "Generating the Graph SDK of \(configuration.file)",
        executable: tool,
        arguments: [
          "generate", "--config", configuration.file, "--output", output.path, "--build-plan", plan.file.path,
        ],
        environment: ["GRAPHGEN_PLUGIN": "1"],
        inputFiles: (inputs + configuration.pageFolders).map { URL(fileURLWithPath: $0) },
        outputFiles: configuration.layout.fileNames.map { output.appendingPathComponent($0) }
      ),
    ]
  }

  /// A module can't have two files of one name, and the compiler's message about it doesn't say where they come from.
  private func checkUnique(_ target: String, _ files: [URL]) throws(PluginError) {
    let generated = Set(configuration.layout.fileNames)
    guard let same = files.first(where: { generated.contains($0.lastPathComponent) }) else { return }
    if same.path.hasPrefix(configuration.outputFolder + "/") {
      throw PluginError(
        "the target '\(target)' would have its Graph SDK twice: the plugin GraphGenerator generates it, and "
          + "\(configuration.outputFolder), the output of \(configuration.file), holds generated files; delete that "
          + "folder, or take the plugin out of the target"
      )
    }
    throw PluginError(
      "the target '\(target)' has a file that is named like a generated one, \(same.path); give it another name"
    )
  }
}
