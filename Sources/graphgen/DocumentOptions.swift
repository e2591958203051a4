import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

/// The options that say which permissions document to ask.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Microsoft's permissions document.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var document: String

  @Option(
    name: .long,
    help: ArgumentHelp("The ids and consent texts of the permissions.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var descriptions: String?

  @Flag(name: .shortAndLong, help: "Print notes too.")
  var verbose = false

  /// Ends the command where they have errors.
  func sources() throws -> PermissionSources {
    var diagnostics: [Diagnostic] = []
    let sources = PermissionSources.read(document: document, descriptions: descriptions, diagnostics: &diagnostics)
    Report.print(diagnostics, verbose: verbose)
    guard let sources else { throw ExitCode.specsHaveErrors }
    return sources
  }
}
