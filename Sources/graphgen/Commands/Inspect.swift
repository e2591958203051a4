import APISurface
import ArgumentParser
import GraphGenerator
import GraphSpec
import Support

struct Inspect: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, table, surface
  }

  static let configuration = CommandConfiguration(
    abstract: "Print how the pages are understood: endpoints, what they address, types, diagnostics.",
    discussion: """
      JSON has everything; the table is for reading. With several pages the JSON is {"pages": […]}. The surface has one \
      line for each fact that the generated module depends on; 'diff' compares it.
      """
  )

  @OptionGroup var specs: SpecOptions

  @Option(name: .long, help: "Default: table on a terminal, else json.")
  var format: Format?

  func run() throws {
    var generator = Generator(try specs.configuration())
    let format = format ?? (StandardStream.output.isTerminal ? .table : .json)
    let inspection = generator.inspect()
    // In JSON the diagnostics are part of the result.
    if format != .json || inspection == nil { Report.print(generator.diagnostics, verbose: specs.verbose) }
    guard let inspection else { throw ExitCode.specsHaveErrors }
    switch format {
    case .json: StandardStream.output.write(inspection.json.pretty + "\n")
    case .table: StandardStream.output.write(inspection.table)
    case .surface: StandardStream.output.write(inspection.surface.map { $0 + "\n" }.joined())
    }
    if generator.diagnostics.containsError { throw ExitCode.specsHaveErrors }
  }
}
