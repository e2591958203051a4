package import APISurface
package import GraphSpec
package import SwiftEmitter

/// What becomes of metadata that seems to be of the other version than it is given as.
package enum MetadataVersions: String, Sendable, CaseIterable {
  /// It is an error.
  case check
  /// It is taken as what it is given as.
  case trust
}

/// What to generate, from which specs, and where to. `graphgen.json` says it; options of the command line override it.
package struct Configuration: Sendable {
  /// The configuration file, if there is one.
  package var file: String?
  /// The name of the generated module.
  package var module: String
  /// Paths of permission pages; a folder stands for all `.md` files in it.
  package var pages: [String]
  /// Permissions by name, which the permissions document has.
  package var permissions: [String] = []
  /// The path of Microsoft's permissions document.
  package var document: String?
  /// The path of the consent texts.
  package var descriptions: String?
  /// Paths of CSDL files by version.
  package var metadata: [GraphVersion: String]
  /// The folder of the generated files.
  package var output: String?
  /// Whether nobody named that folder, so that the build plugin may stand for it.
  package var isOutputDefault = false
  package var binding: Binder.Options
  package var metadataVersions: MetadataVersions = .check
  package var shards: [ModuleLayout.Part: Int]
  package var corrections: [Correction]
  /// The share of rows that must resolve, from 0 to 1; fewer are an error.
  package var coverage: Double
  /// Where the specs are downloaded from; only `graphgen-update` does that.
  package var upstream: Upstream
  /// A hash of what the configuration file says about the output, apart from which specs it is made of; the same for
  /// other spaces and another order of members. Options of the command line don't change it. Empty without a file.
  package internal(set) var digest = ""
  /// Where the configuration file says it; nil for what an option or a default says.
  package internal(set) var outputLocation: SourceLocation?
  package internal(set) var pageLocations: [String: SourceLocation] = [:]
  package var permissionsLocation: SourceLocation?
  package internal(set) var metadataLocations: [GraphVersion: SourceLocation] = [:]

  package init(
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
  package var layout: ModuleLayout { ModuleLayout(versions: Array(metadata.keys), shards: shards) }
}
