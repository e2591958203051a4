#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of this process with a file for what is read as one, removed when the process ends.
public enum ScratchFolder {
  /// Nil when it can't be made.
  public static let path: String? = {
    var name = Array("/tmp/graphgen-fuzz-XXXXXX".utf8CString)
    guard let path = mkdtemp(&name) else { return nil }
    atexit {
      for file in ScratchFolder.files { unlink(file) }
      rmdir(ScratchFolder.path ?? "")
    }
    return String(cString: path)
  }()

  // libFuzzer calls a target on one thread.
  nonisolated(unsafe) private static var files: Set<String> = []

  /// The file's path; nil when it can't be written.
  public static func write(_ bytes: [UInt8], to name: String) -> String? {
    guard let path else { return nil }
    let file = "\(path)/\(name)"
    files.insert(file)
    guard let stream = fopen(file, "w") else { return nil }
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
    return file
  }
}
