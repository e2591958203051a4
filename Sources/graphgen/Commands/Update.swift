import ArgumentParser
import GraphGenerator
import Support

/// Runs `graphgen-update`, so that the generator itself stays free of networking.
struct Update: ParsableCommand {
  static let program = "graphgen-update"

  static let configuration = CommandConfiguration(
    abstract: "Download Graph's metadata and write the slice that the pages need.",
    discussion: """
      Runs the program graphgen-update that lies beside graphgen, with the same arguments; \
      'graphgen update --help' shows its options.
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
