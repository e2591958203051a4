#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few file operations that the generator needs, with the system's own reason when one fails.
package enum FileSystem {
  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    package var code: Int32
    /// What was tried, such as `read`.
    package var action: String

    package init(path: String, code: Int32, action: String) {
      self.path = path
      self.code = code
      self.action = action
    }

    package var reason: String { String(cString: strerror(code)) }
    package var description: String { "cannot \(action) '\(path)': \(reason)" }
  }

  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno, action: "read") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(path: path, code: errno, action: "read") }
    if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path: path, code: EISDIR, action: "read") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: max(4096, Int(status.st_size) + 1))
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(path: path, code: errno, action: "read")
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Nil when there is no such file.
  package static func readIfPresent(_ path: String) throws(Failure) -> [UInt8]? {
    do {
      return try read(path)
    } catch  where error.code == ENOENT {
      return nil
    }
  }

  /// Writes a new file through to the disk.
  package static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(Failure) {
    let bytes = Array(bytes)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(path: path, code: errno, action: "write") }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        close(descriptor)
        throw Failure(path: path, code: code, action: "write")
      }
      offset += count
    }
    // A full disk may only be noticed here.
    guard close(descriptor) == 0 else { throw Failure(path: path, code: errno, action: "write") }
  }

  package static func rename(_ source: String, to target: String) throws(Failure) {
    guard systemRename(source, target) == 0 else { throw Failure(path: target, code: errno, action: "replace") }
  }

  package static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 else { throw Failure(path: path, code: errno, action: "remove") }
  }

  package static func createFolder(_ path: String) throws(Failure) {
    if path.isEmpty || isFolder(path) { return }
    let parent = Path.parent(path)
    if parent != path { try createFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Failure(path: path, code: errno, action: "create the folder")
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

  /// Removes a folder of our own and what is in it, as far as it can be.
  package static func removeTree(_ path: String) {
    for name in (try? names(in: path)) ?? [] {
      let inner = Path.join(path, name)
      if unlink(inner) != 0 { removeTree(inner) }
    }
    rmdir(path)
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

  /// The names in a folder, sorted by their bytes; empty when there is no such folder.
  package static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw Failure(path: folder, code: errno, action: "list")
    }
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

// The C functions, whose names the methods above would hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
private func systemRename(_ source: String, _ target: String) -> Int32 { rename(source, target) }
