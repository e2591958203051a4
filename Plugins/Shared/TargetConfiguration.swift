import Foundation

/// What a plugin needs to know of a `graphgen.json`: which files go in, and which come out. `graphgen` itself reads the
/// whole, and says where in it an error is.
struct TargetConfiguration {
  let file: URL
  let pages: [String]
  let metadata: [String: String]
  /// The folder of generated files that are committed; a build plugin has its own.
  let output: String?
  let layout: ModuleLayout

  private struct Contents: Decodable {
    var pages: [String]?
    var metadata: [String: String]?
    var output: String?
    var shards: [String: Int]?
  }

  init(reading file: URL) throws(PluginError) {
    let contents: Contents
    do {
      contents = try JSONDecoder().decode(Contents.self, from: try Data(contentsOf: file))
    } catch {
      throw PluginError("\(file.path): \(Self.reason(error))")
    }
    self.file = file
    pages = contents.pages ?? []
    metadata = contents.metadata ?? [:]
    output = contents.output
    if pages.isEmpty {
      throw PluginError("\(file.path): no permission page is named; add \"pages\": [\"permissions/Name.md\"]")
    }
    if metadata.isEmpty {
      throw PluginError("\(file.path): no metadata is named; add \"metadata\": {\"v1.0\": \"metadata/v1.0.csdl.xml\"}")
    }
    // What is wrong beyond that, such as a version that Graph doesn't have, is for graphgen to say.
    var shards: [ModuleLayout.Part: Int] = [:]
    for (name, count) in contents.shards ?? [:] where ModuleLayout.shardRange.contains(count) {
      if let part = ModuleLayout.Part(shardsMember: name) { shards[part] = count }
    }
    layout = ModuleLayout(versions: metadata.keys.compactMap(GraphVersion.init), shards: shards)
  }

  /// Every file that graphgen will read: the configuration, the pages, a folder's pages one by one, and the metadata.
  func inputs() throws(PluginError) -> [URL] {
    var inputs = [file]
    for (index, path) in pages.enumerated() {
      let url = resolve(path)
      switch ConfigurationSearch.isFolder(url) {
      case nil: throw missing(url, "pages[\(index)]", path)
      case false?: inputs.append(url)
      case true?:
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        let pages = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
        if pages.isEmpty {
          throw PluginError("\(file.path): the folder \(url.path), from pages[\(index)], holds no page; pages end in .md")
        }
        inputs += pages.map { url.appendingPathComponent($0) }
      }
    }
    for (version, path) in metadata.sorted(by: { $0.key < $1.key }) {
      let url = resolve(path)
      guard ConfigurationSearch.isFile(url) else { throw missing(url, "metadata.\"\(version)\"", path) }
      inputs.append(url)
    }
    return inputs
  }

  /// The folder of committed files: `output`, or `Generated` beside the configuration.
  var outputFolder: URL { resolve(output ?? "Generated") }

  /// The folders that pages come from; a new page in one of them is a new input.
  var pageFolders: [URL] { pages.map(resolve).filter { ConfigurationSearch.isFolder($0) == true } }

  private func resolve(_ path: String) -> URL {
    URL(fileURLWithPath: path, relativeTo: file.deletingLastPathComponent()).standardizedFileURL
  }

  private func missing(_ url: URL, _ member: String, _ path: String) -> PluginError {
    PluginError(
      "\(file.path): there is no \(url.path), which \(member) names (\"\(path)\"); add the file, or correct the path, "
        + "which is relative to the configuration's folder"
    )
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context):
      let cause = context.underlyingError.map { ($0 as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "\($0)" }
      return "this is no JSON: \(cause ?? context.debugDescription)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().dropFirst()
      return "\(path.isEmpty ? "the configuration" : "'\(path)'") is of the wrong kind: \(context.debugDescription)"
    default:
      return "cannot read the configuration: \(error.localizedDescription)"
    }
  }
}
