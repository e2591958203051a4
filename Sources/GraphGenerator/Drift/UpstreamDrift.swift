import APISurface
package import GraphSpec
import Support
package import SurfaceDiff

/// Whether the metadata in the specs is what upstream says of it: the slice that `graphgen update` would write, or the
/// whole.
package struct UpstreamDrift {
  private let configuration: Configuration
  /// Full metadata as it was downloaded, by version.
  private let downloads: [GraphVersion: String]

  package init(_ configuration: Configuration, downloads: [GraphVersion: String]) {
    self.configuration = configuration
    self.downloads = downloads
  }

  /// - Parameter specs: the surface of the specs as they are.
  /// - Returns: nil exactly when an error was added.
  package func answer(specs: @autoclosure () -> DiffOperand, diagnostics: inout [Diagnostic]) -> Answer? {
    if downloads.isEmpty {
      let message = "not asked; --upstream v1.0=FILE compares the specs with metadata that was downloaded"
      return Answer(verdict: .notAsked, message: message)
    }
    var fresh = configuration
    fresh.metadata.merge(downloads) { $1 }
    var generator = Generator(fresh)
    let read = generator.read()
    let corrected = read.flatMap { generator.correct($0) }
    let bound = corrected.flatMap { generator.bind($0) }
    diagnostics += generator.diagnostics.filter { $0.severity == .error }
    guard let read, let corrected, let bound else { return nil }
    do {
      let findings = try findings(generator.slice(read, bound))
      let versions = downloads.keys.sorted().map(\.rawValue).joined(separator: " and ")
      if findings.isEmpty {
        return Answer(verdict: .clean, message: "the specs have what upstream says of \(versions)")
      }
      let file = downloads.min { $0.key < $1.key }?.value ?? ""
      let upstream = DiffOperand(name: "upstream", file: file, bound: bound, models: corrected.models)
      let diff = DiffReport(from: specs(), to: upstream)
      let effect = diff.diff.isEmpty ? ", which changes nothing of the surface" : ""
      let message = "upstream says something else of \(versions)\(effect); run '\(CommandName.update)'"
      return Answer(verdict: .drift, message: message, findings: findings, diff: diff)
    } catch {
      diagnostics.append(.outputFailed(error))
      return nil
    }
  }

  /// One for each spec that isn't what upstream says.
  private func findings(_ slices: [GraphVersion: String]) throws(FileSystem.Failure) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (version, download) in downloads.sorted(by: { $0.key < $1.key }) {
      // Where no surface is about the version, an update leaves the spec as it is.
      guard let slice = slices[version], let file = configuration.metadata[version] else { continue }
      let present = try FileSystem.read(file)
      if present.elementsEqual(slice.utf8) { continue }
      if try present == FileSystem.read(download) { continue }
      let message = "this is not what '\(download)' says of \(version); run '\(CommandName.update)'"
      findings.append(Diagnostic(.error, .driftUpstream, message, at: SourceLocation(file: file, line: 0)))
    }
    return findings
  }
}

extension Diagnostic.Code {
  /// A spec is not what upstream says.
  static let driftUpstream = Self("drift-upstream")
}
