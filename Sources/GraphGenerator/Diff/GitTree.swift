/// The files of a commit, found by path. Links are followed inside the tree, as a work tree has them.
struct GitTree {
  /// What a path leads to; the id is the object's.
  enum Node {
    case folder(String)
    case file(String)
  }

  private struct Entry {
    enum Kind { case folder, file, link, module }
    var kind: Kind
    var id: String
  }

  private let objects: GitObjects
  private let root: String
  private var folders: [String: [String: Entry]] = [:]

  /// - Parameter commit: its id.
  init(commit: String, in objects: GitObjects) throws(GitObjects.Failure) {
    self.objects = objects
    // A commit begins with its tree (gitformat-commit).
    let text = try objects.read([commit])[0].bytes.prefix { $0 != 0x0A }
    let words = String(decoding: text, as: UTF8.self).split(separator: " ")
    guard words.count == 2, words[0] == "tree", Self.isID(words[1], objects) else {
      throw GitObjects.Failure(message: "the commit \(commit) is damaged")
    }
    root = String(words[1])
  }

  private static func isID(_ text: Substring, _ objects: GitObjects) -> Bool {
    text.utf8.count == objects.idLength * 2 && text.allSatisfy(\.isHexDigit)
  }

  private static let linkLimit = 16

  /// Nil when there is nothing.
  mutating func find(_ path: String) throws(GitObjects.Failure) -> Node? {
    var pending = Array(path.split(separator: "/").map(String.init).reversed())
    var trail = [root]
    var links = 0
    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        guard trail.count > 1 else { throw Self.outside(path) }
        trail.removeLast()
        continue
      }
      guard let entry = try entries(of: trail[trail.count - 1])[name] else { return nil }
      switch entry.kind {
      case .folder: trail.append(entry.id)
      case .file: return pending.isEmpty ? .file(entry.id) : nil
      case .module: throw GitObjects.Failure(message: "'\(path)' is in a submodule, which is a repository of its own")
      case .link:
        links += 1
        guard links <= Self.linkLimit else {
          throw GitObjects.Failure(message: "'\(path)' leads over more than \(Self.linkLimit) links")
        }
        let target = String(decoding: try objects.read([entry.id])[0].bytes, as: UTF8.self)
        if target.hasPrefix("/") || target.isEmpty { throw Self.outside(path) }
        pending += target.split(separator: "/").map(String.init).reversed()
      }
    }
    return .folder(trail[trail.count - 1])
  }

  /// The names in a folder that are no folder's, sorted.
  mutating func files(of folder: String) throws(GitObjects.Failure) -> [String] {
    try entries(of: folder).filter { $0.value.kind != .folder }.keys.sorted()
  }

  private static func outside(_ path: String) -> GitObjects.Failure {
    GitObjects.Failure(message: "'\(path)' leads outside of the repository")
  }

  /// Reads the entries of a tree: a mode, a space, a name, a zero byte and an id's bytes each.
  private mutating func entries(of id: String) throws(GitObjects.Failure) -> [String: Entry] {
    if let known = folders[id] { return known }
    let object = try objects.read([id])[0]
    var entries: [String: Entry] = [:]
    var rest = object.bytes
    while object.kind == "tree", let space = rest.firstIndex(of: 0x20), let zero = rest[space...].firstIndex(of: 0) {
      let end = zero + 1 + objects.idLength
      // Nobody can have such a name in a folder, but whoever writes objects can.
      let name = String(validating: rest[(space + 1)..<zero], as: UTF8.self)
      guard end <= rest.endIndex, let name, !name.contains("/"), !["", ".", "..", ".git"].contains(name) else { break }
      let kind: Entry.Kind? =
        switch String(decoding: rest[..<space], as: UTF8.self) {
        case "40000", "040000": .folder
        case "120000": .link
        case "160000": .module
        case let mode: mode.hasPrefix("100") ? .file : nil
        }
      guard let kind else { break }
      let digits = rest[(zero + 1)..<end].map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      entries[name] = Entry(kind: kind, id: digits.joined())
      rest = rest[end...]
    }
    guard rest.isEmpty else { throw GitObjects.Failure(message: "the folder \(id) has a name that no file can have") }
    folders[id] = entries
    return entries
  }
}
