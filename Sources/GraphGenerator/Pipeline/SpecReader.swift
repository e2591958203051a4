import CSDLReader
package import GraphSpec
import PermissionMarkdown
import Support

extension Diagnostic.Code {
  /// Nothing was given to read.
  static let specsMissing = Self("specs-missing")
  /// A folder that should hold pages can't be listed or holds none.
  static let pagesMissing = Self("pages-missing")
}

/// Reads every page and every metadata file, several at the same time.
package enum SpecReader {
  private enum Job: Sendable {
    case metadata(GraphVersion, String)
    case page(String)
  }

  private struct Outcome: Sendable {
    var page: PermissionPage?
    var version: GraphVersion?
    var model: EntityDataModel?
    var diagnostics: [Diagnostic] = []
  }

  static func read(_ configuration: Configuration, diagnostics: inout [Diagnostic]) -> Specs? {
    let paths = pagePaths(configuration.pages, diagnostics: &diagnostics)
    if configuration.metadata.isEmpty {
      diagnostics.append(missing("no metadata is given; add --metadata v1.0=FILE", configuration))
    }
    if configuration.pages.isEmpty {
      diagnostics.append(missing("no permission page is given; add --page FILE", configuration))
    }
    if diagnostics.containsError { return nil }
    // The longest work first, so that nobody waits for it at the end.
    let metadata = configuration.metadata.sorted { $0.key > $1.key }.map { Job.metadata($0.key, $0.value) }
    let outcomes = concurrentMap(metadata + paths.map(Job.page), run)
    diagnostics += outcomes.flatMap(\.diagnostics)
    if diagnostics.containsError { return nil }
    var models: [GraphVersion: EntityDataModel] = [:]
    for outcome in outcomes {
      if let version = outcome.version { models[version] = outcome.model }
    }
    let files = paths + configuration.metadata.sorted { $0.key < $1.key }.map(\.value)
    return Specs(pages: outcomes.compactMap(\.page), models: models, files: files)
  }

  private static func run(_ job: Job) -> Outcome {
    var outcome = Outcome()
    switch job {
    case .metadata(let version, let path):
      outcome.version = version
      outcome.model = CSDLReader.read(path: path, diagnostics: &outcome.diagnostics)?.model
    case .page(let path):
      outcome.page = PermissionPageParser.read(path: path, diagnostics: &outcome.diagnostics)
    }
    return outcome
  }

  /// The pages that paths of pages and of folders stand for.
  package static func pagePaths(_ paths: [String], diagnostics: inout [Diagnostic]) -> [String] {
    var found: [String] = []
    for path in paths {
      guard FileSystem.isFolder(path) else {
        found.append(path)
        continue
      }
      let names = ((try? FileSystem.names(in: path)) ?? []).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
      if names.isEmpty {
        let message = "the folder holds no permission page; pages are files that end in .md"
        diagnostics.append(Diagnostic(.error, .pagesMissing, message, at: SourceLocation(file: path, line: 0)))
      }
      found += names.map { Path.join(path, $0) }
    }
    return found
  }

  private static func missing(_ message: String, _ configuration: Configuration) -> Diagnostic {
    Diagnostic(.error, .specsMissing, message, at: configuration.file.map { SourceLocation(file: $0, line: 0) })
  }
}
