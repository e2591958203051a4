#if canImport(GraphSpec)
  public import GraphSpec
#endif

/// The files of a module. Their names follow from the configuration alone, because a build plugin has to declare them
/// before anything has been read.
///
/// The package's plugins compile this file too, as they can't link a library; so it imports no more than `GraphVersion`,
/// which they compile beside it.
public struct ModuleLayout: Hashable, Sendable {
  /// What a version's files hold; the raw value stands in the file's name.
  public enum Part: String, CaseIterable, Sendable {
    case actions = "Actions"
    case client = "Client"
    case complexTypes = "ComplexTypes"
    case endpoints = "Endpoints"
    case entities = "Entities"
    case enums = "Enums"

    /// The part's name in a configuration's `shards`; nil for what is always one file.
    public var shardsMember: String? {
      switch self {
      case .actions: "actions"
      case .client: "client"
      case .complexTypes: "complexTypes"
      case .endpoints: nil
      case .entities: "entities"
      case .enums: "enums"
      }
    }

    public init?(shardsMember name: String) {
      guard let part = Self.allCases.first(where: { $0.shardsMember == name }) else { return nil }
      self = part
    }
  }

  /// How many shards a configuration may ask for.
  public static let shardRange = 1...1000

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

  /// `GraphV1.swift`, which declares the version's namespace.
  public func namespaceFile(_ version: GraphVersion) -> String { "\(version.namespace).swift" }

  public func shardCount(_ part: Part) -> Int { part == .endpoints ? 1 : max(1, shards[part] ?? 1) }

  /// `GraphV1+Entities.swift`, or `GraphV1+Entities1.swift` and so on.
  public func fileNames(_ version: GraphVersion, _ part: Part) -> [String] {
    let stem = "\(version.namespace)+\(part.rawValue)"
    let count = shardCount(part)
    return count == 1 ? ["\(stem).swift"] : (1...count).map { "\(stem)\($0).swift" }
  }
}

extension GraphVersion {
  /// The Swift enum that a generated module has the version's declarations in.
  public var namespace: String {
    switch self {
    case .v1: "GraphV1"
    case .beta: "GraphBeta"
    }
  }
}
