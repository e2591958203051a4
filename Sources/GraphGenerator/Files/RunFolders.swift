package import GraphSpec
package import Support

extension Diagnostic.Code {
  /// Another run has the folder, and didn't let go of it in time.
  static let outputLocked = Self("output-locked")
  /// A run was killed while it wrote, and this one may not finish what it had begun.
  static let outputInterrupted = Self("output-interrupted")
  /// What a killed run had begun is done now, or can't be.
  static let outputRepaired = Self("output-repaired")
}

/// The folders that a run reads specs from and writes to, locked against other runs for as long as this exists.
///
/// A run that was killed while it replaced files has left a journal. Before anything is read, a run that writes finishes
/// what the journal says; one that only reads has an error, as what it would read may not belong together.
package struct RunFolders {
  /// What a run does to its output folder.
  package enum Output {
    case none
    case read(String)
    case write(String, OutputFolder.Kind)
    /// The specs themselves are written, in these folders.
    case specs([String])
  }

  package let locks: FolderLocks
  /// Whether a killed run has left the output folder half done, when this run only reads it.
  package let isOutputInterrupted: Bool
  private let specs: SpecFolders

  /// How long a run waits for another one.
  package static let patience: Duration = .seconds(60)

  /// Nil when an error was added.
  package static func open(
    _ configuration: Configuration,
    output: Output = .none,
    patience: Duration = patience,
    diagnostics: inout [Diagnostic]
  ) -> RunFolders? {
    do throws(FileSystem.Failure) {
      return try RunFolders(SpecFolders(configuration), output, patience, &diagnostics)
    } catch {
      diagnostics.append(error.isBusy ? .locked(error) : .outputFailed(error))
      return nil
    }
  }

  private init?(
    _ specs: SpecFolders,
    _ output: Output,
    _ patience: Duration,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileSystem.Failure) {
    var locks = try Self.lock(specs, output, ownsSpecs: output.isSpecs, patience)
    let isInterrupted = try specs.isInterrupted(locks)
    if isInterrupted, !output.isWritten {
      diagnostics.append(.interruptedSpecs(specs.path))
      return nil
    }
    if isInterrupted, !output.isSpecs {
      // Let go first: two runs that have read would wait for each other.
      locks.release()
      locks = try Self.lock(specs, output, ownsSpecs: true, patience)
    }
    if isInterrupted || output.isSpecs { try specs.finish(locks, &diagnostics) }
    self.locks = locks
    self.specs = specs
    switch output {
    case .none, .specs: isOutputInterrupted = false
    case .read(let path):
      isOutputInterrupted =
        try locks.folder(path).map { folder throws(FileSystem.Failure) in
          try InterruptedTransaction.isPending(in: folder, kind: .module)
        } ?? false
    case .write(let path, let kind):
      isOutputInterrupted = false
      guard let folder = locks.folder(path) else { return }
      let outcome = try InterruptedTransaction.finish(in: folder, kind: kind.transaction) { name in
        kind.mayWrite(name) ? FileTransaction.Target(name, in: folder) : nil
      }
      diagnostics += Diagnostic.repaired(outcome, in: path)
    }
  }

  private static func lock(
    _ specs: SpecFolders,
    _ output: Output,
    ownsSpecs: Bool,
    _ patience: Duration
  ) throws(FileSystem.Failure) -> FolderLocks {
    var claims = specs.paths.map { FolderLocks.Claim($0, isExclusive: ownsSpecs) }
    switch output {
    case .none: break
    case .read(let path): claims.append(FolderLocks.Claim(path, isExclusive: false))
    case .write(let path, _): claims.append(FolderLocks.Claim(path, isExclusive: true))
    case .specs(let paths): claims += paths.map { FolderLocks.Claim($0, isExclusive: true) }
    }
    return try FolderLocks(claims, patience: patience, waiting: announce)
  }

  /// Whether specs lie in a folder.
  func holdSpecs(_ folder: Folder) -> Bool { specs.paths.contains { folder.isSame(as: locks.folder($0)) } }

  /// Before waiting for another run.
  package static func announce(_ path: String) {
    StandardStream.error.write("waiting for another graphgen, which works in '\(path)'\n")
  }
}

