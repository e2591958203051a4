import CSDLReader
package import GraphSpec
import PermissionMarkdown
import Support

extension Diagnostic.Code {
  /// Nothing was given to read.
  static let specsMissing = Self("specs-missing")
  /// A folder that should hold pages can't be listed or holds none.
  static let pagesMissing = Self("pages-missing")
  /// A page is listed more than once.
  static let pageRepeated = Self("page-repeated")
  /// The pages ask for more than may be read.
  static let pagesTooLarge = Self("pages-too-large")
}

extension Diagnostic {
  fileprivate static func pagesTooLarge(_ message: String, _ path: String) -> Diagnostic {
    Diagnostic(.error, .pagesTooLarge, "\(message); generate from fewer pages", at: SourceLocation(file: path, line: 0))
  }
}

extension PermissionPage {
  fileprivate var rowCount: Int { methods.count + resources.reduce(resources.count) { $0 + $1.properties.count } }
}

/// Reads every page and every metadata file, several at the same time.
package enum SpecReader {
  private enum Job: Sendable {
    case metadata(GraphVersion, String)
    /// Whether the page was named, rather than found in a folder.
    case page(String, isNamed: Bool)
    case permissions(document: String, descriptions: String?)
  }

  private struct Outcome: Sendable {
    var page: PermissionPage?
    var version: GraphVersion?
    var model: EntityDataModel?
    var sources: PermissionSources?
    var diagnostics: [Diagnostic] = []
  }

  static func read(_ configuration: Configuration, diagnostics: inout [Diagnostic]) -> Specs? {
    let paths = pagePaths(configuration.pages, diagnostics: &diagnostics)
    if configuration.metadata.isEmpty {
      diagnostics.append(
        missing("no metadata is given", "\"metadata\": {\"v1.0\": \"FILE\"}", "--metadata v1.0=FILE", configuration)
      )
    }
    if configuration.pages.isEmpty, configuration.permissions.isEmpty {
      diagnostics.append(missing("no permission page is given", "\"pages\": [\"FILE\"]", "--page FILE", configuration))
    }
    if !configuration.permissions.isEmpty, configuration.document == nil {
      let message = "permissions by name need Microsoft's permissions document"
      diagnostics.append(missing(message, "\"document\": \"FILE\"", "--document FILE", configuration))
    }
    if diagnostics.containsError { return nil }
    guard allow(paths, diagnostics: &diagnostics) else { return nil }
    let outcomes = run(configuration, paths, named: Set(configuration.pages))
    diagnostics += outcomes.flatMap(\.diagnostics).map { located($0, configuration) }
    if diagnostics.containsError { return nil }
    var models: [GraphVersion: EntityDataModel] = [:]
    for outcome in outcomes {
      if let version = outcome.version { models[version] = outcome.model }
    }
    var pages = outcomes.compactMap(\.page)
    if pages.isEmpty, !paths.isEmpty {
      let message = "none of the markdown files in the folder is a permission page"
      let place = configuration.pages.first.map { SourceLocation(file: $0, line: 0) }
      diagnostics.append(Diagnostic(.error, .pagesMissing, message, at: place))
      return nil
    }
    let others = Set(paths).subtracting(pages.map(\.location.file))
    var files = paths
    let sources = outcomes.lazy.compactMap(\.sources).first
    if let sources {
      let place = configuration.permissionsLocation
      pages += NamedPermissions.pages(configuration.permissions, sources, at: place, diagnostics: &diagnostics)
      files += [sources.document.file] + (sources.texts.map { [$0.file] } ?? [])
    }
    if diagnostics.containsError { return nil }
    files += configuration.metadata.sorted { $0.key < $1.key }.map(\.value)
    return Specs(pages: pages, models: models, files: files, others: others, sources: sources)
  }

  /// A file that isn't there is looked for where it is named.
  private static func located(_ diagnostic: Diagnostic, _ configuration: Configuration) -> Diagnostic {
    guard let path = diagnostic.location?.file, diagnostic.location?.line == 0, diagnostic.severity == .error,
      !FileSystem.isFile(path), !FileSystem.isFolder(path)
    else { return diagnostic }
    let version = configuration.metadata.first { $0.value == path }?.key
    let place = configuration.pageLocations[path] ?? version.flatMap { configuration.metadataLocations[$0] }
    guard let place else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.message = "'\(path)': \(diagnostic.message)"
    diagnostic.location = place
    return diagnostic
  }

  /// Whether there are no more pages, and no larger ones, than may be read.
  private static func allow(_ paths: [String], diagnostics: inout [Diagnostic]) -> Bool {
    var bytes = 0
    for (index, path) in paths.enumerated() {
      bytes += PermissionPageParser.size(of: path)
      let message: String
      if index == SpecLimits.pages {
        message = "there are \(paths.count) pages; the limit is \(SpecLimits.pages), which is exceeded with this one"
      } else if bytes > SpecLimits.pageBytes {
        message = "the pages up to this one have more than the limit of \(SpecLimits.pageBytes) bytes together"
      } else {
        continue
      }
      diagnostics.append(.pagesTooLarge(message, path))
      return false
    }
    return true
  }

  /// Reads the metadata and some pages at the same time, then more pages: what is left out where there is too much
  /// should not have been read before.
  private static func run(_ configuration: Configuration, _ paths: [String], named: Set<String>) -> [Outcome] {
    // The longest work first, so that nobody waits for it at the end.
    var jobs = configuration.metadata.sorted { $0.key > $1.key }.map { Job.metadata($0.key, $0.value) }
    if !configuration.permissions.isEmpty, let document = configuration.document {
      jobs.append(.permissions(document: document, descriptions: configuration.descriptions))
    }
    if paths.isEmpty { return concurrentMap(jobs, run) }
    var outcomes: [Outcome] = []
    var rows = 0
    var bytes = 0
    for (index, path) in paths.enumerated() {
      jobs.append(.page(path, isNamed: named.contains(path)))
      bytes += PermissionPageParser.size(of: path)
      guard bytes > 4 << 20 || index == paths.count - 1 else { continue }
      let found = concurrentMap(jobs, run)
      outcomes += found
      rows += found.reduce(0) { $0 + ($1.page?.rowCount ?? 0) }
      if rows > SpecLimits.rows {
        let message = "the pages up to this one have \(rows) rows; the limit is \(SpecLimits.rows)"
        outcomes[outcomes.count - 1].diagnostics.append(.pagesTooLarge(message, path))
        break
      }
      jobs = []
      bytes = 0
    }
    return outcomes
  }

  private static func run(_ job: Job) -> Outcome {
    var outcome = Outcome()
    switch job {
    case .metadata(let version, let path):
      outcome.version = version
      outcome.model = CSDLReader.read(path: path, diagnostics: &outcome.diagnostics)
      // How bad they are is said where it is known what is needed.
      let faults = Set(outcome.model?.faults.map(\.diagnostic) ?? [])
      if !faults.isEmpty { outcome.diagnostics.removeAll(where: faults.contains) }
    case .permissions(let document, let descriptions):
      outcome.sources = PermissionSources.read(
        document: document,
        descriptions: descriptions,
        diagnostics: &outcome.diagnostics
      )
    case .page(let path, let isNamed):
      outcome.page = PermissionPageParser.read(path: path, diagnostics: &outcome.diagnostics)
      if let page = outcome.page, !page.methods.isEmpty || page.application?.id != nil || page.delegated?.id != nil {
        break
      }
      if let refusal = PageLayout(path: path).refusal(of: path, isNamed: isNamed) {
        outcome.page = nil
        outcome.diagnostics = [refusal]
      }
    }
    return outcome
  }

  /// Whether a file that was found in a folder is read as a page, and isn't something else, such as a README.
  package static func isPage(_ path: String) -> Bool {
    if case .other = PageLayout(path: path) { false } else { true }
  }

  /// The pages that paths of pages and of folders stand for.
  package static func pagePaths(_ paths: [String], diagnostics: inout [Diagnostic]) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var repeated: Set<String> = []
    for path in paths {
      guard FileSystem.isFolder(path) else {
        add([path])
        continue
      }
      let names = ((try? FileSystem.names(in: path)) ?? []).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
      if names.isEmpty {
        let message = "the folder holds no permission page; pages are files that end in .md"
        diagnostics.append(Diagnostic(.error, .pagesMissing, message, at: SourceLocation(file: path, line: 0)))
      }
      add(names.map { Path.join(path, $0) })
    }
    // Once for each page, however often it is listed.
    for path in repeated.sorted() {
      let message = "the page is listed more than once; it is read once"
      diagnostics.append(Diagnostic(.warning, .pageRepeated, message, at: SourceLocation(file: path, line: 0)))
    }
    return found

    func add(_ paths: [String]) {
      for path in paths {
        if seen.insert(FileSystem.absolute(path)).inserted { found.append(path) } else { repeated.insert(path) }
      }
    }
  }

  /// - Parameters:
  ///   - member: what a configuration has to say.
  ///   - option: what to write where there is none.
  private static func missing(
    _ message: String,
    _ member: String,
    _ option: String,
    _ configuration: Configuration
  ) -> Diagnostic {
    let place = configuration.file.map { SourceLocation(file: $0, line: 0) }
    return Diagnostic(.error, .specsMissing, "\(message); add \(place == nil ? option : member)", at: place)
  }
}
