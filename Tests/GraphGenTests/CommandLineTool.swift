import Foundation
import TestSupport
import Testing

/// The built `graphgen`, run as a process.
enum CommandLineTool {
  typealias Result = ProgramRun.Result

  /// The package's folder.
  static let root = Workspace.root

  static let executable = ProgramRun.built("graphgen")

  static func run(
    _ arguments: [String],
    in folder: String = root,
    environment: [String: String] = [:],
    program: URL? = executable
  ) throws -> Result {
    let result = try ProgramRun(program, arguments, in: folder, environment: environment).wait()
    #expect(result.reason == .exit, "graphgen crashed")
    return result
  }
}

/// A folder with a page, metadata of a version and a configuration, there for one test.
final class Project {
  let folder: TemporaryFolder
  var path: String { folder.path }

  static let page = SampleSpecs.page("V1")
  static let metadata = SampleSpecs.metadata(["isOn"])

  static let configuration = """
    {
      "module": "Lamps",
      "pages": ["page.md"],
      "metadata": {"v1.0": "v1.0.csdl.xml"},
      "output": "Generated"
    }

    """

  init() throws {
    folder = try TemporaryFolder()
    try write(Self.page, to: "page.md")
    try write(Self.metadata, to: "v1.0.csdl.xml")
    try write(Self.configuration, to: "graphgen.json")
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }
  func write(_ bytes: Data, to name: String) throws { try folder.write(bytes, to: name) }
  func read(_ name: String) throws -> String { try folder.read(name) }
  func edit(_ name: String, _ old: String, _ new: String) throws { try folder.edit(name, old, new) }
  func exists(_ name: String) -> Bool { folder.exists(name) }
  func files(in name: String) throws -> [String: Data] { try folder.files(in: name) }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandLineTool.Result {
    try CommandLineTool.run(arguments, in: path, environment: environment)
  }
}
