import GraphSpec
package import Support
package import SwiftEmitter

/// A module as it is committed: its Swift files and, hidden beside them, the list of its public symbols and the lock
/// file.
package struct CommittedModule {
  package var lock: LockFile
  /// The lock file is the last of them.
  package var files: [GeneratedFile]

  /// - Parameter configuration: what the module was made by, which has to come from a file and have an output folder;
  ///   `file` and `output` are that file and folder.
  /// - Throws: when a spec can't be read any more.
  package init(
    _ module: GeneratedModule,
    specs: Specs,
    configuration: Configuration,
    file: String,
    output: String
  ) throws(FileSystem.Failure) {
    let outputs = module.files + [PublicSymbols.file(of: module.files)]
    let prefix = Path.parent(file).isEmpty ? "" : Path.parent(file) + "/"
    var sources: [LockFile.Entry] = []
    for path in specs.files where !specs.others.contains(path) {
      let hash = LockFile.hash(of: try FileSystem.read(path))
      sources.append(
        LockFile.Entry(path: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path, hash: hash)
      )
    }
    lock = LockFile(
      tool: Generator.version,
      configuration: LockFile.Entry(path: LockFile.path(of: file, from: output), hash: configuration.digest),
      specs: sources,
      outputs: outputs.map { LockFile.Entry(path: $0.name, hash: XXHash64.hexDigits(of: $0.contents)) },
      surface: module.surface
    )
    files = outputs + [lock.file]
  }
}
