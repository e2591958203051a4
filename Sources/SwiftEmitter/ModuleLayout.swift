public import GraphSpec

/// The files of a module. Their names follow from the configuration alone, because a build plugin has to declare them
/// before anything has been read.
public struct ModuleLayout: Hashable, Sendable {
  /// What a version's files hold; the raw value stands in the file's name.
  public enum Part: String, CaseIterable, Sendable {
    case actions = "Actions"
    case complexTypes = "ComplexTypes"
    case endpoints = "Endpoints"
    case entities = "Entities"
    case enums = "Enums"
  }

  public var versions: [GraphVersion]
  /// Into how many files each part with many types is divided; 1 where nothing is said. `endpoints` is always one file.
  public var shards: [Part: Int]

  public init(versions: [GraphVersion], shards: [Part: Int] = [:]) {
    self.versions = versions.sorted()
    self.shards = shards
  }

  public static let permissionsFile = "GraphPermissions.swift"

  /// Every file's name, sorted.
  public var fileNames: [String] {
    var names = [Self.permissionsFile]
    for version in versions {
      names.append(namespaceFile(version))
      for part in Part.allCases { names += fileNames(version, part) }
    }
    return names.sorted()
  }

  func namespaceFile(_ version: GraphVersion) -> String { "\(TypeNames.root(version)).swift" }

  func shardCount(_ part: Part) -> Int { part == .endpoints ? 1 : max(1, shards[part] ?? 1) }

  /// `GraphV1+Entities.swift`, or `GraphV1+Entities1.swift` and so on.
  func fileNames(_ version: GraphVersion, _ part: Part) -> [String] {
    let stem = "\(TypeNames.root(version))+\(part.rawValue)"
    let count = shardCount(part)
    return count == 1 ? ["\(stem).swift"] : (1...count).map { "\(stem)\($0).swift" }
  }

  /// Which of a part's files a type is in. It depends on the name alone, so that a new type moves no other.
  func shard(of name: QualifiedName, _ part: Part) -> Int {
    let count = shardCount(part)
    if count == 1 { return 0 }
    var text = name.description
    return Int(text.withUTF8 { XXHash64.hash(UnsafeRawBufferPointer($0)) } % UInt64(count))
  }
}
