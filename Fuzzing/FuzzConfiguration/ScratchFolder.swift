import GraphGenerator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FuzzConfiguration {
  /// A folder of this process, removed when it ends.
  static let folder: String? = {
    var name = Array("/tmp/graphgen-fuzz-XXXXXX".utf8CString)
    guard let path = mkdtemp(&name) else { return nil }
    atexit {
      for file in ["graphgen.json", LockFile.name] { unlink((FuzzConfiguration.folder ?? "") + "/" + file) }
      rmdir(FuzzConfiguration.folder ?? "")
    }
    return String(cString: path)
  }()

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
