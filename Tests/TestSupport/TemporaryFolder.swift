package import Foundation

/// A folder that is there for one test.
package final class TemporaryFolder {
  package let path: String
  /// The folder that it is in, which is there for the same test.
  package let parent: String

  package init(named name: String = "folder") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-\(UUID().uuidString)")
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    // The real path: macOS's temporary folder is reached through a link.
    parent = folder.resolvingSymlinksInPath().path
    path = "\(parent)/\(name)"
  }

  deinit {
    chmod("")
    try? FileManager.default.removeItem(atPath: parent)
  }

  package func path(_ name: String) -> String { name.isEmpty ? path : "\(path)/\(name)" }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  package func write(_ bytes: Data, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    return file.path
  }

  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// - Throws: when the old text isn't there.
  package func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    guard text.contains(old) else { throw TestFault("\(name) has no '\(old)'") }
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  package func chmod(_ name: String, _ mode: Int = 0o755) {
    try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
  }

  package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Every name in a folder, hidden ones too.
  package func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  /// Every file of a folder with its bytes.
  package func files(in folder: String = "") throws -> [String: Data] {
    let names = try names(in: folder)
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: path("\(folder)/\($0)")) ?? Data()) }
    )
  }

  /// Everything below a folder, hidden files and folders too, with the files' bytes.
  package func bytes(below folder: String = "") throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path(folder))
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(path(folder))/\($0)") ?? Data()) }
    )
  }

  /// Everything below the folder, with the text of files.
  package func contents() throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, (try? read($0)) ?? "") })
  }
}

/// What is wrong with a test's own preparation.
package struct TestFault: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
