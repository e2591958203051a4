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

  /// Where the drawing's top is.
  let path: String
  /// The folder of the manifest that is built.
  let package: String
  let buildFolder: String

  /// - Parameters:
  ///   - package: the folder of the manifest, as the drawing has it.
  ///   - contents: of files, by the name after the arrow; `Fixture` has the common ones.
  init(
    _ drawing: String,
    package: String = "",
    contents: [String: String] = [:]
  ) throws {
    path = "\(Self.home)/work"
    self.package = package.isEmpty ? path : "\(path)/\(package)"
    buildFolder = "\(Self.home)/build"
    let manager = FileManager.default
    try? manager.removeItem(atPath: path)
    try? manager.removeItem(atPath: "\(buildFolder)/plugins/outputs")
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    // The package's identity is its folder's name, and a checkout may be called anything.
    if (try? manager.destinationOfSymbolicLink(atPath: Self.link)) != Self.root {
      try? manager.removeItem(atPath: Self.link)
      try manager.createSymbolicLink(atPath: Self.link, withDestinationPath: Self.root)
    }
    try Tree(drawing).write(to: path) { name in
      try #require(contents[name] ?? Fixture.texts[name], "nothing says what is in '\(name)'")
        .replacingOccurrences(of: "{sdk}", with: Self.link)
    }
  }

  private static let link = "\(home)/graph-permission-sdk"

  /// Copies a package of this repository with what its links lead to, as its README says, and with the address changed.
  func copy(_ package: String) throws {
    let result = try Command.run(["cp", "-RL", "\(Self.root)/\(package)/.", path], in: path)
    try #require(result.status == 0, "\(result.log)")
    try? FileManager.default.removeItem(atPath: "\(path)/.build")
    try edit("Package.swift", #"path: "../..""#, "path: \"\(Self.link)\"")
  }

  /// Writes a file of the README: a manifest with the address of this checkout, a configuration with specs beside it.
  func add(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var text = text
    if url.lastPathComponent == "Package.swift" {
      let address = try #require(text.range(of: #"\.package\(url: [^)]*\)"#, options: .regularExpression))
      text.replaceSubrange(address, with: ".package(path: \"\(Self.link)\")")
    }
    try write(text, to: name)
    if url.lastPathComponent == "graphgen.json" {
      let specs = ["permissions", "metadata"].map { "\(Self.root)/Specs/\($0)" }
      let result = try Command.run(["cp", "-R"] + specs + [folder.path], in: path)
      try #require(result.status == 0, "\(result.log)")
    }
  }

  /// Runs lines of a shell with the shared build folder behind `swift`.
  func shell(_ script: String) throws -> Command {
    let swift = #"swift() { command="$1"; shift; command swift "$command" --scratch-path "$SCRATCH" "$@"; }"#
    return try Command.run(["sh", "-euc", "\(swift)\n\(script)"], in: package, environment: ["SCRATCH": buildFolder])
  }

  func build(_ options: String...) throws -> Command {
    try Command.run(["swift", "build", "--scratch-path", buildFolder, "-j", "2"] + options, in: package)
  }

  /// Runs `swift package generate-graph-sdk`.
  ///
  /// `swift package` of Swift 6.3 now and then crashes while it ends after a plugin that failed, once everything has
  /// been printed. That is not what is tested here, so such a run is done again.
  func generate(_ options: String..., environment: [String: String] = [:]) throws -> Command {
    let command =
      ["swift", "package", "--scratch-path", buildFolder, "--allow-writing-to-package-directory", "generate-graph-sdk"]
      + options
    var result = try Command.run(command, in: package, environment: environment)
    for _ in 0..<3 where result.log.contains("*** Program crashed") && result.log.contains("\"swift-package\"") {
      print("swift package crashed; running it again")
      result = try Command.run(command, in: package, environment: environment)
    }
    return result
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
