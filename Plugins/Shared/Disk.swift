import Foundation

/// What is on the disk.
enum Disk {
  static func isFile(_ path: String) -> Bool { isFolder(path) == false }

  /// Nil when nothing is there.
  static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder.boolValue : nil
  }

  /// The bytes of a regular file that people have written; nil for a pipe, a device or what is larger than that.
  static func contents(of path: String) throws -> Data? {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? NSNumber, size.intValue <= 16 << 20
    else { return nil }
    return try Data(contentsOf: file)
  }

  /// Sorted by their bytes, as graphgen sorts them.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
