package import GraphSpec
import SpecJSON
import Support

extension LockFile {
  /// Why there is no lock file to use although one is there.
  package struct Unreadable: Error {
    package var diagnostic: Diagnostic
    /// Whether a newer graphgen wrote it, so that it must not be replaced.
    package var isNewer = false
  }

  /// Nil when there is none.
  package static func read(in folder: String) throws(Unreadable) -> LockFile? {
    let path = Path.join(folder, name)
    let root: JSONNode
    do {
      guard let bytes = try FileSystem.readIfPresent(path, followsLinks: false) else { return nil }
      root = try JSONNodeParser.parse(bytes, file: path)
    } catch let failure as JSONNodeParser.Failure {
      throw damaged(failure.message, at: failure.location)
    } catch let failure as FileSystem.Failure {
      throw Unreadable(diagnostic: .outputFailed(failure))
    } catch {
      throw damaged("\(error)", at: SourceLocation(file: path, line: 0))
    }
    try checkFormat(of: root)
    guard let lock = LockFile(root) else { throw damaged("a member is missing or of another kind", at: root.location) }
    return lock
  }

  /// - Throws: when a newer graphgen wrote the file, or none did.
  /// - Returns: the format's number.
  @discardableResult
  static func checkFormat(of root: JSONNode) throws(Unreadable) -> Int {
    guard let node = root["lock"], case .number(let digits) = node.value, let format = Int(digits), format > 0 else {
      throw damaged("'lock' is not the number of its format", at: root["lock"]?.location ?? root.location)
    }
    if format <= Self.format { return format }
    let writer = root["tool"]?.string.map { "graphgen \($0)" } ?? "a newer graphgen"
    let message =
      "\(writer) wrote this lock file in format \(format), and graphgen \(Generator.version) knows formats up to"
      + " \(Self.format); use that graphgen, or delete the folder's generated files and this one to go back"
    throw Unreadable(diagnostic: Diagnostic(.error, .lockNewer, message, at: node.location), isNewer: true)
  }

  private static func damaged(_ reason: String, at location: SourceLocation) -> Unreadable {
    let message = "the lock file is damaged: \(reason); run '\(CommandName.generate)'"
    return Unreadable(diagnostic: Diagnostic(.error, .lockUnknown, message, at: location))
  }

  private init?(_ root: JSONNode) {
    func entries(_ name: String) -> [Entry]? {
      guard let members = root[name]?.object else { return nil }
      let entries = members.compactMap { member in member.value.string.map { Entry(path: member.name, hash: $0) } }
      return entries.count == members.count ? entries : nil
    }
    guard let tool = root["tool"]?.string, let specs = entries("specs"), let lines = root["surface"]?.array else {
      return nil
    }
    let surface = lines.compactMap(\.string)
    guard surface.count == lines.count else { return nil }
    if case .number("1")? = root["lock"]?.value {
      self.init(tool: tool, configuration: nil, specs: specs, outputs: [], surface: surface)
      format = 1
      return
    }
    guard let configuration = entries("configuration"), configuration.count == 1, let outputs = entries("outputs")
    else {
      return nil
    }
    self.init(tool: tool, configuration: configuration[0], specs: specs, outputs: outputs, surface: surface)
    if case .number(let digits)? = root["lock"]?.value, let number = Int(digits) { format = number }
  }
}

extension Diagnostic.Code {
  /// A lock file can't be understood.
  static let lockUnknown = Self("lock-unknown")
  /// A newer graphgen wrote a lock file.
  static let lockNewer = Self("lock-newer")
}
