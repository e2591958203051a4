import GraphGenerator
import GraphSpec
import Support

/// Downloads all sources at the same time.
struct Fetcher: Sendable {
  var workspace: Workspace
  var limits: TransferLimits
  var progress: ProgressLine?

  enum Result {
    /// None has changed.
    case notModified
    /// All are in the workspace; what the server said of each.
    case fetched([Validators])
    /// One for each download that failed; none when the update was cancelled.
    case failed([Diagnostic])
  }

  fileprivate enum Outcome: Sendable {
    case answer(Download.Answer)
    case failed(Diagnostic?)
  }

  /// Unless nothing at all has changed, everything is needed whole: a row of a page may move between the versions, and
  /// the committed slice of one of them can't tell that.
  func fetch(_ sources: [SpecSource], validators: [Validators]) async -> Result {
    let first = await run(zip(sources, validators).map { Download($0, $1) }, sources)
    var failures = first.compactMap(\.failure)
    if first.contains(where: \.isFailure) { return .failed(failures) }
    let unchanged = sources.indices.filter { first[$0].isNotModified }
    if unchanged.count == sources.count { return .notModified }
    let needed = unchanged.map { sources[$0] }
    let second = await run(needed.map { Download($0, Validators()) }, needed)
    failures = second.compactMap(\.failure)
    if second.contains(where: \.isFailure) { return .failed(failures) }
    var answers = first
    for (index, outcome) in zip(unchanged, second) { answers[index] = outcome }
    return .fetched(
      answers.map { if case .answer(.fetched(let validators)) = $0 { validators } else { Validators() } }
    )
  }

  /// The outcomes in the order of the downloads. The first failure ends the other downloads.
  private func run(_ downloads: [Download], _ sources: [SpecSource]) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      for (index, download) in downloads.enumerated() {
        let file = workspace.path(of: sources[index])
        group.addTask { (index, await run(download, to: file)) }
      }
      var outcomes = [Outcome](repeating: .failed(nil), count: downloads.count)
      for await (index, outcome) in group {
        outcomes[index] = outcome
        if outcome.isFailure { group.cancelAll() }
      }
      return outcomes
    }
  }

  private func run(_ download: Download, to file: String) async -> Outcome {
    let url = AddressPolicy.printable(download.address.text)
    do {
      return .answer(try await download.run(to: file, limits: limits, progress: progress))
    } catch let failure as TransferFailure {
      return .failed(failure.diagnostic(url: url))
    } catch let failure as FileSystem.Failure {
      let message = "cannot \(failure.action) '\(failure.path)': \(failure.reason)"
      return .failed(TransferFailure(.upstreamWrite, message).diagnostic(url: url))
    } catch {
      return .failed(nil)
    }
  }
}

extension Fetcher.Outcome {
  fileprivate var isNotModified: Bool { if case .answer(.notModified) = self { true } else { false } }
  fileprivate var isFailure: Bool { if case .failed = self { true } else { false } }
  fileprivate var failure: Diagnostic? { if case .failed(let diagnostic) = self { diagnostic } else { nil } }
}

extension Download {
  fileprivate init(_ source: SpecSource, _ validators: Validators) {
    self.init(name: source.name, address: source.address, kind: source.kind, validators: validators)
  }
}
