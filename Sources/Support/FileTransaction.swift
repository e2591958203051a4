#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files that change together, all or none, also when the process is killed.
///
/// New contents are first written to a folder of their own in the transaction's home, so that a full disk or a
/// read-only folder changes nothing. When everything is on the disk, the home is exchanged for a folder with the new
/// files, in one step.
///
/// Where that can't be done (see `FolderExchange`), or when files of several folders change, a journal names every step.
/// Then files change one by one, each by a rename that swaps it with the new one, and what was there is kept until all
/// of it is done. If a step fails, those before it are taken back; if the process ends in between,
/// `InterruptedTransaction` finishes what the journal says. Until then, or for the moment that the renames take, a
/// reader sees some files as they were and some as they will be, each of them whole.
///
/// A file that isn't any more what it was when it was planned is not replaced.
package struct FileTransaction {
  /// A file's place.
  package struct Target {
    package var folder: Folder
    package var name: String
    /// How the journal names it, relative to the home.
    package let key: String

    package init(_ name: String, in folder: Folder, key: String? = nil) {
      self.folder = folder
      self.name = name
      self.key = key ?? name
    }

    /// - Parameter home: the transaction's.
    package init(_ name: String, in folder: Folder, relativeTo home: Folder) throws(FileSystem.Failure) {
      let (real, realHome) = (try folder.realPath(), try home.realPath())
      self.init(name, in: folder, key: Path.relative(Path.join(real, name), to: realHome))
    }

    /// For messages.
    package var path: String { folder.path(name) }
    var place: Rename.Place { (folder.descriptor, name) }
    var identity: FileIdentity? { folder.identity(of: name) }
  }

  private let home: Folder
  private let kind: Kind
  private let locks: FolderLocks?
  private let staysInPlace: Bool
  private let isDurable: Bool
  private var staging: Staging?
  private var steps: [Step] = []

  /// Which of the tools' journals it is: those of different kinds may lie in one folder.
  package enum Kind: String, Sendable {
    case module, slice, specs, downloads

    var stagingName: String { ".graphgen.\(rawValue)" }
  }

  /// - Parameters:
  ///   - home: where the new files are made, locked by a `FolderLocks`.
  ///   - locks: which then lock the folder that the home was exchanged for.
  ///   - staysInPlace: whether the home must not be exchanged for another folder.
  ///   - isDurable: whether the change is to survive a loss of power, which takes a while to make sure of.
  package init(
    in home: Folder,
    kind: Kind,
    locks: FolderLocks? = nil,
    staysInPlace: Bool = false,
    isDurable: Bool = true
  ) {
    self.home = home
    self.kind = kind
    self.locks = locks
    self.staysInPlace = staysInPlace
    self.isDurable = isDurable
  }

  /// The paths of the files that would be written.
  package var targets: [String] { steps.filter { $0.after != nil }.map(\.target.path) }

  /// Writes new contents, which take their place when the transaction is committed.
  ///
  /// - Parameter before: what the file was when it was planned; nil when there was none.
  package mutating func write(
    _ contents: [UInt8],
    to target: Target,
    replacing before: RegularFile.Contents?
  ) throws(FileSystem.Failure) {
    let staging = try openStaging()
    do throws(FileSystem.Failure) {
      guard target.folder.identity.device == staging.folder.identity.device else {
        throw FileSystem.Failure(
          path: target.path,
          action: "replace",
          refusal: "it is on another file system than '\(home.path)', so that it can't change together with the others"
        )
      }
      var step = Step(number: steps.count, target: target, before: before?.identity, after: nil)
      step.after = try staging.folder.create(step.name, contents, mode: before?.mode, isDurable: isDurable)
      steps.append(step)
    } catch {
      // Who reads the message knows the file's place, not where it is made.
      guard error.path.hasPrefix(staging.folder.path) else { throw error }
      throw FileSystem.Failure(path: target.path, code: error.code, action: error.action)
    }
  }

  /// The file goes when the transaction is committed.
  package mutating func remove(_ target: Target, as before: RegularFile.Contents) throws(FileSystem.Failure) {
    _ = try openStaging()
    steps.append(Step(number: steps.count, target: target, before: before.identity, after: nil))
  }

  /// Puts every file in its place. After a failure everything is as it was.
  package mutating func commit() throws(FileSystem.Failure) {
    guard let staging, !steps.isEmpty else { return discard() }
    // Ends last, so that a signal finds nothing left to clear.
    let signals = HeldSignals()
    defer { signals.release() }
    defer { discard() }
    // One file changes in one step anyway.
    if steps.count > 1, !staysInPlace,
      let new = try FolderExchange(of: home, kind: kind)?.perform(steps, from: staging, isDurable: isDurable)
    {
      locks?.replace(home, by: new)
      return
    }
    try staging.writeJournal(steps, isDurable: isDurable)
    var done: [Step] = []
    do throws(FileSystem.Failure) {
      for step in steps {
        try step.perform(from: staging.folder)
        done.append(step)
      }
      if isDurable { for folder in folders { try folder.synchronize() } }
    } catch {
      for step in done.reversed() { step.undo(from: staging.folder) }
      throw error
    }
  }

  private var folders: [Folder] {
    Dictionary(steps.map { ($0.target.folder.identity, $0.target.folder) }) { first, _ in first }.map(\.value)
  }

  /// Removes what was staged.
  package mutating func discard() {
    steps = []
    try? staging?.clear()
    staging = nil
  }

  private mutating func openStaging() throws(FileSystem.Failure) -> Staging {
    if let staging { return staging }
    try FolderExchange(of: home, kind: kind)?.clear(Staging(openingIn: home, kind: kind))
    let new = try Staging(makingIn: home, kind: kind, isDurable: isDurable)
    staging = new
    return new
  }
}

