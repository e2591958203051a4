import Support

/// The configuration file that commands use when none is named.
package enum ConfigurationFile {
  package static let candidates = ["graphgen.json", "Specs/graphgen.json"]

  package enum Found: Equatable {
    case none
    case one(String)
    case several([String])
  }

  /// - Parameter folder: where to look; empty for the current one.
  package static func find(in folder: String = "") -> Found {
    let found = candidates.map { Path.join(folder, $0) }.filter(FileSystem.isFile)
    if found.count > 1 { return .several(found) }
    return found.first.map(Found.one) ?? .none
  }
}
