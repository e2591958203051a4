#if canImport(Darwin)
  import Darwin
  import MachO
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The running program and those beside it.
package enum Executable {
  /// The path of the running program, links resolved; nil when the system doesn't tell.
  package static var path: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let real = realpath(buffer, nil) else { return nil }
    #else
      guard let real = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(real) }
    return String(cString: real)
  }

  /// Replaces this process by another program. Returns only when that fails, with the reason.
  package static func replaceProcess(by path: String, arguments: [String]) -> FileSystem.Failure {
    var pointers = ([path] + arguments).map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    execv(path, pointers)
    return FileSystem.Failure(path: path, code: errno, action: "run")
  }
}
