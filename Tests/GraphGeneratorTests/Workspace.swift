import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import Testing

/// Where the package is, and what may lie beside it.
enum Workspace {
  /// The package's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Real pages and metadata, which are no part of the repository.
  static let shared = URL(fileURLWithPath: root).deletingLastPathComponent().path + "/shared"

  static let hasShared: Bool = {
    let isThere = FileManager.default.fileExists(atPath: shared + "/corpus/metadata/v1.0.csdl.xml")
    if !isThere { print("skipped: tests over real pages and metadata need \(shared), which is not there") }
    return isThere
  }()

  static let goldens = [
    "Actions", "Enums", "Landmines", "Names", "Paths", "Polymorphism", "Recursion", "TwoPages", "Versions",
    "VersionsTrusted",
  ]

  static func golden(_ name: String) -> String { "\(root)/Tests/Goldens/\(name)" }
}

/// What a run of the pipeline gave.
struct Outcome {
  var files: [GeneratedFile]
  var surface: [String]
  var diagnostics: [Diagnostic]

  func contents(of name: String) -> String? { files.first { $0.name == name }?.contents }
}

enum Pipeline {
  static func configuration(_ file: String) throws -> Configuration {
    var diagnostics: [Diagnostic] = []
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    return try #require(configuration, "\(diagnostics)")
  }

  /// The files that a configuration yields; where it comes from a file, those that are kept beside the module too.
  static func run(_ configuration: Configuration) throws -> Outcome {
    var generator = Generator(configuration)
    let result = generator.generate()
    let (specs, module) = try #require(result, "\(generator.diagnostics)")
    var files = module.files
    if let file = configuration.file, let output = configuration.output {
      files =
        try CommittedModule(module, specs: specs, configuration: configuration, file: file, output: output).files
    }
    return Outcome(files: files, surface: module.surface, diagnostics: generator.diagnostics)
  }

  /// The pipeline's diagnostics where it is meant to fail.
  static func failure(_ configuration: Configuration) -> [Diagnostic] {
    var generator = Generator(configuration)
    #expect(generator.generate() == nil, "the specs were meant to be refused")
    return generator.diagnostics
  }
}

/// A folder that is there for one test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The real path: macOS's temporary folder is reached through a link.
    path = folder.resolvingSymlinksInPath().path
  }

  deinit {
    chmod("")
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(_ name: String) -> String { name.isEmpty ? path : "\(path)/\(name)" }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Every name in a folder, hidden ones too.
  func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  func chmod(_ name: String, _ mode: Int = 0o755) {
    try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
  }
}
