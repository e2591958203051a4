#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder's files that change in one step of the system, so that not even a kill comes in between.
///
/// A twin of the folder is made beside it, with the new files and with every other file under a second name, a hard
/// link. Then the two swap names, and what is the twin now goes. What both hold is written down before, so that of a
/// twin that a killed run has left nothing goes but what is known.
///
/// It can't be done with every folder: not with one that holds another folder, a link or a device, which have no second
/// name, not with a mount point or the folder that the process is in, nor without leave to write beside it.
struct FolderExchange {
  private let folder: Folder
  private let parent: Folder
  private let name: String
  private let kind: FileTransaction.Kind

  /// Of the twin.
  private var twinName: String { "\(kind.stagingName).\(name)" }

  /// How many files a folder may have, each of which takes a link.
  private static let limit = 10_000

  /// The regular files of a folder.
  private typealias Files = [String: FileIdentity]

  /// Nil where it can't be done.
  init?(of folder: Folder, kind: FileTransaction.Kind) {
    guard let path = try? folder.realPath(), path != "/",
      let parent = try? Folder.open(Path.parent(path), path: Self.parent(of: folder.path, at: path)),
      parent.identity.device == folder.identity.device
    else { return nil }
    self.folder = folder
    self.parent = parent
    name = Path.name(path)
    self.kind = kind
    guard (try? parent.folder(name))?.identity == folder.identity else { return nil }
  }

  /// For messages, as whoever named the folder would.
  private static func parent(of path: String, at realPath: String) -> String {
    Path.name(path) == Path.name(realPath) ? Path.parent(path) : Path.parent(realPath)
  }

  /// Makes the files of a transaction's steps what they should be.
  ///
  /// - Returns: the folder as it is now, locked; nil when it can't be done, and then nothing has changed.
  /// - Throws: when someone has changed a file since it was planned, and then nothing has changed either.
  func perform(
    _ steps: [FileTransaction.Step],
    from staging: Staging,
    isDurable: Bool
  ) throws(FileSystem.Failure) -> Folder? {
    guard (try? Folder.open(".", path: "."))?.isSame(as: folder) == false,
      let files = files(besides: staging), let newFiles = try newFiles(files, steps),
      case let list = TransactionJournal(files, newFiles), (try? staging.writeList(list, isDurable: isDurable)) != nil,
      let twin = try? parent.makeFolder(twinName, mode: 0o700, path: folder.path)
    else { return nil }
    guard fill(twin, newFiles, steps, staging), twin.takeRights(of: folder), twin.lock(isExclusive: true),
      !isDurable || (try? twin.synchronize()) != nil, case .done = swap()
    else {
      try? remove(twin, list)
      return nil
    }
    do throws(FileSystem.Failure) {
      // Looked at only now, when nobody finds the old files any more: what someone has done until here isn't lost.
      try check(files, steps, besides: staging)
      if isDurable { try parent.synchronize() }
    } catch {
      if case .done = swap() { try? remove(twin, list) }
      throw error
    }
    // What can't be removed now is removed by the next run. The list is in the staging folder, so that goes last.
    try? removeFiles(of: folder, list)
    try? staging.clear()
    try? parent.removeFolder(twinName)
    return twin
  }

  /// Removes what a killed run has left.
  ///
  /// - Parameter staging: the folder's own, when there is one.
  func clear(_ staging: Staging?) throws(FileSystem.Failure) {
    let twin: Folder
    do {
      twin = try parent.folder(twinName)
    } catch  where error.code == ENOENT {
      return
    } catch  where error.code == ENOTDIR || error.code == ELOOP {
      throw Staging.foreign(parent.path(twinName))
    }
    // If it had come to the swap, the list went with the old folder.
    let old = try Staging(openingIn: twin, kind: kind)
    var list = try old?.readList()
    if list == nil { list = try staging?.readList() }
    try removeFiles(of: twin, list)
    try old?.clear()
    try parent.removeFolder(twinName)
  }
}

extension FolderExchange {
  /// What the folder holds now. Nil when it holds more than files.
  private func files(besides staging: Staging) -> Files? {
    guard let names = try? folder.names(), names.count <= Self.limit else { return nil }
    var files: Files = [:]
    for name in names where name != staging.name {
      // Two names that differ in the form of a letter alone would be one here.
      guard let identity = folder.identity(of: name), files.updateValue(identity, forKey: name) == nil else {
        return nil
      }
    }
    return files
  }

  /// What it will hold. Nil when a step is about another folder.
  private func newFiles(_ files: Files, _ steps: [FileTransaction.Step]) throws(FileSystem.Failure) -> Files? {
    var files = files
    for step in steps {
      guard step.target.folder.identity == folder.identity else { return nil }
      guard files[step.target.name] == step.before else {
        // Where case doesn't matter, the folder may have it under another name.
        if step.target.identity == step.before { return nil }
        throw step.changed
      }
      files[step.target.name] = step.after
    }
    return files
  }

  private func fill(_ twin: Folder, _ files: Files, _ steps: [FileTransaction.Step], _ staging: Staging) -> Bool {
    let staged = Dictionary(steps.map { ($0.target.name, $0.name) }) { first, _ in first }
    return files.allSatisfy { name, identity in
      let source = staged[name].map { (staging.folder, $0) } ?? (folder, name)
      return linkat(source.0.descriptor, source.1, twin.descriptor, name, 0) == 0
        && twin.identity(of: name)?.inode == identity.inode
    }
  }

  private func swap() -> Rename.Outcome {
    Rename.exchange((parent.descriptor, name), (parent.descriptor, twinName))
  }

  /// Whether the folder that was swapped out holds what it held.
  private func check(
    _ files: Files,
    _ steps: [FileTransaction.Step],
    besides staging: Staging
  ) throws(FileSystem.Failure) {
    for step in steps where step.target.identity != step.before { throw step.changed }
    let changed = FileSystem.Failure(path: folder.path, action: "replace", refusal: FileTransaction.Step.isChanged)
    guard try parent.folder(twinName).identity == folder.identity, let present = self.files(besides: staging),
      // Who writes to a file that stays writes to it under both names.
      present.mapValues(\.inode) == files.mapValues(\.inode)
    else { throw changed }
  }

  private func remove(_ twin: Folder, _ list: TransactionJournal) throws(FileSystem.Failure) {
    try removeFiles(of: twin, list)
    try parent.removeFolder(twinName)
  }

  /// - Parameter list: of what may go.
  private func removeFiles(of twin: Folder, _ list: TransactionJournal?) throws(FileSystem.Failure) {
    let entries = Dictionary((list?.entries ?? []).map { ($0.key, $0) }) { first, _ in first }
    for name in try twin.names() where name != kind.stagingName {
      guard let entry = entries[name], let identity = twin.identity(of: name), entry.knows(identity) else {
        throw Staging.foreign(Path.join(parent.path(twinName), name))
      }
      try twin.remove(name)
    }
  }
}

extension TransactionJournal {
  fileprivate init(_ files: [String: FileIdentity], _ newFiles: [String: FileIdentity]) {
    entries = Set(files.keys).union(newFiles.keys).sorted().map { name in
      Entry(before: files[name], after: newFiles[name], key: name)
    }
  }
}

extension TransactionJournal.Entry {
  /// Whether a file is the old or the new one. One that stays may have been written to since.
  fileprivate func knows(_ identity: FileIdentity) -> Bool {
    identity == before || identity == after || before == after && identity.inode == before?.inode
  }
}
