import Foundation

/// Where the package is, and what may lie beside it.
package enum Workspace {
  /// The package's folder.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Real pages, metadata and payloads, which are no part of the repository.
  package static let shared = URL(fileURLWithPath: root).deletingLastPathComponent().path + "/shared"

  /// Whether there is real metadata.
  package static let hasShared = hasShared("corpus/metadata/v1.0.csdl.xml")

  /// Says so when it is missing, once for each test suite that asks.
  package static func hasShared(_ name: String) -> Bool {
    let isThere = FileManager.default.fileExists(atPath: "\(shared)/\(name)")
    if !isThere { print("skipped: tests over real data need \(shared)/\(name), which is not there") }
    return isThere
  }

  /// The files of a folder of `shared` whose names end so, sorted; none when the folder isn't there.
  package static func sharedFiles(_ folder: String, ending suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(shared)/\(folder)")) ?? []
    if names.isEmpty { print("skipped: tests over real data need \(shared)/\(folder), which is not there") }
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { "\(shared)/\(folder)/\($0)" }
  }

  package static let goldens = [
    "Actions", "Enums", "Landmines", "Names", "Paths", "Polymorphism", "Recursion", "TwoPages", "Versions",
    "VersionsTrusted",
  ]

  package static func golden(_ name: String) -> String { "\(root)/Tests/Goldens/\(name)" }

  /// Of a file of the package, by its path from there.
  package static func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")), as: UTF8.self)
  }
}
