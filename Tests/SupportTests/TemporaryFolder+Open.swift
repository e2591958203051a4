import Support
import TestSupport

extension TemporaryFolder {
  func open(_ name: String = "") throws -> Folder {
    guard let folder = try Folder.find(path(name)) else { throw TestFault("there is no \(path(name))") }
    return folder
  }
}
