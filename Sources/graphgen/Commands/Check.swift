import ArgumentParser
import GraphGenerator
import GraphSpec

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell whether the SDK's sources are what the specs yield; write nothing.",
    discussion: "Exit status 2 when they are not: each difference is named, and what it means for the surface."
  )

  @OptionGroup var specs: SpecOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let run = try ModuleRun(specs, output)
    var diagnostics: [Diagnostic] = []
    let before = run.lock == nil ? nil : LockFile.read(in: run.folder.path, diagnostics: &diagnostics)
    Report.print(diagnostics, verbose: specs.verbose)
    if diagnostics.containsError { throw ExitCode.specsHaveErrors }
    let drift = Drift(plan: run.plan, folder: run.folder.path, before: before, after: run.lock)
    if drift.isEmpty {
      StandardStream.output.write("\(run.folder.path) is what the specs yield\n")
      return
    }
    Report.print(drift.files, verbose: true)
    var text = ""
    if !drift.removed.isEmpty || !drift.added.isEmpty {
      text += "surface, as generated (-) and as the specs yield it (+):\n"
      text += drift.removed.map { "- \($0)\n" }.joined() + drift.added.map { "+ \($0)\n" }.joined()
    }
    StandardStream.output.write(text)
    throw ExitCode.drift
  }
}
