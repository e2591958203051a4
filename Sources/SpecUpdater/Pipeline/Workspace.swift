import Foundation
import GraphGenerator

/// A folder for downloads, away from the specs, there for one update.
struct Workspace: Sendable {
  let folder: String

  init() throws(FileSystem.Failure) {
    let name = "graphgen-update-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    guard mkdir(folder, 0o700) == 0 else {
      throw FileSystem.Failure(path: folder, code: errno, action: "create the folder")
    }
  }

  /// Where the download of a source goes. A permission page keeps its name.
  func path(of source: SpecSource) -> String {
    switch source.role {
    case .metadata(let version): Path.join(folder, "\(version).csdl.xml")
    case .permissions: Path.join(folder, "permissions-\(Path.name(source.file))")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
