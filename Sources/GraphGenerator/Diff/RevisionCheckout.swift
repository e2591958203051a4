import GraphSpec
import Support

/// The specs of a git revision, written to a temporary folder. The repository and its work tree are only read.
struct RevisionCheckout {
  struct Failure: Error {
    var message: String
  }

  private let revision: String
  /// The commit that the revision stands for, so that nothing moves while it is read.
  private let commit: String
  /// The current folder inside the repository, empty or with a slash at its end.
  private let prefix: String
  private let scratch: String

  private var root: String { scratch + "/tree" }

  /// - Throws: when there is no git, no repository or no such revision.
  init(revision: String, operand: String) throws(Failure) {
    self.revision = revision
    if revision.isEmpty || revision.hasPrefix("-") {
      throw Failure(message: "'\(operand)' is no file, no folder and no git revision")
    }
    do {
      scratch = try FileSystem.createTemporaryFolder()
    } catch {
      throw Failure(message: "\(error)")
    }
    do throws(Failure) {
      guard let inside = try Self.git(["rev-parse", "--show-prefix"], scratch) else {
        let reason = Self.reason(scratch)
        throw Failure(message: "'\(operand)' is no file and no folder, and there is no git repository here\(reason)")
      }
      prefix = Self.line(inside)
      let name = revision + "^{commit}"
      guard let commit = try Self.git(["rev-parse", "--verify", "--quiet", name], scratch) else {
        throw Failure(message: "'\(operand)' is no file, no folder and no git revision that is here")
      }
      self.commit = Self.line(commit)
    } catch {
      FileSystem.removeTree(scratch)
      throw error
    }
  }

  func remove() { FileSystem.removeTree(scratch) }

  // MARK: Files

  /// Writes a file of the revision, and what it needs where it is a configuration.
  ///
  /// - Parameter path: from the repository's root, or with `./` from the current folder, as git has it; nil for the
  ///   configuration in the current folder or in `Specs`.
  /// - Returns: where it was written.
  func fetch(_ path: String?) throws(Failure) -> String {
    var inside = "."
    if let path { inside = try located(path) }
    // The root, or nothing: the configuration is looked for as it is without a revision.
    if inside == "." { inside = try configuration() }
    let names = try list(inside)
    guard !names.isEmpty else { throw Failure(message: "'\(inside)' is not in the revision '\(revision)'") }
    if names.contains(inside) {
      try write(inside)
      try writeSpecs(of: inside)
      return "\(root)/\(inside)"
    }
    // A folder: what can be compared in it.
    for name in ["graphgen.json", "Specs/graphgen.json", LockFile.name] where names.contains("\(inside)/\(name)") {
      try write("\(inside)/\(name)")
      try writeSpecs(of: "\(inside)/\(name)")
    }
    try createFolder("\(root)/\(inside)")
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

  private func configuration() throws(Failure) -> String {
    var found: [String] = []
    for name in ["graphgen.json", "Specs/graphgen.json"] {
      if try list(prefix + name).contains(prefix + name) { found.append(prefix + name) }
    }
    if found.count == 1 { return found[0] }
    let folder = prefix.isEmpty ? "at its root" : "in '\(prefix)'"
    throw Failure(
      message: found.isEmpty
        ? "the revision '\(revision)' has no graphgen.json and no Specs/graphgen.json \(folder); "
          + "write \(revision):PATH"
        : "the revision '\(revision)' has two configurations \(folder); write \(revision):PATH"
    )
  }

  /// The pages and the metadata that a configuration names.
  private func writeSpecs(of file: String) throws(Failure) {
    guard file.hasSuffix(".json") else { return }
    // What is wrong with it will be said when it is read again.
    var ignored: [Diagnostic] = []
    guard let configuration = ConfigurationReader.read("\(root)/\(file)", diagnostics: &ignored) else { return }
    for page in configuration.pages {
      let inside = try inside(page)
      let names = try list(inside)
      for name in names where name == inside || (Path.parent(name) == inside && name.hasSuffix(".md")) {
        try write(name)
      }
    }
    for path in configuration.metadata.values.sorted() {
      let inside = try inside(path)
      if try list(inside).contains(inside) { try write(inside) }
    }
  }

  private func inside(_ path: String) throws(Failure) -> String {
    guard path.hasPrefix(root + "/") else {
      throw Failure(message: "'\(path)' is outside of the repository, so that no revision has it")
    }
    return String(path.dropFirst(root.count + 1))
  }

  /// Every file at or below a path.
  private func list(_ path: String) throws(Failure) -> [String] {
    let arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--", path]
    guard let bytes = try Self.git(["--literal-pathspecs"] + arguments, scratch) else {
      throw Failure(message: "git can't list '\(path)' in the revision '\(revision)'")
    }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private func write(_ path: String) throws(Failure) {
    guard let bytes = try Self.git(["cat-file", "blob", "\(commit):\(path)"], scratch) else {
      throw Failure(message: "git can't read '\(path)' in the revision '\(revision)'")
    }
    try createFolder(Path.parent("\(root)/\(path)"))
    do {
      try FileSystem.write(bytes, to: "\(root)/\(path)")
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  private func createFolder(_ path: String) throws(Failure) {
    do {
      try FileSystem.createFolder(path)
    } catch {
      throw Failure(message: "\(error)")
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

  // MARK: Git

  /// Nil when git says no.
  private static func git(_ arguments: [String], _ scratch: String) throws(Failure) -> [UInt8]? {
    let output = scratch + "/out"
    let error = scratch + "/err"
    guard let status = Subprocess.run(["git"] + arguments, output: output, error: error) else {
      throw Failure(message: "git can't be run, which reading a revision needs; is it installed and in PATH?")
    }
    if status != 0 { return nil }
    do {
      return try FileSystem.read(output)
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  /// What git said, which may be that the repository belongs to someone else.
  private static func reason(_ scratch: String) -> String {
    let text = line((try? FileSystem.read(scratch + "/err")) ?? [])
    return text.isEmpty ? "" : " (\(text))"
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
