import ArgumentParser
import GraphGenerator

@main
struct GraphGen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graphgen",
    abstract: "Generate a Swift SDK that contains exactly what Microsoft Graph permissions allow.",
    discussion: """
      The input is one or more permission pages in markdown and Graph's metadata (CSDL) of v1.0, beta or both. A \
      configuration file, graphgen.json, names them; options override it.

        graphgen generate                        by graphgen.json here, or Specs/graphgen.json
        graphgen check                           the same, but only compare
        graphgen inspect --page P.md --metadata v1.0=FILE
        graphgen slice --page P.md --metadata v1.0=FILE --output DIR
        graphgen diff HEAD~1                     what changed since, and what that breaks

      Diagnostics go to standard error as 'file:line:column: severity: message [code]', results to standard output.
      Exit status: 0 done and clean, 1 the specs have errors, 2 drift, 64 wrong usage.
      """,
    version: Generator.version,
    subcommands: [Generate.self, Check.self, Inspect.self, Slice.self, Diff.self, Permissions.self, Update.self]
  )

  static func main() {
    if let script = CompletionScript.requested(by: Array(CommandLine.arguments.dropFirst())) {
      StandardStream.output.write(verbatim: script)
    } else {
      main(nil)
    }
  }
}
