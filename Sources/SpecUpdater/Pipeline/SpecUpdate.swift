import APISurface
import Foundation
package import GraphGenerator
package import GraphSpec

/// The update: `download → read → correct → bind → slice → write`. Specs change as a whole or not at all.
package struct SpecUpdate: Sendable {
  package struct Options: Sendable {
    /// Only say what would change.
    package var isDryRun = false
    /// Keep the metadata whole rather than its slice.
    package var isFull = false
    /// A folder in which everything that was downloaded stays as it came.
    package var downloads: String?
    package var limits = TransferLimits()

    package init() {}
  }

  package struct Outcome: Sendable {
    package var diagnostics: [Diagnostic] = []
    /// Nil when there are errors, and then nothing has changed.
    package var change: SpecChange?
  }

  private let configuration: Configuration
  private let options: Options
  private let progress: ProgressLine?

  /// - Parameter configuration: one that comes from a file.
  package init(_ configuration: Configuration, options: Options, progress: ProgressLine? = nil) {
    self.configuration = configuration
    self.options = options
    self.progress = progress
  }

  /// - Throws: `CancellationError`; nothing has changed then.
  package func run() async throws -> Outcome {
    var outcome = Outcome()
    guard let sources = SpecSource.all(of: configuration, diagnostics: &outcome.diagnostics) else { return outcome }
    do {
      let workspace = try Workspace()
      defer { workspace.remove() }
      outcome.change = try await run(sources, in: workspace, diagnostics: &outcome.diagnostics)
    } catch let failure as FileSystem.Failure {
      let place = SourceLocation(file: failure.path, line: 0)
      let message = "cannot \(failure.action) the file: \(failure.reason); nothing was changed"
      outcome.diagnostics.append(Diagnostic(.error, .upstreamWrite, message, at: place))
    }
    return outcome
  }

  private func run(
    _ sources: [SpecSource],
    in workspace: Workspace,
    diagnostics: inout [Diagnostic]
  ) async throws -> SpecChange? {
    let statePath = Path.join(Path.parent(configuration.file ?? ""), UpstreamState.name)
    let state = try FileSystem.readIfPresent(statePath).flatMap { UpstreamState($0) }
    let basis = try basis(sources)
    let fetcher = Fetcher(workspace: workspace, limits: options.limits, progress: progress)
    let known: [Validators] = sources.map { source in
      // Without the file there is nothing that could be unchanged; and what is to be kept has to come.
      FileSystem.isFile(source.file) && options.downloads == nil
        ? state?.validators(for: source, on: basis) ?? Validators() : Validators()
    }
    TransferTrap.enable(folder: workspace.folder, files: sources.map(workspace.path))
    let answers = await fetcher.fetch(sources, validators: known)
    TransferTrap.disable()
    progress?.clear()
    try Task.checkCancellation()
    let fetched: [Validators]
    switch answers {
    case .failed(let failures):
      diagnostics += failures
      return nil
    case .notModified:
      var change = SpecChange()
      change.isNotModified = true
      return change
    case .fetched(let validators): fetched = validators
    }
    if let folder = options.downloads {
      let files = try sources.map { source in
        let path = workspace.path(of: source)
        return (path: Path.join(folder, Path.name(path)), contents: try FileSystem.read(path))
      }
      try FileTransaction.run(writing: files)
    }
    guard let (contents, change) = try read(sources, in: workspace, diagnostics: &diagnostics) else { return nil }
    try Task.checkCancellation()
    if options.isDryRun { return change }
    try write(contents, statePath: statePath) {
      let origins = zip(sources, fetched).map { source, validators in
        (source.name, UpstreamState.Source(url: source.url.absoluteString, validators: validators))
      }
      var after = basis
      for (path, bytes) in contents { after.specs[relative(path)] = hash(bytes) }
      return UpstreamState(basis: after, sources: Dictionary(origins) { first, _ in first })
    }
    return change
  }

  /// The specs' new contents, and what that changes. Nil when an error was added.
  private func read(
    _ sources: [SpecSource],
    in workspace: Workspace,
    diagnostics: inout [Diagnostic]
  ) throws -> (contents: [(path: String, bytes: [UInt8])], change: SpecChange)? {
    let fresh = FreshSpecs(sources, in: workspace, configuration: configuration)
    guard let result = fresh.read(diagnostics: &diagnostics) else { return nil }
    var contents: [(path: String, bytes: [UInt8])] = []
    for source in sources {
      if case .metadata(let version) = source.role, !options.isFull {
        // The metadata of a version that no surface is about has no slice.
        guard let slice = result.slices[version] else { continue }
        contents.append((source.file, Array(slice.utf8)))
      } else {
        contents.append((source.file, try FileSystem.read(workspace.path(of: source))))
      }
    }
    var change = SpecChange()
    for (path, bytes) in contents {
      let present = try FileSystem.readIfPresent(path)
      if let present, present == bytes { continue }
      change.files.append(SpecChange.File(path: path, oldSize: present?.count, newSize: bytes.count))
    }
    (change.removed, change.added) = result.surfaceDifference
    return (contents, change)
  }

  private func write(
    _ contents: [(path: String, bytes: [UInt8])],
    statePath: String,
    state: () -> UpstreamState
  ) throws {
    var transaction = FileTransaction()
    do {
      for (path, bytes) in contents { try transaction.stage(bytes, for: path) }
      try transaction.stage(Array(state().text.utf8), for: statePath)
      // From here on an interruption waits: `commit` has no place where it could end half done.
      try Task.checkCancellation()
      try transaction.commit()
    } catch {
      transaction.discard()
      throw error
    }
  }

  private func basis(_ sources: [SpecSource]) throws(FileSystem.Failure) -> UpstreamState.Basis {
    var unused: [Diagnostic] = []
    let pages = SpecReader.pagePaths(configuration.pages, diagnostics: &unused)
    var specs: [String: String] = [:]
    for path in pages + sources.map(\.file) {
      specs[relative(path)] = try FileSystem.readIfPresent(path).map(hash)
    }
    let file = try FileSystem.read(configuration.file ?? "")
    return UpstreamState.Basis(configuration: hash(file), isFull: options.isFull, specs: specs)
  }

  private func relative(_ path: String) -> String {
    let folder = Path.parent(configuration.file ?? "")
    return !folder.isEmpty && path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  private func hash(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { XXHash64.hexDigits(of: $0) } }
}

extension Diagnostic.Code {
  /// A spec can't be read or replaced.
  static let upstreamWrite = Self("upstream-write")
}
