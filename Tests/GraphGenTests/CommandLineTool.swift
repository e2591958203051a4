import Foundation
import Testing

/// The built `graphgen`, run as a process.
struct CommandLineTool {
  struct Result {
    var status: Int32
    var output: String
    var error: String
    /// Lines of standard error.
    var errorLines: [String] { error.split(separator: "\n").map(String.init) }
  }

  /// The package's folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Beside the test bundle: on macOS the bundle is a folder and the test runs in Xcode's process, on Linux the test
  /// program itself is there.
  static let executable: URL? = {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let folders =
      bundles.map { $0.bundleURL.deletingLastPathComponent() }
      + [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), Bundle.main.bundleURL]
    return folders.lazy.map { $0.appendingPathComponent("graphgen") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  static func run(
    _ arguments: [String],
    in folder: String = root,
    environment: [String: String] = [:],
    program: URL? = executable
  ) throws -> Result {
    let process = Process()
    guard let program else { throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "graphgen"]) }
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var inherited = ProcessInfo.processInfo.environment
    // The tests may themselves run in a workflow, where the tool says everything twice.
    inherited["GITHUB_ACTIONS"] = nil
    process.environment = inherited.merging(environment) { _, new in new }
    // Files rather than pipes: nothing can fill up while the process is waited for.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "graphgen crashed")
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(status: process.terminationStatus, output: texts[0], error: texts[1])
  }
}

/// A folder with a page, metadata of a version and a configuration, there for one test.
final class Project {
  let path: String

  static let page = """
    # Lamps.Read

    ## Graph Methods

    Type: A = Application Permission, D = Delegate Permission

    |Ver|Type|Method|
    |-------|----|------|
    |V1|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|
    ## Application Permission
    |||
    |-|-|
    |**Id**|99999999-9999-4999-8999-000000000001|

    """

  static let metadata = """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
      <edmx:DataServices>
        <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EntityType Name="lamp">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
            <Property Name="isOn" Type="Edm.Boolean" />
          </EntityType>
          <EntityContainer Name="GraphService">
            <EntitySet Name="lamps" EntityType="microsoft.graph.lamp" />
          </EntityContainer>
        </Schema>
      </edmx:DataServices>
    </edmx:Edmx>

    """

  static let configuration = """
    {
      "module": "Lamps",
      "pages": ["page.md"],
      "metadata": {"v1.0": "v1.0.csdl.xml"},
      "output": "Generated"
    }

    """

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
    try write(Self.page, to: "page.md")
    try write(Self.metadata, to: "v1.0.csdl.xml")
    try write(Self.configuration, to: "graphgen.json")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
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

  /// Every file below a folder with its bytes.
  func files(in name: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(path)/\(name)/\($0)") ?? Data()) }
    )
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: path, environment: environment)
  }
}
