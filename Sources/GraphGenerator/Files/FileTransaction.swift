/// Files in any folders that change together, all or none.
///
/// Every file is first written beside its place, so that a full disk or a read-only folder changes nothing; then each
/// takes its place by a rename, and what is to go is removed. If a step fails, those before it are taken back.
package struct FileTransaction {
  private var staged: [(temporary: String, target: String)] = []
  private var removals: [String] = []

  package init() {}

  /// The whole at once. Writes the files whose bytes change, and gives their paths.
  @discardableResult
  package static func run(
    writing files: [(path: String, contents: [UInt8])],
    removing removals: [String] = []
  ) throws(FileSystem.Failure) -> [String] {
    var transaction = FileTransaction()
    do {
      for file in files { try transaction.stage(file.contents, for: file.path) }
      for path in removals { transaction.stageRemoval(of: path) }
      let written = transaction.targets
      try transaction.commit()
      return written
    } catch {
      transaction.discard()
      throw error
    }
  }

  /// The paths of the files that would be written.
  package var targets: [String] { staged.map(\.target) }

  /// Writes the contents beside their place, unless the file has them already. Folders are made where they are missing.
  ///
  /// After a failure, or when the transaction is not to be committed, `discard` removes what was staged.
  package mutating func stage(_ contents: some Collection<UInt8>, for target: String) throws(FileSystem.Failure) {
    // Not only for nothing to do: a folder of this name is found out here, before anything is replaced.
    if let present = try FileSystem.readIfPresent(target), present.elementsEqual(contents) { return }
    let folder = Path.parent(target)
    try FileSystem.createFolder(folder)
    let temporary = Self.temporary(target)
    staged.append((temporary, target))
    do {
      try FileSystem.write(contents, to: temporary)
    } catch {
      throw FileSystem.Failure(path: target, code: error.code, action: error.action)
    }
  }

  /// The file goes when the transaction is committed.
  package mutating func stageRemoval(of target: String) {
    removals.append(target)
  }

  /// Puts every staged file in its place.
  package mutating func commit() throws(FileSystem.Failure) {
    var undo: [(target: String, bytes: [UInt8]?)] = []
    do {
      for (temporary, target) in staged {
        let before = try FileSystem.readIfPresent(target)
        try FileSystem.rename(temporary, to: target)
        undo.append((target, before))
      }
      for target in removals {
        let before = try FileSystem.read(target)
        try FileSystem.remove(target)
        undo.append((target, before))
      }
      staged = []
      removals = []
    } catch {
      discard()
      for (target, bytes) in undo.reversed() { Self.restore(target, bytes) }
      throw error
    }
  }

  /// Removes what was staged.
  package mutating func discard() {
    for (temporary, _) in staged { try? FileSystem.remove(temporary) }
    staged = []
    removals = []
  }

  private static func temporary(_ target: String) -> String {
    Path.join(Path.parent(target), ".\(Path.name(target)).graphgen")
  }

  private static func restore(_ target: String, _ bytes: [UInt8]?) {
    guard let bytes else {
      try? FileSystem.remove(target)
      return
    }
    try? FileSystem.write(bytes, to: temporary(target))
    try? FileSystem.rename(temporary(target), to: target)
  }
}
