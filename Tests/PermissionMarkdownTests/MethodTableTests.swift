import GraphSpec
import PermissionMarkdown
import Testing

@Suite struct MethodTableTests {
  @Test func everyPartOfARowIsRead() throws {
    let parsed = Parsed(rows: "|Beta|A,D|[ GET /me/drive ](https://x/y?view=b&tabs=http)|")
    let row = try #require(parsed.page?.methods.first)
    #expect(row.version == .beta && row.application && row.delegated)
    #expect(row.method == .get)
    #expect(row.path == "/me/drive")
    #expect(row.documentation == "https://x/y?view=b&tabs=http")
    #expect(row.text == "|Beta|A,D|[ GET /me/drive ](https://x/y?view=b&tabs=http)|")
    #expect(row.location == SourceLocation(file: "page.md", line: 7, column: 1))
    #expect(row.pathLocation == SourceLocation(file: "page.md", line: 7, column: 17))
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [("V1", GraphVersion.v1), ("v1.0", .v1), (" BETA ", .beta), ("**beta**", .beta)])
  func versionLabelsAreReadInAnyCase(label: String, version: GraphVersion) {
    let parsed = Parsed(rows: "|\(label)|D|[GET /a](u)|")
    #expect(parsed.page?.methods.map(\.version) == [version])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: ["V2", "", "v1.0.0"])
  func anUnknownVersionIsAnErrorAndNoEndpoint(label: String) {
    let parsed = Parsed(rows: "|V1|A|[GET /a](u)|", "|\(label)|A|[GET /b](u)|")
    #expect(parsed.page?.methods.map(\.path) == ["/a"])
    #expect(parsed.codes == ["page-unknown-version"])
    #expect(parsed.diagnostics[0].severity == .error)
    #expect(parsed.diagnostics[0].message.contains("'\(label)'"))
    #expect(parsed.diagnostics[0].message.contains("V1, v1.0 or Beta"))
    #expect(parsed.places == ["8:2"])
    #expect(parsed.accounting.reportedMethodRows == 1 && parsed.accounting.isBalanced)
  }

  @Test func proseInTheTypeCellGrantsNothing() {
    let parsed = Parsed(rows: "|V1|A user must sign in|[GET /a](u)|", "|V1||[GET /b](u)|", "|V1|d|[GET /c](u)|")
    #expect(parsed.page?.methods.map(\.application) == [false, false, false])
    #expect(parsed.page?.methods.map(\.delegated) == [false, false, true])
    #expect(parsed.codes == ["page-unknown-type", "page-empty-type"])
    #expect(parsed.places == ["7:5", "8:5"])
  }

  @Test(arguments: [
    ("[GET /a/{id \\| upn}](u)", "/a/{id | upn}"),
    ("[GET ** Collection URI for x not found](u)", "** Collection URI for x not found"),
    ("[POST print/shares/{id}/jobs](u)", "print/shares/{id}/jobs"),
    ("[GET /a/{{ b }}//c(d={d}](u)", "/a/{{ b }}//c(d={d}"),
    ("[GET https://graph.microsoft.com/beta/me?$top=1](u)", "https://graph.microsoft.com/beta/me?$top=1"),
    ("[`GET /a/_b_`](u)", "/a/_b_"),
    ("GET /a[0]", "/a[0]"),
    ("[GET /a[0]/b](u)", "/a[0]/b"),
  ])
  func thePathIsKeptAsThePageWritesIt(cell: String, path: String) {
    let parsed = Parsed(rows: "|V1|A|\(cell)|")
    #expect(parsed.page?.methods.map(\.path) == [path])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func anAddressMayHoldParentheses() {
    let parsed = Parsed(rows: "|V1|A|[GET /a](https://x/f(g)?h=))|", "|V1|A|[GET /b](<https://x> \"title\")|")
    #expect(parsed.page?.methods.map(\.documentation) == ["https://x/f(g)?h=)", "https://x"])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func duplicatesAreKept() {
    let parsed = Parsed(rows: "|V1|A|[GET /a](u)|", "|V1|A|[GET /A](u)|", "|V1|A|[GET /a ](u)|")
    #expect(parsed.page?.methods.map(\.path) == ["/a", "/A", "/a"])
  }

  @Test func aRowWithoutMethodIsKeptAndReported() {
    let parsed = Parsed(rows: "|V1|A|[Prefer: timezone](u)|", "|V1|A||", "|V1|A|[DELETE](u)|", "|V1|A|[get /x](u)|")
    #expect(parsed.page?.methods.map(\.method) == [nil, nil, .delete, .get])
    #expect(parsed.page?.methods.map(\.path) == ["Prefer: timezone", "", "", "/x"])
    let expected = [
      "page-row-without-method", "page-row-without-method", "page-row-without-path", "page-method-case",
    ]
    #expect(parsed.codes == expected)
    #expect(parsed.accounting.endpoints == 4)
  }

  @Test(arguments: [
    "[GET /a](u) [POST /b](v)", "[GET /a](u), [POST /b](v)", "[GET /a](u)<br/>[POST /b](v)", "GET /a<br>POST /b",
    "[GET /a POST /b](u)", "[GET /a](u) POST /b",
  ])
  func severalMethodsInACellAreSeveralEndpoints(cell: String) {
    let parsed = Parsed(rows: "|V1|A|\(cell)|")
    #expect(parsed.page?.methods.map(\.method) == [.get, .post])
    #expect(parsed.page?.methods.map(\.path) == ["/a", "/b"])
    #expect(parsed.codes == ["page-several-methods"])
    #expect(parsed.accounting.methodRows == 1 && parsed.accounting.endpointRows == 1)
    #expect(parsed.accounting.endpoints == 2)
  }

  @Test(arguments: ["|V1|A|[GET /app/calls", "|V1|A|[GET /app/calls](", "|V1|A|GET /app", "|V1|A|", "|V1"])
  func aPathThatMayBeCutOffIsNoEndpoint(row: String) {
    let parsed = Parsed(rows: "|V1|A|[GET /a](u)|", row)
    let complete = row.hasSuffix("](")
    #expect(parsed.page?.methods.map(\.path) == (complete ? ["/a", "/app/calls"] : ["/a"]))
    #expect(parsed.codes == [complete ? "page-cut-off-link" : "page-cut-off-method"])
    #expect(parsed.diagnostics[0].location?.line == 8)
    #expect(parsed.accounting.isBalanced)
  }

  @Test func anUnescapedPipeBelongsToThePathAndIsReported() {
    let parsed = Parsed(rows: "|V1|A|[GET /users/{id | upn}/a](u)|")
    #expect(parsed.page?.methods.map(\.path) == ["/users/{id | upn}/a"])
    #expect(parsed.page?.methods.map(\.documentation) == ["u"])
    #expect(parsed.codes == ["page-extra-cells"])
  }

  @Test func emptyRowsAndRepeatedHeadersAreReported() {
    let parsed = Parsed(rows: "|||", "|Ver|Type|Method|", "V1|A|[GET /a](u)")
    #expect(parsed.page?.methods.map(\.path) == ["/a"])
    #expect(parsed.codes == ["page-empty-row", "page-repeated-header"])
    #expect(parsed.accounting.methodRows == 3 && parsed.accounting.reportedMethodRows == 2)
  }

  @Test func columnsAreFoundByTheirTitles() {
    let text = "# A\n## Graph Methods\n| Method | Version | Type |\n|---|---|---|\n| [GET /a](u) | beta | D |\n"
    let parsed = Parsed(text)
    #expect(parsed.page?.methods.map(\.version) == [.beta])
    #expect(parsed.page?.methods.map(\.delegated) == [true])
    #expect(parsed.page?.methods.map(\.path) == ["/a"])
  }

  @Test func aHeaderThatIsNotUnderstoodIsAnError() {
    let parsed = Parsed("# A\n## Graph Methods\n|Level|Verb|\n|-|-|\n|V1|[GET /a](u)|\n|V1|[GET /b](u)|\n")
    #expect(parsed.page?.methods == [])
    #expect(parsed.codes == ["page-method-header", "page-no-methods"])
    #expect(parsed.diagnostics[0].severity == .error)
    #expect(parsed.places[0] == "3:1")
    #expect(parsed.accounting.methodRows == 2 && parsed.accounting.reportedMethodRows == 2)
  }

  @Test func aMissingHeaderIsAnError() {
    let parsed = Parsed("# A\n## Graph Methods\n|V1|A|[GET /a](u)|\n")
    #expect(parsed.codes == ["page-method-header", "page-no-methods"])
    #expect(parsed.accounting.methodRows == 1 && parsed.accounting.reportedMethodRows == 1)
  }
}
