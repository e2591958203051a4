import ArgumentParser
import GraphGenerator
import GraphSpec

struct Slice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slice",
    abstract: "Write the smallest metadata that yields the same SDK.",
    discussion: """
      One file for each version, named v1.0.csdl.xml and beta.csdl.xml: names, types and facets, no annotations. \
      Generating from them gives the same bytes as generating from the full metadata.
      """
  )

  @OptionGroup var specs: SpecOptions

  @Option(name: .long, help: "The folder of the sliced metadata.", completion: .directory)
  var output: String

  func run() throws {
    var generator = Generator(try specs.configuration())
    let result = generator.slice()
    let slices = try Report.finish(generator, result, verbose: specs.verbose)
    let files = slices.sorted { $0.key < $1.key }.map { version, text in
      (path: Path.join(output, "\(version).csdl.xml"), contents: Array(text.utf8))
    }
    do {
      let changed = try FileTransaction.run(writing: files)
      StandardStream.output.write(changed.map { "wrote \($0)\n" }.joined())
    } catch {
      StandardStream.error.write("error: \(error)\n")
      throw ExitCode.specsHaveErrors
    }
  }
}
