#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few file operations that the tools need, with the system's own reason when one fails.
///
/// This target doesn't use Foundation: what it is for is what Foundation has no call for (not following links, locks,
/// renames that exchange, files told apart by device and number), and a tool that a build runs at every change starts
/// sooner without.
package enum FileSystem {
  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    /// The system's number of the reason; 0 when it is not the system that refused.
    package var code: Int32
    /// What was tried, such as `read`.
    package var action: String
    private var refusal: String?

    package init(path: String, code: Int32, action: String) {
      self.path = path
      self.code = code
      self.action = action
    }

    /// - Parameter refusal: why it is not done although the system would do it.
    package init(path: String, action: String, refusal: String) {
      self.init(path: path, code: 0, action: action)
      self.refusal = refusal
    }

    /// That a folder can't be locked because another run has it.
    static func busy(_ path: String, _ patience: Duration) -> Failure {
      var failure = Failure(
        path: path,
        action: "lock the folder",
        refusal: "another graphgen works here, and did not end within \(patience.components.seconds) s; let it finish"
      )
      failure.isBusy = true
      return failure
    }

    static func tooLarge(_ path: String, limit: Int) -> Failure {
      let size = limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"
      var failure = Failure(path: path, action: "read", refusal: "it is larger than \(size)")
      failure.isTooLarge = true
      return failure
    }

    /// Whether the size is the reason.
    package private(set) var isTooLarge = false
    /// Whether another run is the reason.
    package private(set) var isBusy = false

    package var reason: String { refusal ?? String(cString: strerror(code)) }
    package var description: String { "cannot \(action) '\(path)': \(reason)" }
  }

  /// What is read unless something smaller or larger is expected; metadata of all of Graph has 4 MB.
  package static let standardLimit = 64 << 20

  /// The bytes of a regular file.
  ///
  /// - Parameter followsLinks: whether the path may be that of a link; links in the folders above are always followed.
  /// - Throws: also for what is no regular file, and for more bytes than the limit.
  package static func read(
    _ path: String,
    limit: Int = standardLimit,
    followsLinks: Bool = true
  ) throws(Failure) -> [UInt8] {
    try RegularFile(path, followsLinks: followsLinks).contents(limit: limit).bytes
  }

  /// Nil when there is no such file.
  package static func readIfPresent(
    _ path: String,
    limit: Int = standardLimit,
    followsLinks: Bool = true
  ) throws(Failure) -> [UInt8]? {
    do {
      return try read(path, limit: limit, followsLinks: followsLinks)
    } catch  where error.code == ENOENT {
      return nil
    }
  }

  /// Makes a file, in place of what has its name; a link of that name goes, and what it leads to stays.
  ///
  /// For folders of our own. What others may look at meanwhile is changed by a `FileTransaction`.
  package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(Failure) {
    let file = try NewFile(replacing: path)
    try file.write(Array(bytes))
    try file.close()
  }

  /// Makes a file where nothing has its name.
  package static func create(_ bytes: [UInt8], at path: String) throws(Failure) {
    let file = try NewFile(path, in: AT_FDCWD, path: path)
    try file.write(bytes)
    try file.close()
  }

  /// Whether anything has the name, a link that leads nowhere too.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  package static func createFolder(_ path: String) throws(Failure) {
    if path.isEmpty || isFolder(path) { return }
    // Upwards to what exists, then down again: a path may have any number of parts.
    var missing = [path]
    while case let parent = Path.parent(missing[missing.count - 1]), !parent.isEmpty, parent != "/", !isFolder(parent) {
      missing.append(parent)
    }
    for path in missing.reversed() {
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw Failure(path: path, code: errno, action: "create the folder")
      }
    }
  }

  /// A new folder that nobody else can look into, in the system's folder for such.
  package static func createTemporaryFolder() throws(Failure) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let template = Path.normalized(Path.join(parent.isEmpty ? "/tmp" : parent, "graphgen-XXXXXX"))
    var name = Array(template.utf8CString)
    guard mkdtemp(&name) != nil else { throw Failure(path: template, code: errno, action: "create the folder") }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder of our own and what is in it, as far as it can be. Links in it go, not what they lead to.
  package static func removeTree(_ path: String) {
    var folders = [path]
    var emptied: [String] = []
    while let folder = folders.popLast() {
      emptied.append(folder)
      for name in (try? names(in: folder)) ?? [] {
        let inner = Path.join(folder, name)
        if unlink(inner) != 0, !isLink(inner) { folders.append(inner) }
      }
    }
    for folder in emptied.reversed() { rmdir(folder) }
  }

  /// The path from the root, without `.` and `..`; links are not followed.
  package static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return Path.normalized(path) }
    guard let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return Path.normalized(Path.join(String(cString: current), path))
  }

  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder, sorted by their bytes; empty when there is no such folder.
  package static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw Failure(path: folder, code: errno, action: "list")
    }
    return names(in: stream)
  }

  #if canImport(Darwin)
    typealias Stream = UnsafeMutablePointer<DIR>
  #else
    typealias Stream = OpaquePointer
  #endif

  /// Closes the stream.
  static func names(in stream: Stream) -> [String] {
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
