import GraphSpec
import Support
package import SwiftEmitter

/// What a generated module was made of and what was made, kept beside it: with it `check` can tell which spec has
/// changed, what that did to the surface, and which generated file was edited. Its name starts with a dot because
/// SwiftPM would take it for a source otherwise.
package struct LockFile {
  package static let name = ".graphgen.lock"
  /// How a lock file of any format starts, so that no other file of that name is ever replaced.
  package static let marker = "{\n  \"lock\": "
  /// Format 1 had neither the configuration nor the outputs, and up to format 2 the lines of the surface could be read in
  /// more than one way.
  static let format = 3

  /// A file and what was in it.
  package struct Entry: Hashable, Sendable {
    package var path: String
    /// XXH64 of its bytes with LF as line ends, 16 hexadecimal digits; of a configuration, of what it says about the
    /// output.
    package var hash: String

    package init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }
  }

  /// The version of the generator that wrote the module.
  package var tool: String
  /// The path is told from the lock file's folder. Nil in format 1.
  package var configuration: Entry?
  /// The paths are told from the configuration's folder. Sorted.
  package var specs: [Entry]
  /// The module's files, by their names in the lock file's folder. Sorted; empty in format 1.
  package var outputs: [Entry]
  /// One line for each fact of the surface.
  package var surface: [String]

  package init(tool: String, configuration: Entry?, specs: [Entry], outputs: [Entry], surface: [String]) {
    self.tool = tool
    self.configuration = configuration
    self.specs = specs.sorted { $0.path < $1.path }
    self.outputs = outputs.sorted { $0.path < $1.path }
    self.surface = surface
  }

  package var file: GeneratedFile {
    let configuration: [(String, JSONText)] = configuration.map { [("configuration", Self.json([$0]))] } ?? []
    let text: JSONText = .object(
      [("lock", .integer(Self.format)), ("tool", .string(tool))] + configuration + [
        ("specs", Self.json(specs)),
        ("outputs", Self.json(outputs)),
        ("surface", .strings(surface)),
      ]
    )
    return GeneratedFile(name: Self.name, contents: text.pretty + "\n")
  }

  /// The format that it was read in.
  var format = Self.format
  /// Whether generating writes it anew although nothing else has changed.
  package var isOfOlderFormat: Bool { configuration == nil || format < Self.format }

  /// The same for a file whose line ends git or an editor has changed.
  static func hash(of bytes: [UInt8]) -> String {
    LineEndings.normalized(bytes).withUnsafeBytes { XXHash64.hexDigits(of: $0) }
  }

  private static func json(_ entries: [Entry]) -> JSONText {
    .object(entries.map { ($0.path, .string($0.hash)) })
  }

  /// The names of the files that are not what was generated; one that is missing was not edited.
  package func editedOutputs(in folder: String) -> Set<String> {
    Set(
      outputs.lazy.filter { output in
        let path = Path.join(folder, Path.name(output.path))
        let bytes = try? FileSystem.read(path, limit: OutputFolder.fileLimit, followsLinks: false)
        guard let bytes else { return false }
        return Self.hash(of: bytes) != output.hash
      }
      .map(\.path)
    )
  }
}
