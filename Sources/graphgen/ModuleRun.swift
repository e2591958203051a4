import APISurface
import ArgumentParser
import GraphGenerator
import GraphSpec
import SurfaceDiff
import SwiftEmitter

/// What is kept until the process ends.
enum UntilExit {
  // Written by the only thread that runs commands.
  /// The end of the process frees them at no cost; freeing them one by one is a part of a run that one can measure.
  nonisolated(unsafe) static var specs: Specs?
  nonisolated(unsafe) static var folders: [RunFolders] = []
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
    /// Whether the module is generated there for the first time, to be committed, and git was told nothing of it yet.
    var offersAttributes: Bool
    /// Whether there is none of the files, in a folder that nobody named: a build makes them somewhere else.
    var isLeftToBuilds: Bool
    /// What the module has, and what was noticed, in one line.
    var summary: String
    fileprivate var specs: Specs
    fileprivate var module: GeneratedModule
    fileprivate var name: String

    /// To be compared with another; making it takes longer than emitting the module.
    var surface: DiffOperand { DiffOperand(name: name, file: name, bound: module.bound, models: specs.models) }
  }

  let configuration: Configuration
  let folder: OutputFolder
  /// Whether a killed run has left the output folder half done.
  let isInterrupted: Bool
  /// The lock file in the output folder, if there is one that can be read.
  let lock: LockFile?
  /// The configuration, when it is a file's alone, and so is the output folder.
  private let file: String?
  private let verbose: Bool

  /// Ends the command where the folder is another's, was written by a newer graphgen, or may not be written to.
  ///
  /// - Parameters:
  ///   - replacesDamagedLock: whether a lock file that can't be read is no error, because it is to be replaced.
  ///   - workFolder: the only one that the output may be in, for the build plugin.
  init(
    _ specs: SpecOptions,
    _ output: OutputOptions,
    writes: Bool,
    replacesDamagedLock: Bool,
    workFolder: String? = nil
  ) throws {
    configuration = try output.configuration(specs)
    verbose = specs.verbose
    let path = configuration.output ?? ""
    if let refusal = output.refusal(configuration, workFolder: workFolder) {
      Report.print([refusal], verbose: specs.verbose)
      throw ExitCode.specsHaveErrors
    }
    let folders = try specs.folders(of: configuration, output: writes ? .write(path, .module) : .read(path))
    isInterrupted = folders.isOutputInterrupted
    folder = OutputFolder(path: path, folders: folders)
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
      offersAttributes: lock != nil && self.lock == nil && !isInterrupted && GitAttributes.isMissing(in: folder.path),
      isLeftToBuilds: configuration.isOutputDefault && self.lock == nil && plan.replacesNothing
        && plan.changed.count == files.count,
      summary: ModuleSummary.text(module.bound.surface, generator.diagnostics),
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
