import APISurface
import GraphSpec
import Testing

@Suite(
  "The published permission pages",
  .enabled(if: PathCorpus.folder != nil, "there is no corpus beside the package")
)
struct PathCorpusTests {
  private static let location = SourceLocation(file: "page.md", line: 1)
  private static let resolvers: [GraphVersion: PathResolver] =
    (PathCorpus.shared?.models ?? [:]).mapValues { PathResolver(model: $0) }

  private func resolve(_ row: PathCorpus.Row, in version: GraphVersion) throws -> Resolution {
    let resolver = try #require(Self.resolvers[version])
    return resolver.resolve(method: row.method, path: row.path, at: Self.location)
  }

  @Test
  func everyPathResolvesToTheKindOrFailsForTheReasonThatWasCounted() throws {
    let corpus = try #require(PathCorpus.shared)
    var lines: [String] = []
    for version in GraphVersion.allCases {
      let rows = corpus.rows.filter { $0.version == version }
      var counts: [String: Int] = [:]
      var own = 0
      var either = 0
      for row in rows {
        let resolution = try resolve(row, in: version)
        counts["kind \(resolution.kind.rawValue)", default: 0] += 1
        if let failure = resolution.failure { counts["reason \(failure.reason.rawValue)", default: 0] += 1 }
        for code in Set(resolution.repairs.map(\.code.rawValue)) { counts["repair \(code)", default: 0] += 1 }
        let isResolved = resolution.failure == nil
        own += isResolved ? 1 : 0
        either += try isResolved || resolve(row, in: version.other).failure == nil ? 1 : 0
      }
      lines += ["\(version.rawValue) rows \(rows.count), own metadata \(own), either \(either)"]
      lines += counts.sorted { $0.key < $1.key }.map { "\(version.rawValue) \($0.key) \($0.value)" }
    }
    let actual = lines.joined(separator: "\n")
    #expect(actual == PathCorpusCounts.expected, "the counts are now:\n\(actual)")
  }

  @Test
  func whatIsSentIsWrittenByTheLetterAResolvedTemplateReadsAsItself() throws {
    let corpus = try #require(PathCorpus.shared)
    // Of what a template says, these are about the model rather than about its spelling.
    let remaining: Set<Diagnostic.Code> = [.pathLiteralKey, .pathMissingCast, .pathNotComposable, .pathNoStream]
    for row in corpus.rows {
      let first = try resolve(row, in: row.version)
      guard first.failure == nil else { continue }
      let again = try resolve(
        PathCorpus.Row(version: row.version, method: row.method, path: first.template.description),
        in: row.version
      )
      #expect(again.template.identity == first.template.identity, "\(row)")
      #expect(again.kind == first.kind && again.operation == first.operation, "\(row)")
      #expect(again.repairs.allSatisfy { remaining.contains($0.code) }, "\(row)")
    }
  }

  @Test
  func aSliceOfEachPagesTrailsResolvesItsRowsToTheSame() throws {
    let corpus = try #require(PathCorpus.shared)
    for page in corpus.pages {
      for version in GraphVersion.allCases {
        let model = try #require(corpus.models[version])
        let rows = page.filter { $0.version == version }
        if rows.isEmpty { continue }
        let whole = try rows.map { try resolve($0, in: version) }
        let slice = PathResolver(model: model.slice(keeping: whole.map(\.trail), keepsProperties: true))
        for (row, resolution) in zip(rows, whole) {
          let again = slice.resolve(method: row.method, path: row.path, at: Self.location)
          #expect(again == resolution, "\(row)")
        }
      }
    }
  }

  @Test
  func everyUnresolvedPathNamesASegmentAndKeepsAllOfItsText() throws {
    let corpus = try #require(PathCorpus.shared)
    for row in corpus.rows {
      let resolution = try resolve(row, in: row.version)
      guard let failure = resolution.failure, failure.reason != .noMethod, failure.reason != .noPath else { continue }
      #expect(!failure.segment.isEmpty, "\(row)")
      #expect(failure.reason == .unknownRoot || failure.type != nil, "\(row)")
      #expect(!resolution.template.segments.isEmpty, "\(row)")
    }
  }

  @Test
  func theSeedPageResolvesButForTheOnePathThatV10Lacks() throws {
    let corpus = try #require(PathCorpus.shared)
    #expect(corpus.seed.count == 25)
    let unresolved = try corpus.seed.filter { try resolve($0, in: $0.version).failure != nil }
    #expect(unresolved.map(\.path) == ["/app/calls/{id}/sendDtmfTones"])
    let failure = try unresolved.first.map { try resolve($0, in: .v1).failure }
    #expect(failure == Resolution.Failure(reason: .unknownRoot, segment: "app", type: nil))
    for row in corpus.seed {
      #expect(try resolve(row, in: row.version).repairs == [], "\(row)")
    }
    func parameters(_ version: GraphVersion, _ path: String) throws -> [String] {
      let resolution = try resolve(PathCorpus.Row(version: version, method: .post, path: path), in: version)
      return resolution.operation?.callParameters.map { $0.name + ($0.isOptional ? "?" : "") } ?? []
    }
    #expect(try parameters(.beta, "/app/calls/{id}/playPrompt").contains("loop"))
    #expect(try !parameters(.v1, "/communications/calls/{id}/playPrompt").contains("loop"))
    #expect(try parameters(.v1, "/communications/calls/{id}/transfer").contains("transferee?"))
  }
}
