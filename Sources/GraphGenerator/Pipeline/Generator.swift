public import APISurface
public import GraphSpec
import Support
import SurfaceDiff
public import SwiftEmitter

/// The pipeline: `read → correct → bind → emit`, each a function from one value type to the next.
///
/// A stage gives nil when the diagnostics got an error that leaves it nothing to give.
public struct Generator {
  /// The version of the generator, in every header and lock file.
  public static let version = "0.1.0"

  public let configuration: Configuration
  /// What was noticed on the way, in the order of the stages.
  public private(set) var diagnostics: [Diagnostic] = []

  /// The files that were read: pages first, then metadata.
  package private(set) var inputs: [String] = []

  public init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  public mutating func read() -> Specs? {
    guard let specs = SpecReader.read(configuration, diagnostics: &diagnostics) else { return nil }
    inputs = specs.files
    VersionEvidence.check(specs, configuration, diagnostics: &diagnostics)
    return diagnostics.containsError ? nil : specs
  }

  public mutating func correct(_ specs: Specs) -> Specs? {
    let corrected = Corrector.apply(configuration.corrections, to: specs, diagnostics: &diagnostics)
    return diagnostics.containsError ? nil : corrected
  }

  public mutating func bind(_ specs: Specs) -> BoundPages? {
    guard let bound = bindPages(specs)?.bound else { return nil }
    if !bound.pages.contains(where: { $0.rows.contains(where: \.isEndpoint) }) {
      let isChoice = bound.pages.contains { !$0.others.isEmpty }
      diagnostics.append(isChoice ? .noChosenEndpoints(configuration) : .noEndpoints(specs.pages))
    }
    Coverage(bound).check(configuration, diagnostics: &diagnostics)
    return diagnostics.containsError ? nil : bound
  }

  /// The pages joined with the metadata, once it is known that the two belong together.
  mutating func bindPages(_ specs: Specs) -> (binder: Binder, bound: BoundPages)? {
    let binder = Binder(models: specs.models, options: configuration.binding)
    var found: [Diagnostic] = []
    let bound = binder.bind(specs.pages, diagnostics: &found)
    if bound.pages.isEmpty, found.containsError {
      diagnostics += found
      return nil
    }
    var misfits: [Diagnostic] = []
    ScopeCheck.check(bound.pages.map(\.chosen), specs, configuration, diagnostics: &misfits)
    if misfits.isEmpty { VersionEvidence.check(bound, configuration, diagnostics: &misfits) }
    // What else was found would only say the same of every row.
    diagnostics += misfits.isEmpty ? found : misfits
    return misfits.isEmpty ? (binder, bound) : nil
  }

  /// Runs a stage that reports to a list of diagnostics.
  mutating func note<Result>(_ stage: (inout [Diagnostic]) -> Result) -> Result { stage(&diagnostics) }

  public mutating func emit(_ bound: BoundPages) -> GeneratedModule? {
    let surface = bound.surface
    let lines = Meanwhile { SurfaceExport.lines(of: surface) }
    let emitter = ModuleEmitter(
      surface,
      layout: configuration.layout,
      toolVersion: Self.version,
      fingerprint: { SurfaceExport.fingerprint(of: lines.value) }
    )
    let files = emitter.files(diagnostics: &diagnostics)
    return diagnostics.containsError ? nil : GeneratedModule(files: files, surface: lines.value, bound: bound)
  }

  /// All stages up to the files.
  public mutating func generate() -> (specs: Specs, module: GeneratedModule)? {
    guard let specs = read(), let corrected = correct(specs), let bound = bind(corrected),
      let module = emit(bound)
    else { return nil }
    return (specs, module)
  }

  /// The smallest metadata that yields the same surface, by version.
  public mutating func slice() -> [GraphVersion: String]? {
    guard let specs = read(), let corrected = correct(specs), let bound = bind(corrected) else { return nil }
    return slice(specs, bound)
  }

  /// The files of the smallest specs that yield the same surface, but for the pages: the metadata of each version and,
  /// where permissions are named, what the document and the consent texts say of them.
  package mutating func sliceFiles() -> [GeneratedFile]? {
    guard let specs = read(), let corrected = correct(specs), let bound = bind(corrected) else { return nil }
    let metadata = slice(specs, bound).sorted { $0.key < $1.key }.map { version, text in
      GeneratedFile(name: OutputFolder.Kind.sliceName(version), contents: text)
    }
    return metadata + (specs.sources?.slice(keeping: specs.pages) ?? [])
  }

  /// - Parameters:
  ///   - specs: as they were read, not corrected: the corrections will be applied to the slice again.
  ///   - bound: what binding the corrected specs gave.
  public func slice(_ specs: Specs, _ bound: BoundPages) -> [GraphVersion: String] {
    var slices: [GraphVersion: String] = [:]
    for surface in bound.surface.versions {
      guard let model = specs.models[surface.version] else { continue }
      // Where the other rows lead is known from the slice as well, but not what they take and give.
      let walks = bound.pages.lazy.flatMap { $0.rows + $0.others }.compactMap { $0.walks[surface.version] }
      // A slice keeps what the corrections are about.
      let corrected = configuration.corrections.compactMap(\.type).filter { $0.version == surface.version }.map(\.name)
      var slice = ModelSlice.slice(model, for: surface, walking: walks, keeping: corrected)
      slice.scope = SliceScope(bound.pages.map(\.chosen), version: surface.version)
      slices[surface.version] = CSDLWriter.write(slice)
    }
    return slices
  }
}

/// What the pipeline gives: the files of a module, and its surface as text and as what it was made of.
public struct GeneratedModule: Sendable {
  public var files: [GeneratedFile]
  public var surface: [String]
  public var bound: BoundPages
}

extension Diagnostic.Code {
  /// No page names an endpoint, so there is nothing to generate.
  static let noEndpoints = Self("no-endpoints")
}

extension Diagnostic {
  static func noChosenEndpoints(_ configuration: Configuration) -> Diagnostic {
    let message = "'endpoints' drops every endpoint that it keeps, so there is nothing to generate"
    let choice = configuration.binding.choice
    return Diagnostic(.error, .noEndpoints, message, at: (choice.drop + (choice.keep ?? [])).first?.location)
  }

  static func noEndpoints(_ pages: [PermissionPage]) -> Diagnostic {
    Diagnostic(
      .error,
      .noEndpoints,
      "\(pages.count == 1 ? "the page names" : "the pages name") no endpoint, so there is nothing to generate; "
        + "give a page whose 'Graph Methods' table has rows",
      at: pages.first?.location
    )
  }
}
