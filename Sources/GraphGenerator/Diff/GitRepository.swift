import Support

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a git repository keeps what is read of it. Nothing here runs git.
struct GitRepository {
  /// The folder of the work tree, which has `.git` in it.
  var workTree: String
  /// `.git`, or where it points to: what this work tree alone has, such as `HEAD`.
  var folder: String
  /// What all work trees share: objects, references, the configuration.
  var common: String

  /// The repository of a folder: the next `.git` on the way up. A folder that looks like a bare repository is none,
  /// since it can be a part of what somebody else has committed.
  static func find(from folder: String) -> GitRepository? {
    var workTree = folder
    while true {
      if let found = GitRepository(workTree: workTree) { return found }
      let parent = Path.parent(workTree)
      if parent == workTree || parent.isEmpty { return nil }
      workTree = parent
    }
  }

  private init?(workTree: String) {
    self.workTree = workTree
    let place = Path.join(workTree, ".git")
    var folder = place
    if FileSystem.isFolder(place) {
      // The folder itself.
    } else if let text = Self.text(of: place), text.hasPrefix("gitdir: ") {
      // A work tree beside the first one, or a submodule (gitrepository-layout).
      folder = Path.resolve(String(text.dropFirst(8)), in: workTree)
    } else {
      return nil
    }
    let shared = Self.text(of: Path.join(folder, "commondir")).map { Path.resolve($0, in: folder) }
    self.folder = folder
    common = shared ?? folder
    guard FileSystem.isFolder(common + "/objects"), head != nil else { return nil }
  }

  /// What `HEAD` says: a branch or a commit. Nil when it says neither.
  var head: String? {
    let path = folder + "/HEAD"
    var target = [CChar](repeating: 0, count: 1_024)
    let length = readlink(path, &target, target.count - 1)
    if length > 0 {
      let name = String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return name.hasPrefix("refs/") ? "ref: \(name)" : nil
    }
    guard let text = Self.text(of: path) else { return nil }
    let isCommit = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || "abcdef".utf8.contains($0) }
    return text.hasPrefix("ref: refs/") || (isCommit && [40, 64].contains(text.utf8.count)) ? text : nil
  }

  /// The names of files such as `ORIG_HEAD` and `FETCH_HEAD`, which stand for commits as `HEAD` does.
  var pseudoReferences: [String] {
    ((try? FileSystem.names(in: folder)) ?? []).filter { name in
      name != "HEAD" && name.hasSuffix("_HEAD")
        && name.utf8.allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ_".utf8.contains($0) }
    }
  }

  /// A pipe, a device or the like among the files that git opens, which would have it wait or read without an end.
  var irregularFile: String? {
    var folders = ["objects/info", "objects/pack", "refs"]
    while let folder = folders.popLast() {
      for name in (try? FileSystem.names(in: Path.join(common, folder))) ?? [] {
        let (inner, path) = (Path.join(folder, name), Path.join(common, Path.join(folder, name)))
        var (status, target) = (stat(), stat())
        // A link that leads nowhere is no file.
        guard lstat(path, &status) == 0, stat(path, &target) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { folders.append(inner) }
        if ![S_IFDIR, S_IFREG].contains(target.st_mode & S_IFMT) { return inner }
      }
    }
    return nil
  }

  /// The first line of a small file; nil when it is none.
  static func text(of path: String) -> String? {
    guard let bytes = bytes(of: path, limit: 4_096) else { return nil }
    return String(validating: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Nil for what is no file or more than it may be. A pipe or a device is not even opened.
  static func bytes(of path: String, limit: Int) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    return try? FileSystem.read(path)
  }
}
