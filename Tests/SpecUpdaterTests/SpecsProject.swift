import Foundation
import TestSupport
import Testing

/// A project with a page and the metadata of two versions in folders of their own, there for one test.
final class SpecsProject {
  let folder: TemporaryFolder
  var path: String { folder.path }
  /// Where the tool keeps its downloads; outside of the project.
  let temporary: String

  static let v1 = "Specs/metadata/stable/v1.0.csdl.xml"
  static let beta = "Specs/metadata/beta.csdl.xml"

  static let page = SampleSpecs.page("V1", "Beta")

  /// - Parameter properties: of the type `lamp`, besides `id`.
  static func metadata(_ properties: String..., set: String = "lamps") -> String {
    SampleSpecs.metadata(properties, set: set, hasChairs: true)
  }

  /// What a server that works publishes.
  static let published = metadata("isOn", "isWarm")

  /// - Parameter upstream: where the two versions come from.
  init(v1: String, beta: String, permissions: String? = nil) throws {
    folder = try TemporaryFolder(named: "a project ü")
    temporary = "\(folder.parent)/tmp"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    try write(Self.page, to: "Specs/pages/Lamps.Read.md")
    // Not a slice, so that every update that works changes them.
    try write(Self.metadata("isOn"), to: Self.v1)
    try write(Self.metadata("isOn"), to: Self.beta)
    let document =
      permissions.map { ", \"permissions\": {\"url\": \"\($0)\", \"file\": \"pages/Lamps.Read.md\"}" } ?? ""
    try write(
      """
      {
        "module": "Lamps",
        "pages": ["pages"],
        "metadata": {"v1.0": "metadata/stable/v1.0.csdl.xml", "beta": "metadata/beta.csdl.xml"},
        "upstream": {"v1.0": "\(v1)", "beta": "\(beta)"\(document)}
      }

      """,
      to: "Specs/graphgen.json"
    )
  }

  convenience init(_ server: LoopbackServer) throws {
    try self.init(v1: server.url("/v1.0"), beta: server.url("/beta"))
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }
  func read(_ name: String) throws -> String { try folder.read(name) }
  func edit(_ name: String, _ old: String, _ new: String) throws { try folder.edit(name, old, new) }
  func exists(_ name: String) -> Bool { folder.exists(name) }
  /// Everything in the project, hidden files and folders too, with the files' bytes.
  func contents() throws -> [String: Data] { try folder.bytes() }

  /// What is left in the tool's folder for temporary files.
  func leftovers() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: temporary) }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Tool.Result {
    try Tool.start("graphgen-update", arguments, in: path, temporary: temporary, environment: environment).wait()
  }

  func graphgen(_ arguments: String...) throws -> Tool.Result { try graphgen(arguments) }

  func graphgen(_ arguments: [String]) throws -> Tool.Result {
    try Tool.start("graphgen", arguments, in: path, temporary: temporary).wait()
  }
}

/// A built program of this package, run as a process with a folder of its own for temporary files.
enum Tool {
  typealias Result = ProgramRun.Result

  /// The folder of built programs.
  static let folder = ProgramRun.built("graphgen-update")?.deletingLastPathComponent()

  static func start(
    _ name: String,
    _ arguments: [String],
    in path: String,
    temporary: String,
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try start(
      #require(folder).appendingPathComponent(name),
      arguments,
      in: path,
      temporary: temporary,
      environment: environment
    )
  }

  static func start(
    _ program: URL,
    _ arguments: [String],
    in path: String,
    temporary: String,
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    // A proxy that isn't there: what is on this machine is not asked through one.
    let variables = ["TMPDIR": temporary, "http_proxy": "http://127.0.0.1:9"].merging(environment) { $1 }
    return try ProgramRun(program, arguments, in: path, environment: variables)
  }
}
