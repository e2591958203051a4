import Foundation
import PackagePlugin

@main
struct UpdateGraphSpecsPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {}
}
