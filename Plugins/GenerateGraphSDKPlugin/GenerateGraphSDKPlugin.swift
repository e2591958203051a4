import Foundation
import PackagePlugin

/// `swift package generate-graph-sdk`: writes the SDK of each configuration in the package, or checks it.
@main
struct GenerateGraphSDKPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let targets = context.package.targets.compactMap { $0 as? any SourceModuleTarget }.map {
      ConfiguredTarget(name: $0.name, folder: $0.directoryURL, files: $0.sourceFiles.map(\.url))
    }
    try Run(
      options: CommandOptions(arguments),
      tool: try context.tool(named: "graphgen").url,
      package: context.package.directoryURL,
      targets: targets
    ).finish()
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension GenerateGraphSDKPlugin: XcodeCommandPlugin {
    func performCommand(context: XcodePluginContext, arguments: [String]) throws {
      let project = context.xcodeProject
      let targets = project.targets.map {
        ConfiguredTarget(
          name: $0.displayName,
          folder: project.directoryURL.appendingPathComponent($0.displayName),
          files: $0.inputFiles.map(\.url)
        )
      }
      try Run(
        options: CommandOptions(arguments),
        tool: try context.tool(named: "graphgen").url,
        package: project.directoryURL,
        targets: targets
      ).finish()
    }
  }
#endif
