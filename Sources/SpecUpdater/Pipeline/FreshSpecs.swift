import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import Support
import SurfaceDiff

/// The configuration's specs with the downloads in place of the files that they will replace.
struct FreshSpecs {
  struct Result {
    var slices: [GraphVersion: String]
    /// Lines that went and lines that came, compared with the specs as they are.
    var surfaceDifference: (removed: [String], added: [String])
  }

  private let configuration: Configuration
  private var fresh: Configuration
  /// The address of each downloaded file, for messages.
  private var addresses: [String: String] = [:]

  init(_ sources: [SpecSource], in workspace: Workspace, configuration: Configuration) {
    self.configuration = configuration
    fresh = configuration
    for source in sources {
      let path = workspace.path(of: source)
      addresses[path] = AddressPolicy.printable(source.address.text)
      switch source.role {
      case .metadata(let version): fresh.metadata[version] = path
      case .permissions: fresh.pages = Self.pages(configuration.pages, replacing: source.file, with: path)
      }
    }
    downloads = sources.map { (workspace.path(of: $0), $0.target.kind) }
  }

  private let downloads: [(path: String, kind: SpecFileKind)]

  /// Everything that generating does, short of writing. Nil when an error was added.
  func read(diagnostics: inout [Diagnostic]) -> Result? {
    // First, because what is told of specs quotes them, and what another service says is not told.
    let unfit = downloads.compactMap { refusal(of: $0.path, $0.kind) }
    if !unfit.isEmpty {
      diagnostics += unfit.map(named)
      return nil
    }
    var generator = Generator(fresh)
    let result = run(&generator)
    var noticed = generator.diagnostics
    let before = Self.surface(of: configuration)
    if let result {
      noticed += lostVersions(before: before?.resolved, after: Self.resolved(result.bound))
    }
    diagnostics += noticed.map(named)
    guard let result, !noticed.containsError else { return nil }
    let old = before?.lines ?? []
    let (oldSet, newSet) = (Set(old), Set(result.lines))
    return Result(
      slices: generator.slice(result.specs, result.bound),
      surfaceDifference: (old.filter { !newSet.contains($0) }, result.lines.filter { !oldSet.contains($0) })
    )
  }

  private func run(_ generator: inout Generator) -> (specs: Specs, bound: BoundPages, lines: [String])? {
    guard let specs = generator.read(), let corrected = generator.correct(specs),
      let bound = generator.bind(corrected), let module = generator.emit(bound)
    else { return nil }
    return (specs, bound, module.surface)
  }

  /// Metadata that is well-formed and knows none of the rows is taken for an accident: an outage, or another service.
  ///
  /// - Parameter before: nil when there are no specs to compare with.
  private func lostVersions(before: [GraphVersion: Int]?, after: [GraphVersion: Int]) -> [Diagnostic] {
    return fresh.metadata.sorted { $0.key < $1.key }.compactMap { version, path in
      let wasKnown = before.map { $0[version, default: 0] > 0 } ?? after.isEmpty
      if !wasKnown || after[version, default: 0] > 0 { return nil }
      let message = "the metadata knows none of the paths in the pages; is this the address of the \(version) metadata?"
      return Diagnostic(.error, .upstreamUnrelated, message, at: SourceLocation(file: path, line: 0))
    }
  }

  /// Why a download isn't what the file that it is for has to be; nil when it is.
  private func refusal(of path: String, _ kind: SpecFileKind) -> Diagnostic? {
    let message: String
    do throws(FileSystem.Failure) {
      if try kind.matches(file: path) { return nil }
      message = "the answer is not \(kind.description)"
    } catch {
      message = "the download can't be read: \(error.reason)"
    }
    return Diagnostic(.error, .upstreamContent, message, at: SourceLocation(file: path, line: 0))
  }

  /// The diagnostic with addresses for the files that will be gone.
  private func named(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    for (path, url) in addresses {
      diagnostic.message = diagnostic.message.split(separator: path, omittingEmptySubsequences: false).joined(
        separator: url
      )
      if diagnostic.location?.file == path { diagnostic.location?.file = url }
    }
    return diagnostic
  }

  /// What the specs as they are yield; nil when they have errors or aren't there.
  private static func surface(
    of configuration: Configuration
  ) -> (lines: [String], resolved: [GraphVersion: Int])? {
    var generator = Generator(configuration)
    guard let specs = generator.read(), let corrected = generator.correct(specs),
      let bound = generator.bind(corrected)
    else { return nil }
    return (SurfaceExport.lines(of: bound.surface), resolved(bound))
  }

  /// How many rows each version's metadata knows; versions that know none are not in it.
  private static func resolved(_ bound: BoundPages) -> [GraphVersion: Int] {
    let versions = bound.pages.flatMap(\.rows).flatMap(\.resolvesIn)
    return Dictionary(grouping: versions) { $0 }.mapValues(\.count)
  }

  /// The pages with one of them replaced, which may be new in one of their folders.
  private static func pages(_ paths: [String], replacing file: String, with replacement: String) -> [String] {
    let file = Path.normalized(file)
    return paths.flatMap { path in
      var unused: [Diagnostic] = []
      let isFolder = FileSystem.isFolder(path)
      var found = SpecReader.pagePaths([path], diagnostics: &unused).filter { !isFolder || SpecReader.isPage($0) }
      let isInside = isFolder && file.hasSuffix(".md") && Path.normalized(path) == Path.parent(file)
      if isInside, !found.contains(where: { Path.normalized($0) == file }) {
        found.append(file)
        found.sort { Path.name($0).utf8.lexicographicallyPrecedes(Path.name($1).utf8) }
      }
      // A folder without a page stays as it is, for the reader to report.
      return found.isEmpty ? [path] : found.map { Path.normalized($0) == file ? replacement : $0 }
    }
  }
}

extension Diagnostic.Code {
  /// The downloaded metadata knows none of the pages' paths.
  static let upstreamUnrelated = Self("upstream-unrelated")
}
