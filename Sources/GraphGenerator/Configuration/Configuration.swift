public import APISurface
public import GraphSpec
public import SwiftEmitter

/// What becomes of metadata that seems to be of the other version than it is given as.
public enum MetadataVersions: String, Sendable, CaseIterable {
  /// It is an error.
  case check
  /// It is taken as what it is given as.
  case trust
}

/// What to generate, from which specs, and where to. `graphgen.json` says it; options of the command line override it.
public struct Configuration: Sendable {
  /// The configuration file, if there is one.
  public var file: String?
  /// The name of the generated module.
  public var module: String
  /// Paths of permission pages; a folder stands for all `.md` files in it.
  public var pages: [String]
  /// Permissions by name, which the permissions document has.
  public var permissions: [String] = []
  /// The path of Microsoft's permissions document.
  public var document: String?
  /// The path of the consent texts.
  public var descriptions: String?
  /// Paths of CSDL files by version.
  public var metadata: [GraphVersion: String]
  /// The folder of the generated files.
  public var output: String?
  /// Whether nobody named that folder, so that the build plugin may stand for it.
  package var isOutputDefault = false
  public var binding: Binder.Options
  public var metadataVersions: MetadataVersions = .check
  public var shards: [ModuleLayout.Part: Int]
  public var corrections: [Correction]
  /// The share of rows that must resolve, from 0 to 1; fewer are an error.
  public var coverage: Double
  /// Where the specs are downloaded from; only `graphgen-update` does that.
  public var upstream: Upstream
  /// A hash of what the configuration file says about the output, apart from which specs it is made of; the same for
  /// other spaces and another order of members. Options of the command line don't change it. Empty without a file.
  public internal(set) var digest = ""
  /// Where the configuration file says it; nil for what an option or a default says.
  public internal(set) var outputLocation: SourceLocation?
  public internal(set) var pageLocations: [String: SourceLocation] = [:]
  public package(set) var permissionsLocation: SourceLocation?
  public internal(set) var metadataLocations: [GraphVersion: SourceLocation] = [:]

  public init(
    file: String? = nil,
    module: String = "GraphSDK",
    pages: [String] = [],
    metadata: [GraphVersion: String] = [:],
    output: String? = nil,
    binding: Binder.Options = Binder.Options(),
    shards: [ModuleLayout.Part: Int] = [:],
    corrections: [Correction] = [],
    coverage: Double = 0,
    upstream: Upstream = Upstream()
  ) {
    self.file = file
    self.module = module
    self.pages = pages
    self.metadata = metadata
    self.output = output
    self.binding = binding
    self.shards = shards
    self.corrections = corrections
    self.coverage = coverage
    self.upstream = upstream
  }

  /// The names of the files that this configuration yields.
  public var layout: ModuleLayout { ModuleLayout(versions: Array(metadata.keys), shards: shards) }
}