extension RunFolders.Output {
  fileprivate var isSpecs: Bool { if case .specs = self { true } else { false } }

  fileprivate var isWritten: Bool {
    switch self {
    case .none, .read: false
    case .write, .specs: true
    }
  }
}

/// The folders of a configuration's specs, and what killed runs may have left in them.
package struct SpecFolders {
  private let configuration: Configuration

  package init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// The configuration's folder and those of the metadata, as far as they exist.
  package var paths: [String] {
    let folders = (configuration.file == nil ? [] : [configuration.folder]) + metadataFolders
    var seen: Set<String> = []
    return folders.map { $0.isEmpty ? "." : $0 }.filter { seen.insert($0).inserted && FileSystem.isFolder($0) }
  }

  var path: String { configuration.file ?? paths.first ?? "." }

  private var metadataFolders: [String] {
    configuration.metadata.sorted { $0.key < $1.key }.map { Path.parent($0.value) }
  }

  func isInterrupted(_ locks: FolderLocks) throws(FileSystem.Failure) -> Bool {
    for path in paths {
      guard let folder = locks.folder(path) else { continue }
      for kind in [FileTransaction.Kind.specs, .slice] {
        if try InterruptedTransaction.isPending(in: folder, kind: kind) { return true }
      }
    }
    return false
  }

  /// - Parameter locks: in which all the folders are claimed, exclusively.
  package func finish(_ locks: FolderLocks, _ diagnostics: inout [Diagnostic]) throws(FileSystem.Failure) {
    for path in paths {
      guard let folder = locks.folder(path) else { continue }
      let targets = configuration.file == nil ? [:] : targets(folder)
      let update = try InterruptedTransaction.finish(in: folder, kind: .specs) { targets[$0] }
      let slice = try InterruptedTransaction.finish(in: folder, kind: .slice) { name in
        OutputFolder.Kind.slice.mayWrite(name) ? FileTransaction.Target(name, in: folder) : nil
      }
      diagnostics += Diagnostic.repaired(update, in: path) + Diagnostic.repaired(slice, in: path)
    }
  }

  /// The files that an update of this configuration writes, by how a journal names them.
  private func targets(_ home: Folder) -> [String: FileTransaction.Target] {
    var unused: [Diagnostic] = []
    var files = configuration.metadata.compactMap { version, path in
      configuration.metadataTarget(version, path, diagnostics: &unused)
    }
    if let permissions = configuration.upstream.permissions,
      let target = configuration.permissionsTarget(permissions, diagnostics: &unused)
    {
      files.append(target)
    }
    files.append(SpecTarget(path: Path.join(configuration.folder, Configuration.updateState), kind: .metadata))
    var targets: [String: FileTransaction.Target] = [:]
    for file in files {
      guard let folder = try? Folder.find(Path.parent(file.path)),
        let target = try? file.target(in: folder, home: home)
      else { continue }
      targets[target.key] = target
    }
    return targets
  }
}

extension Diagnostic {
  static func repaired(_ outcome: InterruptedTransaction.Outcome, in folder: String) -> [Diagnostic] {
    let message: String
    switch outcome {
    case .none: return []
    case .finished(let paths):
      message = "a run that wrote here was interrupted; its \(paths.count) files are all in place now"
    case .abandoned:
      message =
        "a run that wrote here was interrupted, and its files were changed since, or are not those of this configuration,"
        + " so they are left as they are; generate or update them again"
    }
    let place = SourceLocation(file: folder.isEmpty ? "." : folder, line: 0)
    return [Diagnostic(.warning, .outputRepaired, message, at: place)]
  }

  fileprivate static func interruptedSpecs(_ path: String) -> Diagnostic {
    let message =
      "an update of these specs was interrupted, so that they may not belong together; '\(CommandName.generate)' or"
      + " '\(CommandName.update)' finishes it"
    return Diagnostic(.error, .outputInterrupted, message, at: SourceLocation(file: path, line: 0))
  }

  package static func locked(_ failure: FileSystem.Failure) -> Diagnostic {
    Diagnostic(.error, .outputLocked, failure.reason, at: SourceLocation(file: failure.path, line: 0))
  }
}
