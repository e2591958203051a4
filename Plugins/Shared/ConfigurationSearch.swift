import Foundation

/// Where a target's configuration is.
enum ConfigurationSearch {
  static let name = "graphgen.json"

  /// What a configuration may look like, for messages.
  static let example = #"{"pages": ["permissions"], "metadata": {"v1.0": "metadata/v1.0.csdl.xml"}}"#

  /// The configuration files of a target, sorted: those among its files, or one that its `exclude` hides, in its folder
  /// or in the folder `Specs` there.
  static func configurations(in folder: URL, files: some Sequence<URL>) -> [String] {
    let found = Set(files.filter { $0.lastPathComponent == name }.map(\.path))
    return found.isEmpty ? configurations(in: folder) : found.sorted()
  }

  /// `graphgen.json` and `Specs/graphgen.json`, as far as they exist; this is where `graphgen` itself looks.
  static func configurations(in folder: URL) -> [String] {
    [name, "Specs/\(name)"].map { folder.appendingPathComponent($0).path }.filter(Disk.isFile)
  }
}
