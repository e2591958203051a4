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
    commandName: "inspect",
    abstract: "Print how the pages are understood: endpoints, what they address, types, diagnostics.",
    discussion: """
      The table is for reading: it is as wide as the terminal, or as COLUMNS says. JSON has everything; with several \
      pages it is {"pages": […]}. The surface has one line for each fact that the generated module depends on; 'diff' \
      compares it.
      """
  )

  @OptionGroup var specs: SpecOptions

  @Option(name: .long, help: "Default: table on a terminal, else json.")
  var format: Format?

  @Option(
    name: .long,
    help: ArgumentHelp("Only endpoints that have it in method, path, Swift case or types.", valueName: "text")
  )
  var filter: String?

  func validate() throws {
    if filter != nil, format == .surface { throw ValidationError("--filter is for tables and JSON.") }
  }

  func run() throws {
    var generator = Generator(try specs.configuration())
    let format = format ?? (StandardStream.output.isTerminal ? .table : .json)
    let inspection = generator.inspect(listsTypes: format == .json)
    // In JSON the diagnostics are part of the result.
    if format != .json || inspection == nil { Report.print(generator.diagnostics, verbose: specs.verbose) }
    guard let inspection else { throw ExitCode.specsHaveErrors }
    switch format {
    case .json: StandardStream.output.write(inspection.json(filter: filter).pretty + "\n")
    case .table:
      // What comes from the specs has nothing in it that would command a terminal or a CI system.
      let style = TableStyle(for: .output)
      StandardStream.output.write(verbatim: inspection.table(style, filter: filter))
    case .surface: StandardStream.output.write(inspection.surface.map { $0 + "\n" }.joined())
    }
    if generator.diagnostics.containsError { throw ExitCode.specsHaveErrors }
  }
}
