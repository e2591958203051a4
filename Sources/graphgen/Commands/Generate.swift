import ArgumentParser
import GraphGenerator
import GraphSpec
import Support
import SwiftEmitter

struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "The name of the generated module.")
  var module: String?

  @Option(name: .long, help: "The folder of the generated files.", completion: .directory)
  var output: String?

  func configuration(_ specs: SpecOptions) throws -> Configuration {
    var configuration = try specs.unlockedConfiguration()
    if let module {
      guard ModuleName.isValid(module) else {
        throw ValidationError("'\(module)' is no Swift module name: letters, digits and underscores, no digit first.")
      }
      configuration.module = module
    }
    if let output { configuration.output = output }
    if configuration.output == nil {
      guard let file = configuration.file else {
        throw ValidationError("No output folder is given; add --output DIR, or 'output' to a configuration.")
      }
      configuration.output = Path.join(Path.parent(file), "Generated")
      configuration.isOutputDefault = true
    }
    return configuration
  }

  /// Why the output folder may not be written to; nil when it may.
  ///
  /// - Parameter workFolder: the only one that it may be in.
  func refusal(_ configuration: Configuration, workFolder: String?) -> Diagnostic? {
    let path = configuration.output ?? ""
    if let workFolder { return WriteBoundary.refusal(ofOutput: path, in: workFolder) }
    if output != nil { return WriteBoundary.refusal(ofOption: path) }
    return WriteBoundary.refusal(ofOutputOf: configuration)
  }
}

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write the SDK's sources.",
    discussion: """
      Files are written only where their bytes change, all of them or none; generated files that the specs don't \
      yield any more are removed; a file that was not generated is never touched. The first time, a .gitattributes is \
      put beside them if there is none, so that git keeps their line ends and reviews fold them up; it is yours then.
      """
  )

  @OptionGroup var specs: SpecOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .long, help: "Only print which files would be written and removed.")
  var dryRun = false

  @Option(name: .long, help: .hidden)
  var buildPlan: String?

  func run() throws {
    let run = try ModuleRun(
      specs,
      output,
      writes: !dryRun,
      replacesDamagedLock: true,
      workFolder: buildPlan.map(Path.parent)
    ).result()
    if let buildPlan {
      var diagnostics: [Diagnostic] = []
      BuildPlan(file: buildPlan).check(inputs: run.inputs, outputs: run.outputs, diagnostics: &diagnostics)
      Report.print(diagnostics, verbose: specs.verbose)
      if diagnostics.containsError { throw ExitCode.specsHaveErrors }
    }
    if run.plan.isEmpty {
      let unchanged = specs.verbose ? "nothing has changed in \(run.folder.path)\n" : ""
      StandardStream.output.write("\(unchanged)\(run.summary)\n")
      return
    }
    if dryRun {
      report(run, written: "would write", removed: "would remove")
      if run.offersAttributes {
        StandardStream.output.write("would write \(GitAttributes.path(in: run.folder.path))\n")
      }
      StandardStream.output.write(run.summary + "\n")
      return
    }
    var diagnostics: [Diagnostic] = []
    // What a build makes, it can make again.
    run.folder.apply(run.plan, isDurable: buildPlan == nil, diagnostics: &diagnostics)
    Report.print(diagnostics, verbose: specs.verbose)
    if diagnostics.containsError { throw ExitCode.specsHaveErrors }
    report(run, written: "wrote", removed: "removed")
    if run.offersAttributes, GitAttributes.offer(in: run.folder.path) {
      StandardStream.output.write("wrote \(GitAttributes.path(in: run.folder.path))\n")
    }
    StandardStream.output.write(run.summary + "\n")
  }

  private func report(_ run: ModuleRun.Result, written: String, removed: String) {
    var text = run.plan.changed.map { "\(written) \(Path.join(run.folder.path, $0.name))\n" }.joined()
    text += run.plan.stale.map { "\(removed) \(Path.join(run.folder.path, $0))\n" }.joined()
    StandardStream.output.write(text)
  }
}
