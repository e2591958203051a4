import Foundation
import Testing

/// A folder with a consumer's package in it, made from a drawing.
///
/// All of them share one place and one build folder, so that graphgen is built once. The place has a space and letters
/// beyond ASCII in its path, so every layout is one with such a path.
struct Workspace {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let home = "\(root)/IntegrationTests/Plugins/.build/workspace ünï"
  static let shared = "\(home)/build"

  /// Where the drawing's top is.
  let path: String
  /// The folder of the manifest that is built.
  let package: String
  let buildFolder: String

  /// - Parameters:
  ///   - package: the folder of the manifest, as the drawing has it.
  ///   - buildFolder: nil for the shared one.
  init(
    _ drawing: String,
    package: String = "",
    contents: [String: String] = [:],
    home: String = Workspace.home,
    buildFolder: String? = nil
  ) throws {
    // Not below the build folder's package: what is above must not matter.
    path = "\(home)/work"
    self.package = package.isEmpty ? path : "\(path)/\(package)"
    self.buildFolder = buildFolder ?? Self.shared
    let manager = FileManager.default
    try? manager.removeItem(atPath: path)
    try? manager.removeItem(atPath: "\(self.buildFolder)/plugins/outputs")
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    // The package's identity is its folder's name, and a checkout may be called anything.
    let link = "\(home)/graph-permission-sdk"
    if (try? manager.destinationOfSymbolicLink(atPath: link)) != Self.root {
      try? manager.removeItem(atPath: link)
      try manager.createSymbolicLink(atPath: link, withDestinationPath: Self.root)
    }
    try Tree(drawing).write(to: path) { name in
      try #require(contents[name] ?? Fixture.texts[name], "nothing says what is in '\(name)'")
        .replacingOccurrences(of: "{sdk}", with: link)
    }
  }

  func build(_ options: String...) throws -> Command {
    try Command.run(["swift", "build", "--scratch-path", buildFolder, "-j", "2"] + options, in: package)
  }

  func generate(_ options: String..., environment: [String: String] = [:]) throws -> Command {
    try Command.run(
      ["swift", "package", "--scratch-path", buildFolder, "--allow-writing-to-package-directory", "generate-graph-sdk"]
        + options,
      in: package,
      environment: environment
    )
  }

  func run(_ product: String, configuration: String = "debug") throws -> Command {
    try Command.run(["\(buildFolder)/\(configuration)/\(product)"], in: package)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    try #require(text.contains(old), "'\(old)' is not in \(name)")
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Sorted names in a folder.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
  }

  /// A new time of change, as an editor that saves the same text gives.
  func touch(_ name: String) throws {
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: "\(path)/\(name)")
  }

  /// The generated files of a target by name, each with what changes when it is written.
  func generated(_ target: String) throws -> [String: Generated] {
    let outputs = "\(buildFolder)/plugins/outputs"
    guard let all = FileManager.default.enumerator(atPath: outputs) else { return [:] }
    var found: [String: Generated] = [:]
    for case let path as String in all
    where path.hasSuffix(".swift") && path.contains("/\(target)/") && path.contains("/GraphSDK/") {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(outputs)/\(path)")
      found[path.components(separatedBy: "/").last!] = Generated(
        path: "\(outputs)/\(path)",
        inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
        modified: attributes[.modificationDate] as? Date ?? .distantPast
      )
    }
    return found
  }

  struct Generated: Hashable {
    var path: String
    var inode: UInt64
    var modified: Date

    var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
  }
}

extension Command {
  /// How often a verbose build ran graphgen.
  var toolRuns: Int {
    log.split(separator: "\n").filter { $0.contains("graphgen-tool") && $0.contains(" generate --config ") }.count
  }

  /// What SwiftPM has to say about files that nobody declares, and the compiler about code.
  var warnings: [String] {
    log.split(separator: "\n").map(String.init).filter { $0.contains("unhandled") || $0.contains("warning:") }
  }
}
