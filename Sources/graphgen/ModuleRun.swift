import ArgumentParser
import GraphGenerator
import GraphSpec
import SwiftEmitter

/// Keeps the specs until the process ends, which frees them at no cost; freeing them one by one is a part of a run that
/// one can measure.
private enum UntilExit {
  // Written once, by the only thread that runs commands.
  nonisolated(unsafe) static var specs: Specs?
}

/// Runs the pipeline and compares its result with the output folder.
struct ModuleRun {
  struct Result {
    var folder: OutputFolder
    var plan: OutputFolder.Plan
    /// The files that were read, the configuration first.
    var inputs: [String]
    /// The names of the files that the module has.
    var outputs: [String]
    /// As it would be. Nil when the run is not described by a configuration file alone.
    var lock: LockFile?
    fileprivate var specs: Specs
    fileprivate var module: GeneratedModule
    fileprivate var name: String

    /// To be compared with another; making it takes longer than emitting the module.
    var surface: DiffOperand { DiffOperand(name: name, file: name, bound: module.bound, models: specs.models) }
  }

  let configuration: Configuration
  let folder: OutputFolder
  /// The lock file in the output folder, if there is one that can be read.
  let lock: LockFile?
  /// The configuration, when it is a file's alone, and so is the output folder.
  private let file: String?
  private let verbose: Bool

  /// Ends the command where the folder is another's, or was written by a newer graphgen.
  ///
  /// - Parameter replacesDamagedLock: whether a lock file that can't be read is no error, because it is to be replaced.
  init(_ specs: SpecOptions, _ output: OutputOptions, replacesDamagedLock: Bool) throws {
    configuration = try output.configuration(specs)
    verbose = specs.verbose
    folder = OutputFolder(path: configuration.output ?? "")
    file = specs.isConfigurationAlone && output.output == nil ? configuration.file : nil
    do throws(LockFile.Unreadable) {
      lock = try LockFile.read(in: folder.path)
    } catch {
      lock = nil
      if error.isNewer || !replacesDamagedLock { try end([error.diagnostic]) }
    }
    if let refusal = lock?.refusal(of: configuration.file, folder: folder.path) { try end([refusal]) }
  }

  /// Ends the command where the specs have errors, or a file in the folder was not generated.
  func result() throws -> Result {
    var generator = Generator(configuration)
    let generated = generator.generate()
    let (specs, module) = try Report.finish(generator, generated, verbose: verbose)
    UntilExit.specs = specs
    var files = module.files
    var lock: LockFile?
    if let file {
      let committed = try CommittedModule(
        module,
        specs: specs,
        configuration: configuration,
        file: file,
        output: folder.path
      )
      files = committed.files
      lock = committed.lock
    }
    var diagnostics: [Diagnostic] = []
    let plan = folder.plan(files, diagnostics: &diagnostics)
    guard let plan else { try end(diagnostics) }
    return Result(
      folder: folder,
      plan: plan,
      inputs: (configuration.file.map { [$0] } ?? []) + specs.files,
      outputs: module.files.map(\.name),
      lock: lock,
      specs: specs,
      module: module,
      name: configuration.file ?? "the specs"
    )
  }

  private func end(_ diagnostics: [Diagnostic]) throws -> Never {
    Report.print(diagnostics, verbose: verbose)
    throw ExitCode.specsHaveErrors
  }
}
