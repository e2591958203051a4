import Foundation
import Testing

/// A project with a page and the metadata of two versions in folders of their own, there for one test.
final class SpecsProject {
  let path: String
  /// Where the tool keeps its downloads; outside of the project.
  let temporary: String

  static let v1 = "Specs/metadata/stable/v1.0.csdl.xml"
  static let beta = "Specs/metadata/beta.csdl.xml"

  static let page = """
    # Lamps.Read

    ## Graph Methods

    Type: A = Application Permission, D = Delegate Permission

    |Ver|Type|Method|
    |-------|----|------|
    |V1|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|
    |Beta|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|
    ## Application Permission
    |||
    |-|-|
    |**Id**|99999999-9999-4999-8999-000000000001|

    """

  /// - Parameter properties: of the type `lamp`, besides `id`.
  static func metadata(_ properties: String..., set: String = "lamps") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
      <edmx:DataServices>
        <Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EntityType Name="lamp">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
    \(properties.map { "        <Property Name=\"\($0)\" Type=\"Edm.Boolean\" />\n" }.joined())\
          </EntityType>
          <EntityType Name="chair">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
          </EntityType>
          <EntityContainer Name="GraphService">
            <EntitySet Name="\(set)" EntityType="microsoft.graph.lamp" />
            <EntitySet Name="chairs" EntityType="microsoft.graph.chair" />
          </EntityContainer>
        </Schema>
      </edmx:DataServices>
    </edmx:Edmx>

    """
  }

  /// What a server that works publishes.
  static let published = metadata("isOn", "isWarm")

  /// - Parameter upstream: where the two versions come from.
  init(v1: String, beta: String, permissions: String? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-\(UUID().uuidString)")
    temporary = folder.appendingPathComponent("tmp").path
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("a project ü").path
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

  deinit { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    try #require(text.contains(old))
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Everything in the project, hidden files and folders too, with the files' bytes.
  func contents() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(path)/\($0)") ?? Data()) }
    )
  }

  /// What is left in the tool's folder for temporary files.
  func leftovers() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: temporary) }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Tool.Result {
    let run = try Tool.start(
      "graphgen-update",
      arguments,
      in: path,
      temporary: temporary,
      environment: environment
    )
    return try run.wait()
  }

  func graphgen(_ arguments: String...) throws -> Tool.Result { try graphgen(arguments) }

  func graphgen(_ arguments: [String]) throws -> Tool.Result {
    try Tool.start("graphgen", arguments, in: path, temporary: temporary).wait()
  }
}

/// A built program of this package, run as a process.
final class Tool {
  struct Result {
    var status: Int32
    var reason: Process.TerminationReason
    var output: String
    var error: String
  }

  let process = Process()
  private let scratch: URL
  private var files: [URL] { ["out", "err"].map { scratch.appendingPathComponent($0) } }

  /// The folder of built programs: beside the test bundle on macOS, the test program's own on Linux.
  static let folder: URL? = {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let folders =
      bundles.map { $0.bundleURL.deletingLastPathComponent() }
      + [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), Bundle.main.bundleURL]
    return folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("graphgen-update").path)
    }
  }()

  static func start(
    _ name: String,
    _ arguments: [String],
    in path: String,
    temporary: String,
    environment: [String: String] = [:]
  ) throws -> Tool {
    let folder = try #require(folder)
    return try Tool(folder.appendingPathComponent(name), arguments, path, temporary, environment)
  }

  init(
    _ program: URL,
    _ arguments: [String],
    _ path: String,
    _ temporary: String,
    _ additional: [String: String] = [:]
  ) throws {
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    for file in files { try Data().write(to: file) }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = temporary
    // A proxy that isn't there: what is on this machine is not asked through one.
    environment["http_proxy"] = "http://127.0.0.1:9"
    process.environment = environment.merging(additional) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  func wait() throws -> Result {
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(
      status: process.terminationStatus,
      reason: process.terminationReason,
      output: texts[0],
      error: texts[1]
    )
  }
}
