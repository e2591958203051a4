import APISurface
package import GraphSpec
import SpecJSON
import Support
import SwiftEmitter

extension Diagnostic.Code {
  /// A configuration file can't be read.
  static let configurationUnreadable = Self("configuration-unreadable")
  /// A configuration file is no JSON.
  static let configurationSyntax = Self("configuration-syntax")
  /// A member of a configuration is unknown, missing or of the wrong kind.
  static let configurationInvalid = Self("configuration-invalid")
}

/// Reads `graphgen.json`. Paths in it are relative to the folder that it is in.
package struct ConfigurationReader {
  private var configuration: Configuration
  private let folder: String
  private var diagnostics: [Diagnostic] = []

  /// A configuration is written by people.
  private static let sizeLimit = 16 << 20

  /// Nil exactly when an error was added.
  package static func read(_ path: String, diagnostics: inout [Diagnostic]) -> Configuration? {
    let root: JSONNode
    do {
      root = try JSONNodeParser.parse(try FileSystem.read(path, limit: sizeLimit), file: path)
    } catch let failure as JSONNodeParser.Failure {
      diagnostics.append(Diagnostic(.error, .configurationSyntax, failure.message, at: failure.location))
      return nil
    } catch {
      let start = SourceLocation(file: path, line: 0)
      let reason = (error as? FileSystem.Failure)?.reason ?? "\(error)"
      diagnostics.append(
        Diagnostic(.error, .configurationUnreadable, "cannot read the configuration: \(reason)", at: start)
      )
      return nil
    }
    var reader = ConfigurationReader(path)
    reader.read(root)
    diagnostics += reader.diagnostics
    return reader.diagnostics.containsError ? nil : reader.configuration
  }

  private init(_ path: String) {
    configuration = Configuration(file: path)
    folder = Path.parent(path)
  }

  private mutating func read(_ root: JSONNode) {
    guard let members = root.object else {
      invalid("a configuration is a JSON object, not \(root.kind)", at: root.location)
      return
    }
    for member in members { read(member) }
    configuration.digest = Self.digest(of: members)
    for version in GraphVersion.allCases where configuration.metadata[version] == nil {
      guard let address = configuration.upstream.metadata[version] else { continue }
      let message = "there is no file for what is downloaded; add '\(version)' to 'metadata'"
      invalid(message, at: address.location ?? root.location)
    }
  }

  /// A member that says where things are, or when to fail, decides nothing of what a generated file holds.
  private static func digest(of members: [JSONNode.Member]) -> String {
    let others: Set = [
      "$schema", "module", "output", "pages", "document", "descriptions", "coverage", "metadataVersions", "upstream",
    ]
    let deciding = members.filter { !others.contains($0.name) }
    let node = JSONNode(value: .object(deciding), location: SourceLocation(file: "", line: 0))
    return XXHash64.hexDigits(of: node.canonical.pretty)
  }

  private mutating func read(_ member: JSONNode.Member) {
    switch member.name {
    case "module": readModule(member.value)
    case "pages":
      configuration.pages = strings(member).map { Path.resolve($0, in: folder) }
      for item in member.value.array ?? [] {
        if let path = item.string { configuration.pageLocations[Path.resolve(path, in: folder)] = item.location }
      }
    case "permissions":
      configuration.permissions = strings(member)
      configuration.permissionsLocation = member.location
    case "document": configuration.document = string(member).map { Path.resolve($0, in: folder) }
    case "descriptions": configuration.descriptions = string(member).map { Path.resolve($0, in: folder) }
    case "metadata": readMetadata(member)
    case "output":
      configuration.output = string(member).map { Path.resolve($0, in: folder) }
      configuration.outputLocation = member.value.location
    case "versionLabels": readVersionLabels(member)
    case "metadataVersions": readMetadataVersions(member)
    case "additionalTypes":
      configuration.binding.additionalTypes = strings(member)
      configuration.binding.additionalTypesLocation = member.location
    case "endpoints":
      configuration.binding.choice = Self.readEndpoints(member.value, diagnostics: &diagnostics)
    case "shards": readShards(member)
    case "corrections": readCorrections(member)
    case "coverage": readCoverage(member.value)
    case "upstream":
      configuration.upstream = Self.readUpstream(member.value, in: folder, diagnostics: &diagnostics)
    case "$schema": break
    default:
      let known =
        "module, pages, permissions, document, descriptions, metadata, metadataVersions, output, versionLabels, endpoints, "
        + "additionalTypes, shards, corrections, coverage, upstream"
      invalid("'\(member.name)' is no member of a configuration; the members are \(known)", at: member.location)
    }
  }

  private mutating func readModule(_ node: JSONNode) {
    guard let name = node.string, ModuleName.isValid(name) else {
      invalid("'module' is a Swift module name: letters, digits and underscores", at: node.location)
      return
    }
    configuration.module = name
  }

  private mutating func readMetadata(_ member: JSONNode.Member) {
    for (version, path) in object(member) {
      guard let known = GraphVersion(rawValue: version.name) else {
        invalid("'\(version.name)' is no version of Graph; the versions are v1.0 and beta", at: version.location)
        continue
      }
      if let path = path.string {
        configuration.metadata[known] = Path.resolve(path, in: folder)
        configuration.metadataLocations[known] = version.value.location
      } else {
        invalid("the path of the \(known) metadata is a string, not \(path.kind)", at: path.location)
      }
    }
  }

  private mutating func readVersionLabels(_ member: JSONNode.Member) {
    guard let text = string(member) else { return }
    guard let labels = Binder.Options.VersionLabels(rawValue: text) else {
      invalid("'versionLabels' is \"repair\" or \"trust\"", at: member.value.location)
      return
    }
    configuration.binding.versionLabels = labels
  }

  private mutating func readMetadataVersions(_ member: JSONNode.Member) {
    guard let text = string(member) else { return }
    guard let versions = MetadataVersions(rawValue: text) else {
      invalid("'metadataVersions' is \"check\" or \"trust\"", at: member.value.location)
      return
    }
    configuration.metadataVersions = versions
  }

  private mutating func readShards(_ member: JSONNode.Member) {
    for (name, value) in object(member) {
      guard let part = ModuleLayout.Part(shardsMember: name.name) else {
        let known = ModuleLayout.Part.allCases.compactMap(\.shardsMember).sorted().joined(separator: ", ")
        invalid("'\(name.name)' can't be sharded; \(known) can", at: name.location)
        continue
      }
      guard case .number(let digits) = value.value, let count = Int(digits), ModuleLayout.shardRange.contains(count)
      else {
        let (least, most) = (ModuleLayout.shardRange.lowerBound, ModuleLayout.shardRange.upperBound)
        invalid("the number of shards is a whole number from \(least) to \(most)", at: value.location)
        continue
      }
      configuration.shards[part] = count
    }
  }

  private mutating func readCorrections(_ member: JSONNode.Member) {
    guard let items = member.value.array else {
      invalid("'corrections' is an array of objects, not \(member.value.kind)", at: member.value.location)
      return
    }
    configuration.corrections = items.compactMap { CorrectionReader.read($0, diagnostics: &diagnostics) }
  }

  private mutating func readCoverage(_ node: JSONNode) {
    guard case .number(let digits) = node.value, let share = Double(digits), (0...1).contains(share) else {
      invalid("'coverage' is the share of rows that must resolve, a number from 0 to 1", at: node.location)
      return
    }
    configuration.coverage = share
  }

  // MARK: Values

  private mutating func string(_ member: JSONNode.Member) -> String? {
    if let text = member.value.string { return text }
    invalid("'\(member.name)' is a string, not \(member.value.kind)", at: member.value.location)
    return nil
  }

  private mutating func strings(_ member: JSONNode.Member) -> [String] {
    guard let items = member.value.array else {
      invalid("'\(member.name)' is an array of strings, not \(member.value.kind)", at: member.value.location)
      return []
    }
    for item in items where item.string == nil {
      invalid("'\(member.name)' is an array of strings; this is \(item.kind)", at: item.location)
    }
    return items.compactMap(\.string)
  }

  private mutating func object(_ member: JSONNode.Member) -> [(name: JSONNode.Member, value: JSONNode)] {
    if let members = member.value.object { return members.map { ($0, $0.value) } }
    invalid("'\(member.name)' is an object, not \(member.value.kind)", at: member.value.location)
    return []
  }

  private mutating func invalid(_ message: String, at location: SourceLocation) {
    diagnostics.append(Diagnostic(.error, .configurationInvalid, message, at: location))
  }
}

package enum ModuleName {
  /// Whether Swift takes the text as a module's name.
  package static func isValid(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
      default: false
      }
    }
  }
}
