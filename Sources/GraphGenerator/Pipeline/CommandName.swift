#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What messages call the commands: as somebody has to type them who runs the tool itself, or who has it through the
/// package's plugins.
package enum CommandName {
  /// Set by the plugins.
  package static let variable = "GRAPHGEN_PLUGIN"

  private static let isPlugin = getenv(variable) != nil

  package static var generate: String { isPlugin ? "swift package generate-graph-sdk" : "graphgen generate" }
  package static var update: String { isPlugin ? "swift package update-graph-specs" : "graphgen update" }
  package static var slice: String { isPlugin ? "swift run graphgen slice" : "graphgen slice" }
}
