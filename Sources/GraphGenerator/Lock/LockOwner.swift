package import GraphSpec
import Support

extension LockFile {
  /// What is wrong with writing another module into this lock file's folder; nil when nothing is.
  ///
  /// A folder belongs to the configuration that its lock file names, as long as that file exists: one that was renamed or
  /// moved is found by none, and its new name takes the folder over.
  ///
  /// - Parameter file: the configuration that wants to write; nil when options stand for it.
  package func refusal(of file: String?, folder: String) -> Diagnostic? {
    guard let configuration else { return nil }
    let owner = Path.resolve(configuration.path, in: folder.isEmpty ? "." : folder)
    guard FileSystem.isFile(owner), file.map({ Self.path(of: $0, from: folder) }) != configuration.path else {
      return nil
    }
    let other = file.map { "'\($0)'" } ?? "what the options name"
    let message =
      "this folder holds what '\(owner)' yields, and \(other) would replace it; give each its own output folder, or"
      + " delete '\(owner)' or this lock file if \(other) takes its place"
    let location = SourceLocation(file: Path.join(folder, Self.name), line: 1)
    return Diagnostic(.error, .lockOwner, message, at: location)
  }

  /// A configuration's path as a lock file in the folder has it.
  static func path(of configuration: String, from folder: String) -> String {
    Path.relative(FileSystem.absolute(configuration), to: FileSystem.absolute(folder))
  }
}

extension Diagnostic.Code {
  /// Another configuration writes to the same folder.
  static let lockOwner = Self("lock-owner")
}
