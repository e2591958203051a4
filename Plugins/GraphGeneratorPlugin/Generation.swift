import Foundation
import PackagePlugin

/// The one command that generates a target's SDK, with everything that goes in and comes out of it.
struct Generation {
  private let configuration: TargetConfiguration
  private let inputs: [URL]
  private let output: URL

  /// - Parameters:
  ///   - folder: the target's own.
  ///   - files: what the build system knows of the target.
  ///   - workFolder: the only one that the command may write to.
  init(target: String, folder: URL, files: [URL], workFolder: URL) throws(PluginError) {
    let found = ConfigurationSearch.configurations(in: folder, files: files)
    guard let file = found.first else {
      throw PluginError(
        "the target '\(target)' uses the plugin GraphGenerator and has no configuration; "
          + "add \(folder.appendingPathComponent(ConfigurationSearch.name).path), such as "
          + #"{"pages": ["permissions"], "metadata": {"v1.0": "metadata/v1.0.csdl.xml"}}"#
      )
    }
    if found.count > 1 {
      let all = found.map(\.path).joined(separator: " and ")
      throw PluginError("the target '\(target)' has \(found.count) configurations, \(all); keep one")
    }
    configuration = try TargetConfiguration(reading: file)
    inputs = try configuration.inputs()
    output = workFolder.appendingPathComponent("GraphSDK")
    try checkUnique(target, folder, files)
  }

  func command(tool: URL) -> Command {
    .buildCommand(
      displayName: "Generating the Graph SDK of \(configuration.file.path)",
      executable: tool,
      arguments: ["generate", "--config", configuration.file.path, "--output", output.path],
      inputFiles: inputs,
      outputFiles: configuration.layout.fileNames.map { output.appendingPathComponent($0) }
    )
  }

  /// A module can't have two files of one name, and the compiler's message about it doesn't say where they come from.
  private func checkUnique(_ target: String, _ folder: URL, _ files: [URL]) throws(PluginError) {
    let generated = Set(configuration.layout.fileNames)
    guard let same = files.first(where: { generated.contains($0.lastPathComponent) }) else { return }
    let committed = configuration.outputFolder.path
    if same.path.hasPrefix(committed + "/") {
      throw PluginError(
        "the target '\(target)' would have its Graph SDK twice: the plugin GraphGenerator generates it, and \(committed) "
          + "holds generated files, as the output of \(configuration.file.path); delete that folder, or take the plugin "
          + "out of the target"
      )
    }
    throw PluginError(
      "the target '\(target)' has a file that is named like a generated one, \(same.path); give it another name"
    )
  }
}
