import APISurface
package import GraphSpec
import SpecJSON
import Support
package import SurfaceDiff

/// Makes a surface of what a person gives to `diff`.
package struct DiffOperandReader {
  /// What a path on the command line stands for.
  private enum Content {
    case configuration(String)
    case metadata(String)
    case page(String)
    case surface(DiffOperand)
  }

  /// The configuration for which single specs stand in; read when one does.
  private let configuration: () throws -> Configuration
  /// The file that a person named as the configuration, which is read of revisions, too; nil to look for it.
  private let file: String?
  private(set) package var diagnostics: [Diagnostic] = []

  package init(file: String? = nil, configuration: @escaping () throws -> Configuration) {
    self.file = file
    self.configuration = configuration
  }

  /// Nil exactly when an error was added.
  ///
  /// - Throws: what reading the configuration in use throws.
  package mutating func read(_ operand: String) throws -> DiffOperand? {
    if FileSystem.isFile(operand) || FileSystem.isFolder(operand) { return try read(path: operand, version: nil) }
    if let (version, path) = Self.versioned(operand) {
      if FileSystem.isFile(path) { return try read(path: path, version: version) }
      return fail("there is no file '\(path)'", at: nil)
    }
    return try readRevision(operand)
  }

  /// The specs of the configuration in use, as they are.
  package mutating func readConfiguration() throws -> DiffOperand? {
    let configuration = try configuration()
    return surface(of: configuration, name: configuration.file ?? "the specs")
  }

  /// `v1.0=FILE`.
  private static func versioned(_ operand: String) -> (GraphVersion, String)? {
    let parts = operand.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let version = GraphVersion(rawValue: parts[0]) else { return nil }
    return (version, parts[1])
  }

  // MARK: Files

  private mutating func read(path: String, version: GraphVersion?) throws -> DiffOperand? {
    switch content(of: path) {
    case .surface(let operand): return operand
    case .configuration(let file):
      var found: [Diagnostic] = []
      let configuration = ConfigurationReader.read(file, diagnostics: &found)
      diagnostics += found
      return configuration.flatMap { surface(of: $0, name: path) }
    case .metadata(let file):
      var configuration = try configuration()
      guard let version = version ?? Self.version(named: file, in: configuration) else {
        return fail("it can't be told which version's metadata this is; write v1.0=\(file) or beta=\(file)", at: file)
      }
      configuration.metadata[version] = file
      return surface(of: configuration, name: path, file: file)
    case .page(let file):
      var configuration = try configuration()
      let pages = Self.pages(of: configuration)
      guard let index = pages.firstIndex(where: { Path.name($0) == Path.name(file) }) ?? (pages.count == 1 ? 0 : nil)
      else {
        return fail("none of the configuration's pages is called as this one, for which it could stand", at: file)
      }
      configuration.pages = pages
      configuration.pages[index] = file
      return surface(of: configuration, name: path, file: file)
    case nil: return nil
    }
  }

  private mutating func content(of path: String) -> Content? {
    if FileSystem.isFolder(path) { return folder(path) }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path)
    } catch {
      return failContent("cannot read the file: \(error.reason)", at: path)
    }
    // A byte order mark may stand before the first character.
    let text = bytes.drop { [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    switch text.first {
    case nil: return failContent("the file is empty", at: path)
    case UInt8(ascii: "<"): return .metadata(path)
    case UInt8(ascii: "#") where path.hasSuffix(".md"): return .page(path)
    case UInt8(ascii: "{"): return json(bytes, path)
    default:
      return SurfaceFile.operand(bytes, path: path, diagnostics: &diagnostics).map(Content.surface)
    }
  }

  private mutating func folder(_ path: String) -> Content? {
    let names = ConfigurationFile.candidates.map { Path.join(path, $0) }
    let found = names.filter(FileSystem.isFile)
    if found.count > 1 {
      return failContent("the folder has two configurations, \(found[0]) and \(found[1]); give one of them", at: path)
    }
    if let file = found.first { return .configuration(file) }
    let lock = Path.join(path, LockFile.name)
    if FileSystem.isFile(lock) { return content(of: lock) }
    return failContent("the folder has no graphgen.json, no Specs/graphgen.json and no \(LockFile.name)", at: path)
  }

  private mutating func json(_ bytes: [UInt8], _ path: String) -> Content? {
    do {
      let root = try JSONNodeParser.parse(bytes, file: path)
      if root["surface"] != nil {
        return SurfaceFile.operand(root, path: path, diagnostics: &diagnostics).map(Content.surface)
      }
      if root["pages"]?.array?.first?.string != nil || root["metadata"] != nil { return .configuration(path) }
      if root["lock"] != nil || root["endpoints"] != nil {
        return failContent("the file has no surface in it; it was cut, or an early graphgen wrote it", at: path)
      }
      return failContent("the JSON is no configuration, no lock file and no export of 'graphgen inspect'", at: path)
    } catch {
      diagnostics.append(Diagnostic(.error, .diffOperand, "the JSON is damaged: \(error.message)", at: error.location))
      return nil
    }
  }

  /// The version that the file's name, or its folder's, says; else the only one that the configuration has.
  private static func version(named file: String, in configuration: Configuration) -> GraphVersion? {
    for name in [Path.name(file), Path.name(Path.parent(file))] {
      let named = GraphVersion.allCases.filter { name.lowercased().contains($0.rawValue) }
      if named.count == 1 { return named[0] }
    }
    return configuration.metadata.count == 1 ? configuration.metadata.keys.first : nil
  }

  /// With folders replaced by the pages in them.
  private static func pages(of configuration: Configuration) -> [String] {
    configuration.pages.flatMap { page -> [String] in
      guard FileSystem.isFolder(page) else { return [page] }
      let names = (try? FileSystem.names(in: page)) ?? []
      return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { Path.join(page, $0) }
    }
  }

  // MARK: Specs

  private mutating func surface(of configuration: Configuration, name: String, file: String? = nil) -> DiffOperand? {
    var generator = Generator(configuration)
    let specs = generator.read().flatMap { generator.correct($0) }
    let bound = specs.flatMap { generator.bind($0) }
    diagnostics += generator.diagnostics
    guard let specs, let bound else { return nil }
    let file = file ?? configuration.file ?? configuration.pages.first ?? ""
    let operand = DiffOperand(name: name, file: file, bound: bound, models: specs.models)
    let (count, limit) = (operand.facts.lineCount, SurfaceFacts.lineLimit)
    guard count <= limit else {
      return fail("the surface of these specs has \(count) lines; no more than \(limit) are compared", at: file)
    }
    return operand
  }

  // MARK: Revisions

  private mutating func readRevision(_ operand: String) throws -> DiffOperand? {
    let parts = operand.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    do {
      var checkout = try RevisionCheckout(revision: parts[0], operand: operand)
      defer { checkout.remove() }
      let named = file.map { "./" + Path.relative(FileSystem.absolute($0), to: FileSystem.absolute(".")) }
      let path = try checkout.fetch(parts.count == 2 ? parts[1] : named)
      let before = diagnostics.count
      let found = try read(path: path, version: nil)
      for index in before..<diagnostics.count { diagnostics[index] = checkout.renamed(diagnostics[index]) }
      guard var result = found else { return nil }
      result.name = operand
      result.revision = parts[0]
      result.file = checkout.renamed(result.file)
      result.locations = result.locations.mapValues(checkout.renamed)
      return result
    } catch let failure as RevisionCheckout.Failure {
      diagnostics.append(Diagnostic(.error, .diffGit, failure.message, at: nil))
      return nil
    }
  }

  private mutating func fail(_ message: String, at file: String?) -> DiffOperand? {
    let location = file.map { SourceLocation(file: $0, line: 0) }
    diagnostics.append(Diagnostic(.error, .diffOperand, message, at: location))
    return nil
  }

  private mutating func failContent(_ message: String, at file: String) -> Content? {
    _ = fail(message, at: file)
    return nil
  }
}

extension Diagnostic.Code {
  /// What is to be compared can't be found or is of no kind that can.
  static let diffOperand = Self("diff-operand")
  /// Git isn't there, or doesn't have what was asked for.
  static let diffGit = Self("diff-git")
}
