/// Files in any folders that change together, all or none.
///
/// Every file is first written beside its place, so that a full disk or a read-only folder changes nothing; then each
/// takes its place by a rename. If a rename fails, those before it are taken back.
package struct FileTransaction {
  private struct Replacement {
    var temporary: String
    var target: String
  }

  private var staged: [Replacement] = []

  package init() {}

  /// The paths of the files that would change.
  package var targets: [String] { staged.map(\.target) }

  /// Writes the contents beside their place, unless the file has them already. Folders are made where they are missing.
  ///
  /// After a failure, or when the transaction is not to be committed, `discard` removes what was staged.
  package mutating func stage(_ contents: some Collection<UInt8>, for target: String) throws(FileSystem.Failure) {
    // Not only for nothing to do: a folder of this name is found out here, before anything is replaced.
    if let present = try FileSystem.readIfPresent(target), present.elementsEqual(contents) { return }
    let folder = Path.parent(target)
    try FileSystem.createFolder(folder)
    let temporary = Path.join(folder, ".\(Path.name(target)).graphgen")
    staged.append(Replacement(temporary: temporary, target: target))
    try FileSystem.write(contents, to: temporary)
  }

  /// Puts every staged file in its place.
  package mutating func commit() throws(FileSystem.Failure) {
    defer { staged = [] }
    var undo: [(replacement: Replacement, bytes: [UInt8]?)] = []
    do {
      for replacement in staged {
        let before = try FileSystem.readIfPresent(replacement.target)
        try FileSystem.rename(replacement.temporary, to: replacement.target)
        undo.append((replacement, before))
      }
    } catch {
      discard()
      for (replacement, bytes) in undo.reversed() { Self.restore(replacement, bytes) }
      throw error
    }
  }

  /// Removes what was staged.
  package mutating func discard() {
    for replacement in staged { try? FileSystem.remove(replacement.temporary) }
    staged = []
  }

  private static func restore(_ replacement: Replacement, _ bytes: [UInt8]?) {
    guard let bytes else {
      try? FileSystem.remove(replacement.target)
      return
    }
    try? FileSystem.write(bytes, to: replacement.temporary)
    try? FileSystem.rename(replacement.temporary, to: replacement.target)
  }
}
