import Foundation

/// Where a target's configuration is.
enum ConfigurationSearch {
  static let name = "graphgen.json"

  /// The configuration files of a target, sorted: those among its files, or one that its `exclude` hides, in its folder
  /// or in the folder `Specs` there.
  static func configurations(in folder: URL, files: some Sequence<URL>) -> [URL] {
    let found = Set(files.filter { $0.lastPathComponent == name }.map(\.path))
    if !found.isEmpty { return found.sorted().map { URL(fileURLWithPath: $0) } }
    return configurations(in: folder)
  }

  /// `graphgen.json` and `Specs/graphgen.json`, as far as they exist; this is where `graphgen` itself looks.
  static func configurations(in folder: URL) -> [URL] {
    [name, "Specs/\(name)"].map { folder.appendingPathComponent($0) }.filter { isFile($0) }
  }

  static func isFile(_ url: URL) -> Bool { isFolder(url) == false }

  /// Nil when nothing is there.
  static func isFolder(_ url: URL) -> Bool? {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) ? isFolder.boolValue : nil
  }
}
