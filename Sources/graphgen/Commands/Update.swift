import ArgumentParser
import GraphGenerator
import Support

/// Runs `graphgen-update`, so that the generator itself stays free of networking.
struct Update: ParsableCommand {
  static let program = "graphgen-update"

  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Download Graph's metadata and write the slice that the pages need.",
    discussion: """
      Runs the program graphgen-update that lies beside graphgen, with the same arguments:

        --config FILE           default: graphgen.json, else Specs/graphgen.json
        --source NAME=URL       where v1.0, beta or permissions come from
        --dry-run               download, say what would change, write nothing
        --downloads FOLDER      keep downloads, for 'check --upstream'
        --full                  keep the metadata whole, not a slice
        --timeout SECONDS       how long a download may take
        --idle-timeout SECONDS  how long a server may say nothing
        --max-size MIB          how large a download may be, uncompressed
        --lock-timeout SECONDS  how long to wait for another graphgen
        --verbose               print notes too
      """
  )

  @Argument(parsing: .captureForPassthrough, help: "What graphgen-update takes.")
  var arguments: [String] = []

  func run() throws {
    let folder = Executable.path.map(Path.parent) ?? "."
    let failure = Executable.replaceProcess(by: Path.join(folder, Self.program), arguments: arguments)
    StandardStream.error.write(
      """
      error: \(failure); it is a program of its own, so that graphgen has no networking: build it with \
      'swift build --product \(Self.program)', or use 'swift run \(Self.program)' instead

      """
    )
    throw ExitCode.specsHaveErrors
  }
}
