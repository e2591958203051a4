import GraphGenerator

/// What an update does to the specs.
package struct SpecChange: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package var path: String
    /// In bytes; nil when there was no such file.
    package var oldSize: Int?
    package var newSize: Int
  }

  /// The files whose bytes change.
  package var files: [File] = []
  /// Lines of the surface that came.
  package var added: [String] = []
  /// Lines of the surface that went.
  package var removed: [String] = []
  /// Whether the server said of everything that it has not changed since the last update.
  package var isNotModified = false

  package var isEmpty: Bool { files.isEmpty }

  /// For standard output.
  ///
  /// - Parameter isDryRun: whether the files were left as they are.
  package func description(isDryRun: Bool) -> String {
    if isNotModified { return "upstream has not changed since the last update\n" }
    if isEmpty { return "the specs are what upstream yields\n" }
    var text = ""
    for file in files {
      let old = file.oldSize.map { "it was \(Quantity.size($0))" } ?? "it is new"
      text += "\(isDryRun ? "would write" : "wrote") \(file.path) (\(Quantity.size(file.newSize)), \(old))\n"
    }
    if added.isEmpty, removed.isEmpty {
      text += "the surface is the same\n"
    } else {
      text += "surface, before (-) and after (+):\n"
      text += removed.map { "- \($0)\n" }.joined() + added.map { "+ \($0)\n" }.joined()
    }
    return text + (isDryRun ? "" : "next: run '\(CommandName.generate)'\n")
  }
}
