import APISurface
import GraphGenerator
import GraphSpec
import TestSupport
import Testing

/// All published pages through the pipeline, bound to all of the metadata.
@Suite(.enabled(if: Workspace.hasShared, "real pages and metadata are not there"))
struct CorpusAccountingTests {
  /// What was said of all pages and of the metadata. A change here is a change of what users are told, to be looked at
  /// diagnostic by diagnostic.
  private static let expected = """
    note page-cut-off-text 243
    note page-name-remark 80
    note page-remark-row 21
    note path-doubled-braces 1
    note path-example-value 37
    note path-extra-slash 30
    note path-host 1
    note path-leading-slash 39
    note path-markup 27
    note path-moved 2553
    note path-placeholder 4
    note path-query 124
    note path-quotes 45
    note path-version-prefix 1
    warning page-blank-id 96
    warning page-empty-type 97
    warning page-extra-cells 5
    warning page-no-methods 60
    warning page-row-without-method 6
    warning path-case 72
    warning path-literal-key 35
    warning path-missing-arguments 53
    warning path-missing-cast 96
    warning path-unbalanced-braces 1
    warning path-unresolved 1021
    warning permission-repeated 1
    warning row-contradiction 366
    warning row-without-endpoint 33
    """

  @Test func everyRowIsAnEndpointOrReportedAtItsLine() throws {
    let corpus = Workspace.shared + "/corpus"
    var generator = Generator(
      Configuration(
        module: "Corpus",
        pages: [corpus + "/permissions"],
        metadata: [.v1: corpus + "/metadata/v1.0.csdl.xml", .beta: corpus + "/metadata/beta.csdl.xml"]
      )
    )
    let read = generator.read()
    let specs = try #require(read)
    let rows = specs.pages.map(\.methods.count)
    let result = generator.bind(specs)
    let bound = try #require(result)

    #expect(bound.pages.map(\.rows.count) == rows)
    #expect(rows.reduce(0, +) == 8_824)
    let reported = Set(
      generator.diagnostics.filter { $0.severity != .note }.compactMap { diagnostic in
        diagnostic.location.map { "\($0.file):\($0.line)" }
      }
    )
    for row in bound.pages.flatMap(\.rows) where !row.isEndpoint || row.effective.failure != nil {
      let place = "\(row.row.location.file):\(row.row.location.line)"
      #expect(reported.contains(place), "\(place) is neither an endpoint nor reported")
    }

    let codes = Dictionary(grouping: generator.diagnostics) { "\($0.severity) \($0.code.rawValue)" }
    let counts = codes.map { "\($0.key) \($0.value.count)" }.sorted().joined(separator: "\n")
    #expect(counts == Self.expected, "the counts are now:\n\(counts)")
  }
}
