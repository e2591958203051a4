import Support

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The objects of a git repository, read without its configuration.
///
/// A repository's configuration can name programs, and git runs them: for a remote that has promised objects, for
/// filters, hooks, pagers and much else. So git never sees it. It gets a repository of our own in a temporary folder,
/// with a configuration of our own, that shares the objects and the references of the one that is asked about. There it
/// runs `cat-file` alone, which reads objects by name from its standard input. What isn't there is fetched from nowhere.
struct GitObjects {
  struct Failure: Error {
    var message: String
  }

  struct Object {
    var kind: Substring
    var bytes: ArraySlice<UInt8>
  }

  /// Of all objects that are read at once, in bytes.
  static let limit = 128 << 20

  private let git: Subprocess
  private let scratch: String
  /// In bytes.
  let idLength: Int

  /// - Parameter scratch: an empty folder of our own.
  init(_ repository: GitRepository, scratch: String) throws(Failure) {
    self.scratch = scratch
    guard let program = Subprocess.find("git") else {
      throw Failure(message: "git can't be run, which reading a revision needs; is it installed and in PATH?")
    }
    if let path = repository.irregularFile {
      throw Failure(message: "git can't read the repository: '\(path)' is a pipe or a device, not a file")
    }
    git = Subprocess(
      program: program,
      environment: Self.environment(repository, scratch: scratch),
      seconds: 60,
      outputLimit: Self.limit + (1 << 20)
    )
    do {
      try Self.share(repository, scratch: scratch)
      try FileSystem.write(Self.configuration(isSHA256: false).utf8, to: scratch + "/git/config")
      let isSHA256 = try Self.usesSHA256(repository, git, scratch)
      if isSHA256 { try FileSystem.write(Self.configuration(isSHA256: true).utf8, to: scratch + "/git/config") }
      idLength = isSHA256 ? 32 : 20
    } catch let failure as FileSystem.Failure {
      throw Failure(message: "\(failure)")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  // MARK: The repository of our own

  /// The caller's, without what tells git where to look, whom to ask and what to write down.
  private static func environment(_ repository: GitRepository, scratch: String) -> [String: String] {
    var variables = Subprocess.inheritedEnvironment.filter { !$0.key.hasPrefix("GIT_") }
    variables["LC_ALL"] = "C"
    // The user's and the system's configurations; GIT_CONFIG_GLOBAL is unknown before git 2.32, HOME isn't.
    variables["HOME"] = scratch + "/home"
    variables["XDG_CONFIG_HOME"] = scratch + "/home"
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    variables["GIT_CONFIG_SYSTEM"] = "/dev/null"
    variables["GIT_CONFIG_NOSYSTEM"] = "1"
    variables["GIT_ATTR_NOSYSTEM"] = "1"
    variables["GIT_DIR"] = scratch + "/git"
    variables["GIT_OBJECT_DIRECTORY"] = repository.common + "/objects"
    // Our configuration names no remote that could be asked; these hold whatever else does.
    variables["GIT_NO_LAZY_FETCH"] = "1"
    variables["GIT_ALLOW_PROTOCOL"] = "none"
    variables["GIT_TERMINAL_PROMPT"] = "0"
    variables["GIT_NO_REPLACE_OBJECTS"] = "1"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    return variables
  }

  /// Without the commit graph and the multi-pack index, which say the same as the objects when they are right.
  private static func configuration(isSHA256: Bool) -> String {
    """
    [core]
    \trepositoryFormatVersion = \(isSHA256 ? 1 : 0)
    \tbare = true
    \tcommitGraph = false
    \tmultiPackIndex = false
    \(isSHA256 ? "[extensions]\n\tobjectFormat = sha256\n" : "")
    """
  }

  private static func share(_ repository: GitRepository, scratch: String) throws(FileSystem.Failure) {
    let folder = scratch + "/git"
    try FileSystem.createFolder(folder + "/logs")
    try FileSystem.createFolder(scratch + "/home")
    try FileSystem.write("\(repository.head ?? "")\n".utf8, to: folder + "/HEAD")
    for name in repository.pseudoReferences {
      guard let bytes = GitRepository.bytes(of: "\(repository.folder)/\(name)", limit: 1 << 20) else { continue }
      try FileSystem.write(bytes, to: "\(folder)/\(name)")
    }
    for name in ["refs", "logs/refs"] {
      if FileSystem.isFolder("\(repository.common)/\(name)") {
        symlink("\(repository.common)/\(name)", "\(folder)/\(name)")
      } else {
        try FileSystem.createFolder("\(folder)/\(name)")
      }
    }
    if GitRepository.bytes(of: repository.common + "/packed-refs", limit: Self.limit) != nil {
      symlink(repository.common + "/packed-refs", folder + "/packed-refs")
    }
    // A link would be none: git looks for a file.
    if let bytes = GitRepository.bytes(of: repository.folder + "/logs/HEAD", limit: Self.limit) {
      try FileSystem.write(bytes, to: folder + "/logs/HEAD")
    }
  }

  /// Reads the two members of the configuration that say in which form the repository is.
  private static func usesSHA256(_ repository: GitRepository, _ git: Subprocess, _ scratch: String) throws(Failure)
    -> Bool
  {
    let path = repository.common + "/config"
    // A copy of it, as text: included files are not read.
    guard let bytes = GitRepository.bytes(of: path, limit: 1 << 20) else {
      if FileSystem.isFile(path) {
        throw Failure(message: "'\(path)' is no file that a repository's configuration is in")
      }
      return false
    }
    do {
      try FileSystem.write(bytes, to: scratch + "/copy")
    } catch {
      throw Failure(message: "\(error)")
    }
    let arguments = ["config", "--file", scratch + "/copy", "--no-includes", "--null", "--list"]
    let list = try output(of: arguments, input: "/dev/null", git, scratch)
    var values: [Substring: Substring] = [:]
    for entry in String(decoding: list, as: UTF8.self).split(separator: "\0") {
      let parts = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      values[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
    if let storage = values["extensions.refstorage"], storage != "files" {
      throw Failure(message: "the repository keeps its references in the form '\(storage)', which isn't read here")
    }
    switch values["extensions.objectformat"] {
    case nil, "sha1": return false
    case "sha256": return true
    case let format?:
      throw Failure(message: "the repository's objects are in the form '\(format)', which isn't read here")
    }
  }

  // MARK: Objects

  /// The commit that a revision stands for; nil when there is none.
  func commit(_ revision: String) throws(Failure) -> String? {
    // A line is a name whatever is in it, but for its end.
    if revision.contains(where: \.isNewline) { return nil }
    return try headers(["\(revision)^{commit}"], isLenient: true).first.flatMap { $0.kind == "commit" ? $0.id : nil }
  }

  /// - Parameter ids: of objects that are named by others, so that they have to be here.
  func read(_ ids: [String]) throws(Failure) -> [Object] {
    if ids.isEmpty { return [] }
    let headers = try headers(ids, isLenient: false)
    var size = 0
    for header in headers {
      size += header.size
      guard header.size <= Self.limit, size <= Self.limit else {
        throw Failure(message: "what is to be read has more than \(Self.limit >> 20) MiB")
      }
    }
    let bytes = try run(["cat-file", "--batch"], ids)
    var objects: [Object] = []
    var place = 0
    for header in headers {
      // The header again, the object, and the end of a line.
      let start = (bytes[place...].firstIndex(of: 0x0A) ?? bytes.count) + 1
      guard start + header.size < bytes.count else { throw Failure(message: "git gave less than it had announced") }
      objects.append(Object(kind: header.kind, bytes: bytes[start..<start + header.size]))
      place = start + header.size + 1
    }
    return objects
  }

  private struct Header {
    var id: String
    var kind: Substring
    var size: Int
  }

  private func headers(_ names: [String], isLenient: Bool) throws(Failure) -> [Header] {
    let bytes = try run(["cat-file", "--batch-check"], names)
    var headers: [Header] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 3, words[0].utf8.count == idLength * 2, let size = Int(words[2]), size >= 0 {
        headers.append(Header(id: String(words[0]), kind: words[1], size: size))
      } else if !isLenient {
        let message = "the object \(words.first ?? "") is not in this repository, as in one that was cloned in part;"
        throw Failure(message: message + " fetch it first, nothing is fetched here")
      }
    }
    guard isLenient || headers.count == names.count else { throw Failure(message: "git didn't answer") }
    return headers
  }

  private func run(_ arguments: [String], _ names: [String]) throws(Failure) -> [UInt8] {
    let input = scratch + "/in"
    do {
      try FileSystem.write(names.map { $0 + "\n" }.joined().utf8, to: input)
    } catch {
      throw Failure(message: "\(error)")
    }
    return try Self.output(of: arguments, input: input, git, scratch)
  }

  private static func output(of arguments: [String], input: String, _ git: Subprocess, _ scratch: String)
    throws(Failure)
    -> [UInt8]
  {
    let files = (output: scratch + "/out", error: scratch + "/err")
    let status: Int32
    do {
      status = try git.run(["--no-pager"] + arguments, input: input, output: files.output, error: files.error)
    } catch {
      switch error {
      case .notRun: throw Failure(message: "git can't be run, which reading a revision needs")
      case .tookTooLong: throw Failure(message: "git didn't answer within \(Int(git.seconds)) seconds and was ended")
      case .wroteTooMuch: throw Failure(message: "git gave more than \(Self.limit >> 20) MiB and was ended")
      }
    }
    guard status == 0 else { throw Failure(message: "git can't read the repository\(reason(files.error))") }
    do {
      return try FileSystem.read(files.output)
    } catch {
      throw Failure(message: "\(error)")
    }
  }

  /// The first line of what git said, which may quote what somebody else has written.
  private static func reason(_ path: String) -> String {
    let bytes = ((try? FileSystem.read(path)) ?? []).prefix { $0 != 0x0A }.prefix(300)
    let text = String(decoding: bytes.map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    return text.isEmpty ? "" : " (\(text))"
  }
}
