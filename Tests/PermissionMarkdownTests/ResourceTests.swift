import GraphSpec
import PermissionMarkdown
import Testing

@Suite struct ResourceTests {
  private static let header = "| Property | Type | Description |\n|:---|:---|:---|"

  @Test func headingGivesNameAndAddress() {
    let parsed = Parsed(resource: Self.header, "| id | String | Key. |")
    #expect(parsed.page?.resources.map(\.name) == ["thing"])
    #expect(parsed.page?.resources.map(\.documentation) == ["https://x/thing"])
    #expect(parsed.page?.resources.map(\.location.line) == [6])
    #expect(parsed.properties.map(\.location) == [SourceLocation(file: "page.md", line: 9, column: 1)])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "| id | String | Key. |", "id | String | Key.", "| id | String | Key.", "id | String | Key. |", "|id|String|Key.|",
    "  | id\t| String | Key. |  ",
  ])
  func outerPipesMayBeMissing(row: String) {
    let parsed = Parsed(resource: Self.header, row)
    #expect(parsed.properties.map(\.name) == ["id"])
    #expect(parsed.properties.map(\.type) == ["String"])
    #expect(parsed.properties.map(\.description) == ["Key."])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[routes](https://x) collection", "routes collection"), ("[identitySet][]", "identitySet"),
    ("String[]", "String[]"), ("`Edm.String`", "Edm.String"), ("**String**", "String"),
    ("String<sup>1</sup>", "String"),
    ("A<br/>B", "A B"), ("List<int>", "List<int>"), ("a\\_b", "a_b"), ("Collection([a](u(v)))", "Collection(a)"),
    ("x &amp; y", "x & y"), ("![icon](u) Guid", "icon Guid"),
  ])
  func typesLoseTheirMarkup(cell: String, type: String) {
    let parsed = Parsed(resource: Self.header, "| `id` | \(cell) | Key. |")
    #expect(parsed.properties.map(\.type) == [type])
    #expect(parsed.properties.map(\.name) == ["id"])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func descriptionsStayMarkdown() {
    let parsed = Parsed(
      resource: Self.header,
      "| id | String | See [a](u), `b \\| c`, **d**.<br/>\\*e |",
      "| k |  |  |"
    )
    #expect(parsed.properties.map(\.description) == ["See [a](u), `b | c`, **d**.<br/>\\*e", nil])
    #expect(parsed.properties.map(\.type) == ["String", nil])
  }

  @Test func pipesInCodeSpansAndTooManyPipesBelongToTheDescription() {
    let parsed = Parsed(resource: Self.header, "| a | String | Either `x|y`. |", "| b | String | *.p | *.q. |")
    #expect(parsed.properties.map(\.description) == ["Either `x|y`.", "*.p | *.q."])
    #expect(parsed.codes == ["page-extra-cells"])
    #expect(parsed.places == ["10:22"])
  }

  @Test func cutOffRowsKeepWhatIsThere() {
    let parsed = Parsed(resource: Self.header, "| a | Int64 | The number in which **p")
    #expect(parsed.properties.map(\.name) == ["a"])
    #expect(parsed.properties.map(\.type) == ["Int64"])
    #expect(parsed.properties.map(\.description) == ["The number in which **p"])
    #expect(parsed.codes == ["page-cut-off-row"])
    #expect(parsed.places == ["9:38"])
    #expect(Parsed(resource: Self.header, "| a | Int").codes == ["page-cut-off-row"])
  }

  @Test(arguments: [
    ("The **a", true), ("Use `a", true), ("The **a**", false), ("**a** and **b***.", false), ("2 ** 3", false),
    ("Any of ` and \\`.", false),
  ])
  func textThatLeavesMarkupOpenIsDoubtful(text: String, isDoubtful: Bool) {
    let parsed = Parsed(resource: Self.header, "| a | String | \(text) |")
    #expect(parsed.codes == (isDoubtful ? ["page-cut-off-text"] : []))
    #expect(parsed.properties.map(\.description) == [text])
  }

  @Test func rowsBrokenOverLinesAreReadAsOneAndReported() {
    let parsed = Parsed(resource: Self.header, "| a | String | First", "second", "third. |", "| b | String | Fine. |")
    #expect(parsed.properties.map(\.name) == ["a", "b"])
    #expect(parsed.properties.map(\.description) == ["First second third.", "Fine."])
    #expect(parsed.codes == ["page-broken-row"])
    #expect(parsed.places == ["9:1"])
    #expect(parsed.accounting.propertyRows == 2)
  }

  @Test func proseBetweenTablesIsReportedAndTheTableGoesOn() {
    let parsed = Parsed(
      resource: "Intro.",
      "",
      Self.header,
      "| a | T | D. |",
      "Prose.",
      "",
      "| b | T | D. |",
      "#### Note"
    )
    #expect(parsed.properties.map(\.name) == ["a", "b"])
    #expect(parsed.codes == ["page-stray-text", "page-stray-text", "page-stray-text"])
    #expect(parsed.places == ["7:1", "12:1", "15:1"])
  }

  @Test func tablesOfOtherThingsAreLeftOutWithANote() {
    let parsed = Parsed(
      resource: Self.header,
      "| a | T | D. |",
      "| Relationship | Type | Description |",
      "|---|---|---|",
      "| r | T | D. |",
      "| s | T | D. |",
      "",
      "| Member | Value |",
      "|---|---|",
      "| m | 0 |"
    )
    #expect(parsed.properties.map(\.name) == ["a"])
    #expect(parsed.codes == ["page-other-table", "page-other-table"])
    #expect(parsed.places == ["10:1", "15:1"])
    #expect(parsed.diagnostics[0].message.contains("2 rows"))
    #expect(parsed.accounting.propertyRows == 4 && parsed.accounting.reportedPropertyRows == 3)
  }

  @Test func columnsAreFoundByTheirTitles() {
    let two = Parsed(resource: "| Name | Description |\n|-|-|", "| a | Text. |")
    #expect(two.properties.map(\.description) == ["Text."])
    #expect(two.properties.map(\.type) == [nil])
    let four = Parsed(
      resource: "|Property|Required|Description|Type|\n|-|-|-|-|",
      "|a|yes|Text.|Guid|",
      "|b|no|More.|Guid|"
    )
    #expect(four.properties.map(\.description) == ["Text.", "More."])
    #expect(four.properties.map(\.type) == ["Guid", "Guid"])
    #expect(four.codes == ["page-unused-column"])
    let untitled = Parsed(resource: "| Property | Type | Description | |\n|-|-|-|-|", "| a | T | D. | |")
    #expect(untitled.properties.map(\.description) == ["D."])
    #expect(untitled.diagnostics.isEmpty)
  }

  @Test func tablesWithoutAHeaderAreReadByPosition() {
    let blank = Parsed(resource: "| | | |\n|-|-|-|", "| a | T | D. |")
    let none = Parsed(resource: "| a | T | D. |")
    for parsed in [blank, none] {
      #expect(parsed.properties.map(\.name) == ["a"])
      #expect(parsed.properties.map(\.description) == ["D."])
      #expect(parsed.codes == ["page-property-header"])
      #expect(parsed.places == ["7:1"])
    }
  }

  @Test func rowsThatAreNoPropertiesAreReported() {
    let parsed = Parsed(
      resource: Self.header,
      "| **Group** | | |",
      "| Option 1 (x) only applies. | | |",
      "| | T | D. |",
      "| two words | T | D. |",
      "| | | |",
      "| Property | Type | Description |",
      "| old (deprecated) | T | D. |",
      "| @odata.type | T | D. |"
    )
    #expect(parsed.properties.map(\.name) == ["old", "@odata.type"])
    let expected = [
      "page-remark-row", "page-remark-row", "page-property-name", "page-property-name", "page-empty-row",
      "page-repeated-header", "page-name-remark",
    ]
    #expect(parsed.codes == expected)
    #expect(parsed.accounting.reportedPropertyRows == 6 && parsed.accounting.isBalanced)
  }

  @Test func rowsThatBelongToNoResourceAreReported() {
    let parsed = Parsed("# A\n## Resources\n| a | T | D. |\n### []()\n\(Self.header)\n| b | T | D. |\n")
    #expect(parsed.page?.resources == [])
    let expected = [
      "page-property-header", "page-stray-row", "page-unnamed-resource", "page-stray-row", "page-no-methods",
    ]
    #expect(parsed.codes == expected)
    #expect(parsed.accounting.propertyRows == 2 && parsed.accounting.reportedPropertyRows == 2)
  }

  @Test func headingsInCodeBlocksAreText() {
    let parsed = Parsed(resource: "```http", "## GET", "| x | y |", "```", Self.header, "| a | T | D. |")
    #expect(parsed.properties.map(\.name) == ["a"])
    #expect(parsed.codes == ["page-stray-text"])
  }

  @Test func aFenceLeftOpenDoesNotSwallowThePage() {
    let parsed = Parsed(resource: "```", "### [b](u)", Self.header, "| a | T | D. |")
    #expect(parsed.page?.resources.map(\.name) == ["thing", "b"])
    #expect(parsed.properties.map(\.name) == ["a"])
  }
}
