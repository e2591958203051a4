#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a folder's path leads: what exists of it, links resolved, and what is missing below that.
package struct FolderPlace: Hashable, Sendable {
  /// As it was written.
  package let path: String
  /// The deepest folder that exists, without links.
  package let existing: String
  /// The names below it, the outermost first.
  package let missing: [String]

  package init(_ path: String) throws(FileSystem.Failure) {
    self.path = path
    // The system would read no further.
    if path.utf8.contains(0) { throw FileSystem.Failure(path: path, code: EINVAL, action: "find the folder") }
    let parts = FileSystem.absolute(path).split(separator: "/")
    var count = parts.count
    while true {
      if let real = realpath("/" + parts[..<count].joined(separator: "/"), nil) {
        defer { free(real) }
        existing = String(cString: real)
        missing = parts[count...].map(String.init)
        return
      }
      guard errno == ENOENT, count > 0 else {
        throw FileSystem.Failure(path: path, code: errno, action: "find the folder")
      }
      count -= 1
    }
  }

  /// Without links, as far as it exists.
  package var real: String { missing.reduce(existing, Path.join) }

  /// Whether it is a folder or below it. The folder's path is a real one.
  package func isInside(_ folder: String) -> Bool { Path.isInside(real, folder) }

  /// The path of what exists, for messages.
  var existingPath: String { missing.isEmpty ? path : existing }
}
