import GraphSpec
import Support

/// The specs of a git revision, written to a temporary folder. The repository and its work tree are only read.
struct RevisionCheckout {
  struct Failure: Error {
    var message: String
  }

  private let revision: String
  /// The current folder inside the repository, empty or with a slash at its end.
  private let prefix: String
  private let scratch: String
  private let objects: GitObjects
  /// Of the commit that the revision stood for at first, so that nothing moves while it is read.
  private var tree: GitTree
  private var written: Set<String> = []

  private var root: String { scratch + "/tree" }

  /// - Throws: when there is no git, no repository or no such revision.
  init(revision: String, operand: String) throws(Failure) {
    self.revision = revision
    if revision.isEmpty || revision.hasPrefix("-") {
      throw Failure(message: "'\(operand)' is no file, no folder and no git revision")
    }
    let here = FileSystem.absolute(".")
    guard let repository = GitRepository.find(from: here) else {
      throw Failure(message: "'\(operand)' is no file and no folder, and there is no git repository here")
    }
    let inside = Path.relative(here, to: repository.workTree)
    prefix = inside.isEmpty ? "" : inside + "/"
    do {
      scratch = FileSystem.absolute(try FileSystem.createTemporaryFolder())
    } catch {
      throw Failure(message: "\(error)")
    }
    do throws(GitObjects.Failure) {
      objects = try GitObjects(repository, scratch: scratch)
      guard let commit = try objects.commit(revision) else {
        throw GitObjects.Failure(message: "'\(operand)' is no file, no folder and no git revision that is here")
      }
      tree = try GitTree(commit: commit, in: objects)
    } catch {
      FileSystem.removeTree(scratch)
      throw Failure(message: error.message)
    }
  }

  func remove() { FileSystem.removeTree(scratch) }

  // MARK: Files

  /// Writes a file of the revision, and what it needs where it is a configuration.
  ///
  /// - Parameter path: from the repository's root, or with `./` from the current folder, as git has it; nil for the
  ///   configuration in the current folder or in `Specs`.
  /// - Returns: where it was written.
  mutating func fetch(_ path: String?) throws(Failure) -> String {
    var inside = "."
    if let path { inside = try located(path) }
    // The root, or nothing: the configuration is looked for as it is without a revision.
    if inside == "." { inside = try configuration() }
    switch try find(inside) {
    case nil: throw Failure(message: "'\(inside)' is not in the revision '\(revision)'")
    case .file:
      try write([inside])
      try writeSpecs(of: inside)
    case .folder:
      // What can be compared in it.
      for name in (ConfigurationFile.candidates + [LockFile.name]).map({ "\(inside)/\($0)" }) {
        guard case .file = try find(name) else { continue }
        try write([name])
        try writeSpecs(of: name)
      }
      try createFolder("\(root)/\(inside)")
    }
    return "\(root)/\(inside)"
  }

  private func located(_ path: String) throws(Failure) -> String {
    let isRelative = path.hasPrefix("./") || path.hasPrefix("../") || path.isEmpty
    let inside = Path.normalized(isRelative ? prefix + path : path)
    if inside.hasPrefix("..") || inside.hasPrefix("/") {
      throw Failure(message: "'\(path)' is outside of the repository")
    }
    return inside
  }

  private mutating func configuration() throws(Failure) -> String {
    var found: [String] = []
    for name in ConfigurationFile.candidates {
      if case .file = try find(prefix + name) { found.append(prefix + name) }
    }
    if found.count == 1 { return found[0] }
    let folder = prefix.isEmpty ? "at its root" : "in '\(prefix)'"
    throw Failure(
      message: found.isEmpty
        ? "the revision '\(revision)' has no graphgen.json and no Specs/graphgen.json \(folder); "
          + "write \(revision):PATH, or name it with --config"
        : "the revision '\(revision)' has two configurations \(folder); write \(revision):PATH"
    )
  }

  /// The pages and the metadata that a configuration names.
  private mutating func writeSpecs(of file: String) throws(Failure) {
    guard file.hasSuffix(".json") else { return }
    // What is wrong with it will be said when it is read again.
    var ignored: [Diagnostic] = []
    guard let configuration = ConfigurationReader.read("\(root)/\(file)", diagnostics: &ignored) else { return }
    var paths: [String] = []
    for page in configuration.pages {
      let inside = try inside(page)
      switch try find(inside) {
      case nil: break
      case .file: paths.append(inside)
      case .folder(let id):
        let names = try asking { tree throws(GitObjects.Failure) in try tree.files(of: id) }
        paths += names.filter { $0.hasSuffix(".md") }.map { Path.join(inside, $0) }
      }
    }
    for path in configuration.metadata.values.sorted() {
      let inside = try inside(path)
      if case .file = try find(inside) { paths.append(inside) }
    }
    try write(paths)
  }

  private func inside(_ path: String) throws(Failure) -> String {
    let path = Path.normalized(path)
    guard path.hasPrefix(root + "/") else {
      throw Failure(message: "'\(path)' is outside of the repository, so that no revision has it")
    }
    return String(path.dropFirst(root.count + 1))
  }

  private mutating func write(_ paths: [String]) throws(Failure) {
    var files: [(path: String, id: String)] = []
    for path in paths where written.insert(path).inserted {
      if case .file(let id) = try find(path) { files.append((path, id)) }
    }
    let contents = try asking { [objects] _ throws(GitObjects.Failure) in try objects.read(files.map(\.id)) }
    for (file, object) in zip(files, contents) {
      try createFolder(Path.parent("\(root)/\(file.path)"))
      do {
        try FileSystem.write(object.bytes, to: "\(root)/\(file.path)")
      } catch {
        throw Failure(message: "\(error)")
      }
    }
  }

  private func createFolder(_ path: String) throws(Failure) {
    do {
      try FileSystem.createFolder(path)
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  private mutating func find(_ path: String) throws(Failure) -> GitTree.Node? {
    try asking { tree throws(GitObjects.Failure) in try tree.find(path) }
  }

  private mutating func asking<Answer>(
    _ question: (inout GitTree) throws(GitObjects.Failure) -> Answer
  ) throws(Failure) -> Answer {
    do {
      return try question(&tree)
    } catch {
      throw Failure(message: "in the revision '\(revision)', \(error.message)")
    }
  }

  // MARK: Names

  /// Places in the temporary folder, told as git tells them: `HEAD~1:Specs/graphgen.json`.
  func renamed(_ path: String) -> String {
    path.hasPrefix(root + "/") ? "\(revision):\(path.dropFirst(root.count + 1))" : path
  }

  func renamed(_ location: SourceLocation) -> SourceLocation {
    SourceLocation(file: renamed(location.file), line: location.line, column: location.column)
  }

  func renamed(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location = diagnostic.location.map(renamed)
    diagnostic.message = diagnostic.message.split(separator: root + "/", omittingEmptySubsequences: false)
      .joined(separator: "\(revision):")
    return diagnostic
  }
}