extension FileTransaction {
  /// One file that changes.
  struct Step {
    var number: Int
    var target: Target
    /// Nil when there is no file before.
    var before: FileIdentity?
    /// Of the new file; nil when there is none afterwards.
    var after: FileIdentity?

    /// Of the new file while it is staged; swapped with the old one.
    var name: String { "\(number)" }
    /// Of the old file where it can't be swapped.
    private var backupName: String { "\(number).old" }

    static let isChanged = "it has changed meanwhile; try again"

    /// That the file isn't any more what it was when it was planned.
    var changed: FileSystem.Failure { failure(Self.isChanged) }

    private func failure(_ code: Int32) -> FileSystem.Failure {
      code == EEXIST || code == ENOENT
        ? changed
        : FileSystem.Failure(path: target.path, code: code, action: after == nil ? "remove" : "replace")
    }

    private func failure(_ refusal: String) -> FileSystem.Failure {
      FileSystem.Failure(path: target.path, action: after == nil ? "remove" : "replace", refusal: refusal)
    }

    func perform(from staging: Folder) throws(FileSystem.Failure) {
      let new: Rename.Place = (staging.descriptor, name)
      if after == nil {
        try removeTarget(staging)
      } else if let before {
        switch Rename.exchange(new, target.place) {
        case .done:
          // Looked at only now, when nobody else can reach it: what was swapped out is never lost.
          guard staging.identity(of: name) == before else {
            _ = Rename.exchange(new, target.place)
            throw changed
          }
        case .unsupported: try replaceTarget(before, staging)
        case .failed(let code): throw failure(code)
        }
      } else {
        switch Rename.exclusively(new, target.place) {
        case .done: break
        case .unsupported: try addTarget(staging)
        case .failed(let code): throw failure(code)
        }
      }
    }

    /// The file moves to the staged ones first.
    private func removeTarget(_ staging: Folder) throws(FileSystem.Failure) {
      let backup: Rename.Place = (staging.descriptor, backupName)
      if case .failed(let code) = Rename.replacing(target.place, backup) { throw failure(code) }
      if staging.identity(of: backupName) == before { return }
      putBack(backup)
      throw changed
    }

    /// Where names can't be swapped, what someone does to the file between the last look at it and the rename is lost.
    private func replaceTarget(_ before: FileIdentity, _ staging: Folder) throws(FileSystem.Failure) {
      let old = try target.folder.read(target.name, limit: .max)
      guard old.identity == before else { throw changed }
      try staging.create(backupName, old.bytes, mode: old.mode, isDurable: false)
      guard target.identity == before else { throw changed }
      if case .failed(let code) = Rename.replacing((staging.descriptor, name), target.place) { throw failure(code) }
    }

    /// A second name for the file is never given in place of another.
    private func addTarget(_ staging: Folder) throws(FileSystem.Failure) {
      if linkat(staging.descriptor, name, target.folder.descriptor, target.name, 0) == 0 { return }
      // Without hard links there is the moment between this look and the rename.
      guard errno != EEXIST, !target.folder.exists(target.name) else { throw changed }
      if case .failed(let code) = Rename.replacing((staging.descriptor, name), target.place) { throw failure(code) }
    }

    /// Takes back what `perform` did, unless someone has changed the file since.
    func undo(from staging: Folder) {
      let backup: Rename.Place = (staging.descriptor, backupName)
      guard let after else { return putBack(backup) }
      guard target.identity == after else { return }
      if before == nil {
        _ = Rename.replacing(target.place, (staging.descriptor, name))
      } else if staging.exists(backupName) {
        _ = Rename.replacing(backup, target.place)
      } else {
        _ = Rename.exchange((staging.descriptor, name), target.place)
      }
    }

    private func putBack(_ backup: Rename.Place) {
      if case .unsupported = Rename.exclusively(backup, target.place), !target.folder.exists(target.name) {
        _ = Rename.replacing(backup, target.place)
      }
    }

    /// Whether `perform` has been done, when nobody has changed the file since; nil when someone has.
    func isDone(from staging: Folder) -> Bool? {
      let present = target.identity
      if present == nil, target.folder.exists(target.name) { return nil }
      if present == after { return true }
      guard present == before else { return nil }
      return after == nil || staging.identity(of: name) == after ? false : nil
    }
  }
}

/// Signals that would end the process wait until a few renames are done. What can't wait, such as SIGKILL, is what the
/// journal is for.
private struct HeldSignals {
  private var previous = sigset_t()

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &previous)
  }

  func release() {
    var previous = previous
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }
}
