#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Folder {
  /// Takes over whose another folder is, its mode and its extended attributes, access control lists among them; false
  /// when some of it can't be had.
  func takeRights(of other: Folder) -> Bool {
    var (wanted, present) = (stat(), stat())
    guard fstat(other.descriptor, &wanted) == 0, fstat(descriptor, &present) == 0 else { return false }
    if wanted.st_uid != present.st_uid || wanted.st_gid != present.st_gid {
      guard fchown(descriptor, wanted.st_uid, wanted.st_gid) == 0 else { return false }
    }
    #if canImport(Darwin)
      let flags = copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR)
      guard fcopyfile(other.descriptor, descriptor, nil, flags) == 0 else { return false }
    #else
      guard let attributes = ExtendedAttributes.all(of: descriptor),
        attributes == ExtendedAttributes.all(of: other.descriptor)
      else { return false }
    #endif
    // The system may leave out a bit without a word.
    return fchmod(descriptor, wanted.st_mode & 0o7777) == 0 && fstat(descriptor, &present) == 0
      && present.st_mode == wanted.st_mode && present.st_uid == wanted.st_uid && present.st_gid == wanted.st_gid
  }
}

#if !canImport(Darwin)
  /// Looked up, because Swift's module of the C library leaves them out.
  private enum ExtendedAttributes {
    private typealias List = @convention(c) (Int32, UnsafeMutableRawPointer?, Int) -> Int
    private typealias Get = @convention(c) (Int32, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) -> Int

    private static let list: List? = dlsym(nil, "flistxattr").map { unsafeBitCast($0, to: List.self) }
    private static let get: Get? = dlsym(nil, "fgetxattr").map { unsafeBitCast($0, to: Get.self) }

    /// By name; nil when the system doesn't say.
    static func all(of descriptor: Int32) -> [[UInt8]: [UInt8]]? {
      guard let list, let get else { return nil }
      guard let names = bytes({ list(descriptor, $0, $1) }) else { return errno == ENOTSUP ? [:] : nil }
      var attributes: [[UInt8]: [UInt8]] = [:]
      for name in names.split(separator: 0) {
        let value = (name + [0]).withUnsafeBytes { name in
          bytes { get(descriptor, name.assumingMemoryBound(to: CChar.self).baseAddress!, $0, $1) }
        }
        guard let value else { return nil }
        attributes[Array(name)] = value
      }
      return attributes
    }

    /// What a call gives that says how long it is when it is asked for nothing.
    private static func bytes(_ call: (UnsafeMutableRawPointer?, Int) -> Int) -> [UInt8]? {
      let count = call(nil, 0)
      guard count >= 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: count)
      let got = count == 0 ? 0 : bytes.withUnsafeMutableBytes { call($0.baseAddress, $0.count) }
      return got == count ? bytes : nil
    }
  }
#endif
