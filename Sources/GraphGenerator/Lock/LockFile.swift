package import GraphSpec
package import SwiftEmitter

/// What a generated module was made of, kept beside it: with it `check` can tell which spec has changed and what that
/// did to the surface. Its name starts with a dot because SwiftPM would take it for a source otherwise.
package struct LockFile {
  package static let name = ".graphgen.lock"
  /// How a lock file starts, so that no other file of that name is ever replaced.
  package static let marker = "{\n  \"lock\": 1,"

  /// A spec that the module was made of.
  package struct Spec: Hashable, Sendable {
    package var path: String
    /// XXH64 of its bytes, 16 hexadecimal digits.
    package var hash: String
  }

  /// The generator that wrote the module.
  package var tool: String
  package var specs: [Spec]
  /// One line for each fact of the surface.
  package var surface: [String]

  /// - Parameter folder: the folder that the specs' paths are told from, so that the lock is the same on any machine.
  /// - Throws: when a spec can't be read any more.
  package init(tool: String, specs: Specs, surface: [String], folder: String) throws(FileSystem.Failure) {
    var sources: [Spec] = []
    for file in specs.files {
      let hash = try FileSystem.read(file).withUnsafeBytes { XXHash64.hexDigits(of: $0) }
      sources.append(Spec(path: file, hash: hash))
    }
    self.init(tool: tool, sources: sources, surface: surface, folder: folder)
  }

  /// - Parameter folder: the folder that the sources' paths are told from.
  package init(tool: String, sources: [Spec], surface: [String], folder: String) {
    self.tool = tool
    self.surface = surface
    let prefix = folder.isEmpty ? "" : folder + "/"
    specs = sources.map { source in
      let path = source.path.hasPrefix(prefix) ? String(source.path.dropFirst(prefix.count)) : source.path
      return Spec(path: path, hash: source.hash)
    }
    .sorted { $0.path < $1.path }
  }

  package var file: GeneratedFile {
    let text: JSONText = .object([
      ("lock", 1),
      ("tool", .string(tool)),
      ("specs", .object(specs.map { ($0.path, .string($0.hash)) })),
      ("surface", .strings(surface)),
    ])
    return GeneratedFile(name: Self.name, contents: text.pretty + "\n")
  }

  /// Nil when there is none, or an error was added.
  package static func read(in folder: String, diagnostics: inout [Diagnostic]) -> LockFile? {
    let path = Path.join(folder, name)
    do {
      guard let bytes = try FileSystem.readIfPresent(path) else { return nil }
      let root = try JSONNodeParser.parse(bytes, file: path)
      guard case .number("1")? = root["lock"]?.value, let lock = LockFile(root) else {
        let message = "the lock file is not of a kind that this graphgen knows; a newer one may have written it"
        diagnostics.append(Diagnostic(.error, .lockUnknown, message, at: root.location))
        return nil
      }
      return lock
    } catch let failure as JSONNodeParser.Failure {
      let message = "the lock file is damaged: \(failure.message); run 'graphgen generate'"
      diagnostics.append(Diagnostic(.error, .lockUnknown, message, at: failure.location))
    } catch let failure as FileSystem.Failure {
      diagnostics.append(.outputFailed(failure))
    } catch {}
    return nil
  }

  private init?(_ root: JSONNode) {
    guard let tool = root["tool"]?.string, let specs = root["specs"]?.object, let surface = root["surface"]?.array
    else { return nil }
    self.tool = tool
    self.specs = specs.compactMap { member in member.value.string.map { Spec(path: member.name, hash: $0) } }
    self.surface = surface.compactMap(\.string)
    guard self.specs.count == specs.count, self.surface.count == surface.count else { return nil }
  }
}

extension Diagnostic.Code {
  /// A lock file can't be understood.
  static let lockUnknown = Self("lock-unknown")
}
