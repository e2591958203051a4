/// The folder that slices of metadata go to.
package enum SliceFolder {
  /// Writes the files whose bytes change, each beside its place first, and gives their paths.
  package static func write(
    _ files: [(name: String, contents: String)],
    to folder: String
  ) throws(FileSystem.Failure) -> [String] {
    try FileSystem.createFolder(folder)
    var changed: [(temporary: String, target: String)] = []
    for file in files {
      let target = Path.join(folder, file.name)
      let present = try FileSystem.readIfPresent(target)
      if let present, present.elementsEqual(file.contents.utf8) { continue }
      let temporary = Path.join(folder, ".\(file.name).graphgen")
      try FileSystem.write(file.contents.utf8, to: temporary)
      changed.append((temporary, target))
    }
    for (temporary, target) in changed { try FileSystem.rename(temporary, to: target) }
    return changed.map(\.target)
  }
}
