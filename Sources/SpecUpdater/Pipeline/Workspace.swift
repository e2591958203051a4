import GraphGenerator
import Support

/// A folder for downloads, away from the specs, there for one update.
struct Workspace: Sendable {
  let folder: String

  init() throws(FileSystem.Failure) {
    folder = try FileSystem.createTemporaryFolder()
  }

  /// Where the download of a source goes. A permission page keeps its name.
  func path(of source: SpecSource) -> String {
    switch source.role {
    case .metadata(let version): Path.join(folder, "\(version).csdl.xml")
    case .permissions: Path.join(folder, "permissions-\(Path.name(source.file))")
    }
  }

  func remove() { FileSystem.removeTree(folder) }
}
