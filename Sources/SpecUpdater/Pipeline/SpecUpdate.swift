import APISurface
import Foundation
package import GraphGenerator
package import GraphSpec
import Support

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
    /// How long to wait for another run that has the same folders.
    package var patience = RunFolders.patience

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
    if let refusal = options.downloads.flatMap(WriteBoundary.refusal(ofOption:)) {
      outcome.diagnostics.append(refusal)
      return outcome
    }
    do {
      let workspace = try Workspace()
      defer { workspace.remove() }
      outcome.change = try await run(sources, in: workspace, diagnostics: &outcome.diagnostics)
    } catch let failure as FileSystem.Failure {
      try Task.checkCancellation()
      outcome.diagnostics.append(failure.isBusy ? .locked(failure) : .writeFailed(failure))
    }
    return outcome
  }

  private func run(
    _ sources: [SpecSource],
    in workspace: Workspace,
    diagnostics: inout [Diagnostic]
  ) async throws -> SpecChange? {
    guard let (state, basis) = try begin(sources, diagnostics: &diagnostics) else { return nil }
    let fetcher = Fetcher(workspace: workspace, limits: options.limits, progress: progress)
    let known: [Validators] = sources.map { source in
      // Without the file there is nothing that could be unchanged; and what is to be kept has to come.
      FileSystem.isFile(source.file) && options.downloads == nil
        ? state?.validators(for: source, on: basis) ?? Validators() : Validators()
    }
    let answers = await fetcher.fetch(sources, validators: known)
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
    if let folder = options.downloads { try keep(sources, of: workspace, in: folder) }
    // From here on nobody else changes the specs. They may have changed while the downloads came.
    guard let folders = try lock(sources, diagnostics: &diagnostics) else { return nil }
    defer { folders.locks.release() }
    let present = try basisNow(sources)
    guard let (contents, change) = try read(sources, in: workspace, diagnostics: &diagnostics) else { return nil }
    try Task.checkCancellation()
    if options.isDryRun { return change }
    let origins = zip(sources, fetched).map { source, validators in
      (source.name, UpstreamState.Source(source.address, validators: validators))
    }
    var after = present
    for (source, bytes) in contents { after.specs[relative(source.file)] = hash(bytes) }
    let newState = UpstreamState(basis: after, sources: Dictionary(origins) { first, _ in first })
    try write(contents, newState, folders.locks)
    return change
  }

  /// The state of the last update, and what counts besides. Nil when an error was added.
  private func begin(
    _ sources: [SpecSource],
    diagnostics: inout [Diagnostic]
  ) throws -> (state: UpstreamState?, basis: UpstreamState.Basis)? {
    guard let folders = try lock(sources, diagnostics: &diagnostics) else { return nil }
    // Not while the downloads come, which may take minutes.
    defer { folders.locks.release() }
    let path = Path.join(configuration.folder, UpstreamState.name)
    let state = try FileSystem.readIfPresent(path, limit: Self.stateLimit, followsLinks: false)
    return (state.flatMap { UpstreamState($0) }, try basisNow(sources))
  }

  /// The specs' folders, for this run alone unless it only looks. Nil when an error was added.
  private func lock(_ sources: [SpecSource], diagnostics: inout [Diagnostic]) throws -> RunFolders? {
    let folders = RunFolders.open(
      configuration,
      output: options.isDryRun ? .none : .specs([configuration.folder] + sources.map { Path.parent($0.file) }),
      patience: options.patience,
      diagnostics: &diagnostics
    )
    try Task.checkCancellation()
    return folders
  }

  /// Puts the downloads as they are into a folder.
  private func keep(_ sources: [SpecSource], of workspace: Workspace, in path: String) throws {
    let locks = try FolderLocks(
      [FolderLocks.Claim(path, isExclusive: true)],
      patience: options.patience,
      waiting: RunFolders.announce
    )
    defer { locks.release() }
    let folder = try locks.makeFolder(path)
    let names = sources.map { Path.name(workspace.path(of: $0)) }
    _ = try InterruptedTransaction.finish(in: folder, kind: .downloads) { name in
      names.contains(name) ? FileTransaction.Target(name, in: folder) : nil
    }
    var transaction = FileTransaction(in: folder, kind: .downloads, locks: locks)
    defer { transaction.discard() }
    for (source, name) in zip(sources, names) {
      let bytes = try FileSystem.read(workspace.path(of: source), limit: options.limits.size)
      try stage(bytes, FileTransaction.Target(name, in: folder), source.target.kind, &transaction)
    }
    try transaction.commit()
  }

  /// The specs' new contents, and what that changes. Nil when an error was added.
  private func read(
    _ sources: [SpecSource],
    in workspace: Workspace,
    diagnostics: inout [Diagnostic]
  ) throws -> (contents: [(source: SpecSource, bytes: [UInt8])], change: SpecChange)? {
    let fresh = FreshSpecs(sources, in: workspace, configuration: configuration)
    guard let result = fresh.read(diagnostics: &diagnostics) else { return nil }
    var contents: [(source: SpecSource, bytes: [UInt8])] = []
    for source in sources {
      if case .metadata(let version) = source.role, !options.isFull {
        // The metadata of a version that no surface is about has no slice.
        guard let slice = result.slices[version] else { continue }
        contents.append((source, Array(slice.utf8)))
      } else {
        contents.append((source, try FileSystem.read(workspace.path(of: source))))
      }
    }
    var change = SpecChange()
    for (source, bytes) in contents {
      let present = try FileSystem.readIfPresent(source.file)
      if let present, present == bytes { continue }
      change.files.append(SpecChange.File(path: source.file, oldSize: present?.count, newSize: bytes.count))
    }
    (change.removed, change.added) = result.surfaceDifference
    return (contents, change)
  }

  private func write(
    _ contents: [(source: SpecSource, bytes: [UInt8])],
    _ state: UpstreamState,
    _ locks: FolderLocks
  ) throws {
    let own = try locks.makeFolder(configuration.folder)
    let home = try home(of: contents.map(\.source), locks) ?? own
    var transaction = FileTransaction(in: home, kind: .specs, locks: locks, staysInPlace: home.isSame(as: own))
    defer { transaction.discard() }
    for (source, bytes) in contents {
      let target = try source.target.target(in: locks.makeFolder(Path.parent(source.file)), home: home)
      try stage(bytes, target, source.target.kind, &transaction)
    }
    // From here on an interruption waits: `commit` has no place where it could end half done.
    try Task.checkCancellation()
    let stateTarget = FileTransaction.Target(UpstreamState.name, in: own)
    if home.isSame(as: own) {
      try stage(Array(state.text.utf8), stateTarget, nil, &transaction)
      try transaction.commit()
    } else {
      var stateTransaction = FileTransaction(in: own, kind: .specs)
      defer { stateTransaction.discard() }
      try stage(Array(state.text.utf8), stateTarget, nil, &stateTransaction)
      try transaction.commit()
      // A state that is about other specs only means that the next update asks for everything.
      try? stateTransaction.commit()
    }
  }

  /// The metadata's folder, when nothing else changes: its files can change in one step.
  private func home(of sources: [SpecSource], _ locks: FolderLocks) throws(FileSystem.Failure) -> Folder? {
    let folders = Set(sources.map { Path.parent($0.file) })
    guard folders.count == 1, let folder = folders.first,
      sources.allSatisfy({ if case .metadata = $0.role { true } else { false } })
    else { return nil }
    return try locks.makeFolder(folder)
  }

  /// - Parameter kind: what the file has to be if it is there; nil for the state, which is always ours.
  private func stage(
    _ bytes: [UInt8],
    _ target: FileTransaction.Target,
    _ kind: SpecFileKind?,
    _ transaction: inout FileTransaction
  ) throws(FileSystem.Failure) {
    let present = try target.folder.readIfPresent(target.name, limit: max(options.limits.size, Self.stateLimit))
    if present?.bytes == bytes { return }
    if let kind, let present, !present.bytes.isEmpty, !kind.matches(present.bytes) {
      let refusal = "it is not \(kind.description), as it would be afterwards; move it away, or name another file"
      throw FileSystem.Failure(path: target.path, action: "replace", refusal: refusal)
    }
    try transaction.write(bytes, to: target, replacing: present)
  }

  private static let stateLimit = 16 << 20

  private func basisNow(_ sources: [SpecSource]) throws(FileSystem.Failure) -> UpstreamState.Basis {
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

extension Diagnostic {
  fileprivate static func writeFailed(_ failure: FileSystem.Failure) -> Diagnostic {
    let object = failure.action.hasSuffix("folder") ? "" : " the file"
    let message = "cannot \(failure.action)\(object): \(failure.reason); nothing was changed"
    return Diagnostic(.error, .upstreamWrite, message, at: SourceLocation(file: failure.path, line: 0))
  }
}

extension Diagnostic.Code {
  /// A spec can't be read or replaced.
  static let upstreamWrite = Self("upstream-write")
}
