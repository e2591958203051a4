/// Paths as text. Nothing here asks the file system.
///
/// The package's plugins compile this file too, as they can't link a library; so it imports nothing.
public enum Path {
  public static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  public static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// `path` as seen from `folder`: unchanged when absolute or when the folder is the current one.
  public static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : normalized("\(folder)/\(path)")
  }

  public static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Whether a path is that of a folder or of something in it; both are absolute and normalized.
  public static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// A path as seen from a folder; both are absolute.
  public static func relative(_ path: String, to folder: String) -> String {
    let target = path.split(separator: "/")
    let base = folder.split(separator: "/")
    let common = zip(target, base).prefix { $0 == $1 }.count
    return ([Substring](repeating: "..", count: base.count - common) + target[common...]).joined(separator: "/")
  }

  /// Without `.`, without empty components, and without `x/..`.
  public static func normalized(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/") where component != "." {
      if component == "..", let last = components.last, last != ".." {
        components.removeLast()
      } else {
        components.append(component)
      }
    }
    let text = components.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + text }
    return text.isEmpty ? "." : text
  }
}
