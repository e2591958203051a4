import ArgumentParser
import GraphGenerator
import GraphSpec
import Support
import SwiftEmitter

struct Slice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slice",
    abstract: "Write the smallest metadata that yields the same SDK.",
    discussion: """
      One file for each version, named v1.0.csdl.xml and beta.csdl.xml: names, types and facets, no annotations. For \
      permissions by name also permissions.json and permissions-descriptions.json, with what is said of them alone. \
      Generating from them gives the same bytes as generating from the full metadata. A slice says which permissions it \
      was made for, and is refused for any other row. The files that are read are never replaced.
      """
  )

  @OptionGroup var specs: SpecOptions

  @Option(name: .long, help: "The folder of the sliced metadata.", completion: .directory)
  var output: String

  func run() throws {
    let configuration = try specs.unlockedConfiguration()
    var diagnostics: [Diagnostic] = []
    if let refusal = WriteBoundary.refusal(ofOption: output) { try finish([refusal]) }
    let folders = try specs.folders(of: configuration, output: .write(output, .slice))
    var generator = Generator(configuration)
    let result = generator.sliceFiles()
    let files = try Report.finish(generator, result, verbose: specs.verbose)
    if let refusal = OutputFolder.refusal(replacing: generator.inputs, by: files.map { Path.join(output, $0.name) }) {
      try finish([refusal])
    }
    let folder = OutputFolder(path: output, kind: .slice, folders: folders)
    guard let plan = folder.plan(files, diagnostics: &diagnostics) else { try finish(diagnostics) }
    folder.apply(plan, diagnostics: &diagnostics)
    if diagnostics.containsError { try finish(diagnostics) }
    StandardStream.output.write(plan.changed.map { "wrote \(Path.join(output, $0.name))\n" }.joined())
  }

  private func finish(_ diagnostics: [Diagnostic]) throws -> Never {
    Report.print(diagnostics, verbose: specs.verbose)
    throw ExitCode.specsHaveErrors
  }
}
