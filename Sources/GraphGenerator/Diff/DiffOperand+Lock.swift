import Support
package import SurfaceDiff

extension DiffOperand {
  /// Of a module that was generated.
  package init(_ lock: LockFile, in folder: String) throws(SurfaceFacts.Unreadable) {
    let name = Path.join(folder, LockFile.name)
    try self.init(name: name, file: name, lines: lock.surface, locations: [])
  }
}

extension DiffReport {
  package func text(_ format: Format) -> String { text(format, toolVersion: Generator.version) }
}
