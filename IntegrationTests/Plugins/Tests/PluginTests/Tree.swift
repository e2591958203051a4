import Foundation

/// A folder drawn as a tree. Each file's line may end with `← name`, which says what is in it:
///
/// ```
/// App/
/// ├── Package.swift         ← one target
/// └── Sources/App/
///     └── main.swift        ← prints an endpoint
/// ```
struct Tree {
  struct File: Equatable {
    var path: String
    /// The name after the arrow; the file's own name where there is none.
    var contents: String
  }

  struct Malformed: Error {
    var line: String
  }

  private(set) var files: [File] = []

  init(_ drawing: String) throws {
    var folders: [String] = []
    for line in drawing.split(separator: "\n") {
      let drawn = line.prefix { " │├└─".contains($0) }
      // A level is as wide as '├── '.
      guard drawn.count.isMultiple(of: 4), drawn.count / 4 <= folders.count else { throw Malformed(line: String(line)) }
      folders.removeLast(folders.count - drawn.count / 4)
      let parts = line.dropFirst(drawn.count).components(separatedBy: "←")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { throw Malformed(line: String(line)) }
      if name.hasSuffix("/") {
        folders.append(String(name.dropLast()))
      } else {
        let path = (folders + [name]).joined(separator: "/")
        files.append(File(path: path, contents: parts.count == 2 ? parts[1] : path.components(separatedBy: "/").last!))
      }
    }
  }

  /// Makes the folder.
  func write(to folder: String, contents: (String) throws -> String) throws {
    for file in files {
      let url = URL(fileURLWithPath: "\(folder)/\(file.path)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(try contents(file.contents).utf8).write(to: url)
    }
  }
}
