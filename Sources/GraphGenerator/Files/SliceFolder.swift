/// The folder that slices of metadata go to.
package enum SliceFolder {
  /// Writes the files whose bytes change, all or none, and gives their paths.
  package static func write(
    _ files: [(name: String, contents: String)],
    to folder: String
  ) throws(FileSystem.Failure) -> [String] {
    try FileSystem.createFolder(folder)
    var transaction = FileTransaction()
    do {
      for file in files { try transaction.stage(Array(file.contents.utf8), for: Path.join(folder, file.name)) }
      let changed = transaction.targets
      try transaction.commit()
      return changed
    } catch {
      transaction.discard()
      throw error
    }
  }
}
