import Foundation
import PackagePlugin

/// Generates the SDK of a target that has a `graphgen.json`, whenever one of the files that it names has changed.
@main
struct GraphGeneratorPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else {
      throw PluginError("the plugin GraphGenerator is for targets with sources; '\(target.name)' has none")
    }
    return try Generation(
      target: target.name,
      folder: target.directoryURL,
      files: target.sourceFiles.map(\.url),
      workFolder: context.pluginWorkDirectoryURL
    ).commands(tool: try context.tool(named: "graphgen").url)
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension GraphGeneratorPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      try Generation(
        target: target.displayName,
        folder: context.xcodeProject.directoryURL.appendingPathComponent(target.displayName),
        files: target.inputFiles.map(\.url),
        workFolder: context.pluginWorkDirectoryURL
      ).commands(tool: try context.tool(named: "graphgen").url)
    }
  }
#endif
