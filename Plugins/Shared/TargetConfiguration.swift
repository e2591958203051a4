import Foundation

/// What a plugin needs to know of a `graphgen.json`: which files go in, and which come out. `graphgen` itself reads the
/// whole, and says where in it an error is.
struct TargetConfiguration {
  let file: String
  let pages: [String]
  let permissions: [String]
  let document: String?
  let descriptions: String?
  let metadata: [String: String]
  /// The folder of generated files that are committed; a build plugin has its own.
  let output: String?
  let layout: ModuleLayout

  private struct Contents: Decodable {
    var pages: [String]?
    var permissions: [String]?
    var document: String?
    var descriptions: String?
    var metadata: [String: String]?
    var output: String?
    var shards: [String: Int]?
  }

  /// - Parameter file: the configuration's path, as graphgen is given it.
  init(reading file: String) throws(PluginError) {
    let contents: Contents
    do {
      guard let data = try Disk.contents(of: file) else {
        throw PluginError("this is no regular file of less than 16 MiB")
      }
      contents = try JSONDecoder().decode(Contents.self, from: data)
    } catch let error as PluginError {
      throw PluginError("\(file): \(error)")
    } catch {
      throw PluginError("\(file): \(Self.reason(error))")
    }
    self.file = file
    pages = contents.pages ?? []
    permissions = contents.permissions ?? []
    document = contents.document
    descriptions = contents.descriptions
    metadata = contents.metadata ?? [:]
    output = contents.output
    if pages.isEmpty, permissions.isEmpty {
      throw PluginError("\(file): no permission page is named; add \"pages\": [\"permissions/Name.md\"]")
    }
    if metadata.isEmpty {
      throw PluginError("\(file): no metadata is named; add \"metadata\": {\"v1.0\": \"metadata/v1.0.csdl.xml\"}")
    }
    // What is wrong beyond that, such as a version that Graph doesn't have, is for graphgen to say.
    var shards: [ModuleLayout.Part: Int] = [:]
    for (name, count) in contents.shards ?? [:] where ModuleLayout.shardRange.contains(count) {
      if let part = ModuleLayout.Part(shardsMember: name) { shards[part] = count }
    }
    layout = ModuleLayout(versions: metadata.keys.compactMap(GraphVersion.init), shards: shards)
  }

  /// Every file that graphgen will read, in its order and with its spelling: the configuration, the pages, a folder's
  /// pages one by one, the permissions document with its texts, and the metadata.
  func inputs() throws(PluginError) -> [String] {
    var inputs = [file]
    for (index, path) in pages.enumerated() {
      let full = resolve(path)
      switch Disk.isFolder(full) {
      case nil: throw missing(full, "pages[\(index)]", path)
      case false?: inputs.append(full)
      case true?:
        let pages = Disk.names(in: full).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
        if pages.isEmpty {
          throw PluginError("\(file): the folder \(full), which pages[\(index)] names, holds no page; pages end in .md")
        }
        inputs += pages.map { Path.join(full, $0) }
      }
    }
    if !permissions.isEmpty {
      for (member, path) in [("document", document), ("descriptions", descriptions)] {
        guard let path else { continue }
        let full = resolve(path)
        guard Disk.isFile(full) else { throw missing(full, member, path) }
        inputs.append(full)
      }
    }
    for version in layout.versions {
      guard let path = metadata[version.rawValue] else { continue }
      let full = resolve(path)
      guard Disk.isFile(full) else { throw missing(full, "metadata[\"\(version)\"]", path) }
      inputs.append(full)
    }
    return inputs
  }

  /// The folders that pages come from: a page that is added to one of them changes what comes out, too.
  var pageFolders: [String] { pages.map(resolve).filter { Disk.isFolder($0) == true } }

  /// The folder of committed files: `output`, or `Generated` beside the configuration.
  var outputFolder: String { resolve(output ?? "Generated") }

  private func resolve(_ path: String) -> String { Path.resolve(path, in: Path.parent(file)) }

  private func missing(_ full: String, _ member: String, _ path: String) -> PluginError {
    PluginError(
      "\(file): there is no \(full), which \(member) names (\"\(path)\"); add the file, or correct the path, which is "
        + "relative to the configuration's folder"
    )
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context):
      let cause = context.underlyingError.map { ($0 as NSError).userInfo[NSDebugDescriptionErrorKey] ?? $0 }
      return "this is no JSON: \(cause ?? context.debugDescription)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().dropFirst()
      return "\(path.isEmpty ? "the configuration" : "'\(path)'") is of the wrong kind: \(context.debugDescription)"
    default:
      return "cannot read the configuration: \(error.localizedDescription)"
    }
  }
}
