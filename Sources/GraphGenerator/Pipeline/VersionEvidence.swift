import APISurface
import GraphSpec
import Support

extension Diagnostic.Code {
  /// The metadata of one version is given as that of the other.
  static let metadataVersion = Self("metadata-version")
}

/// Whether the metadata is of the version that it is given as. CSDL doesn't say of which it is, so that only good
/// evidence counts; without any, nothing is said.
enum VersionEvidence {
  static func check(_ specs: Specs, _ configuration: Configuration, diagnostics: inout [Diagnostic]) {
    guard configuration.metadataVersions == .check else { return }
    for (version, model) in specs.models.sorted(by: { $0.key < $1.key }) {
      let path = configuration.metadata[version] ?? model.file
      guard let found = evidence(model, path), found.version != version else { continue }
      report(version, path, found.reason, configuration, &diagnostics)
    }
  }

  /// The pages know the metadata, too: where rows of each label lead only somewhere in the other version's metadata,
  /// and none of them in its own alone, the two were swapped.
  static func check(_ bound: BoundPages, _ configuration: Configuration, diagnostics: inout [Diagnostic]) {
    guard configuration.metadataVersions == .check, configuration.metadata.count > 1 else { return }
    var moved: [GraphVersion: Int] = [:]
    for row in bound.pages.lazy.flatMap(\.rows) where row.resolvesIn.count == 1 {
      guard row.resolvesIn[0] != row.row.version else { return }
      moved[row.row.version, default: 0] += 1
    }
    guard let v1 = moved[.v1], let beta = moved[.beta], v1 + beta >= 4, let path = configuration.metadata[.v1] else {
      return
    }
    let reason = "\(v1) rows of v1.0 lead somewhere in the other file only, and so do \(beta) rows of beta in this one"
    report(.v1, path, reason, configuration, &diagnostics)
  }

  private static func report(
    _ version: GraphVersion,
    _ path: String,
    _ reason: String,
    _ configuration: Configuration,
    _ diagnostics: inout [Diagnostic]
  ) {
    let message =
      "'\(path)' is given as the metadata of \(version), but seems to be that of \(version.other): \(reason); give it as "
      + "\(version.other), or say that it is right with --force or '\"metadataVersions\": \"trust\"'"
    let location = configuration.metadataLocations[version] ?? SourceLocation(file: path, line: 0)
    diagnostics.append(Diagnostic(.error, .metadataVersion, message, at: location))
  }

  // MARK: Evidence

  private static func evidence(_ model: EntityDataModel, _ path: String) -> (version: GraphVersion, reason: String)? {
    if let scope = model.scope { return (scope.version, "it is a slice that says so") }
    return content(model) ?? name(path)
  }

  /// What only one of the versions has had at its root for years. A part of Graph's metadata has few of them, and then
  /// nothing is said.
  private static func content(_ model: EntityDataModel) -> (version: GraphVersion, reason: String)? {
    let names = Set(model.container?.resources.map(\.name) ?? [])
    let v1 = v1Only.intersection(names)
    let beta = betaOnly.intersection(names)
    if beta.count >= 3, v1.isEmpty { return (.beta, "it has " + list(beta)) }
    if v1.count == v1Only.count, beta.isEmpty { return (.v1, "it has " + list(v1)) }
    return nil
  }

  private static let v1Only: Set = ["groupSettings", "groupSettingTemplates"]
  private static let betaOnly: Set = [
    "app", "directorySettingTemplates", "governanceResources", "officeConfiguration", "onPremisesPublishingProfiles",
    "payloadResponse", "privilegedAccess", "settings", "trustFramework",
  ]

  private static func list(_ names: Set<String>) -> String {
    names.sorted().prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  }

  /// A file's name that has one of the versions in it as a word.
  private static func name(_ path: String) -> (version: GraphVersion, reason: String)? {
    let words = Set(
      Path.name(path).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        .flatMap { [$0] + $0.split(separator: ".") }
    )
    let isBeta = words.contains("beta")
    let isV1 = words.contains { $0 == "v1" || $0 == "v1.0" || $0.hasPrefix("v1.0.") || $0 == "1.0" }
    guard isBeta != isV1 else { return nil }
    return (isBeta ? .beta : .v1, "its name says so")
  }
}
