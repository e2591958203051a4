import APISurface
import GraphGenerator
import GraphSpec
import SpecJSON
import SurfaceDiff
import TestSupport
import Testing

@Suite struct DiffFormatTests {
  @Test func text() throws {
    #expect(
      try DiffFixture.walls().report().text(.text) == """
        breaking:
          v1.0 GET /walls/{id}: the delegated permission 'Walls.Read' does not suffice any more; \
        'Walls.ReadWrite' still does; reach: another permission insufficient [requirement-removed]
          v1.0 POST /fences: the endpoint is gone; 'Walls.ReadWrite (application)' allowed it; in Swift it was \
        'GraphV1.Endpoint.postFences'; reach: unreachable [endpoint-removed]
            - it was at old/Walls.ReadWrite.md:12:1
            - the type 'microsoft.graph.fence' is gone from v1.0, with 2 properties
        addition:
          v1.0 microsoft.graph.shade/dusk: the member is new, with the value '2' [member-added]
        note:
          v1.0 microsoft.graph.paint/litres: the type is 'Edm.Single' instead of 'Edm.Double', which is 'Double' \
        in Swift as before [property-type-changed]
        reach: 1 unreachable, 1 another permission insufficient
        2 breaking, 1 addition, 1 note
        recommended version step: major (before 1.0.0: minor)

        """
    )
  }

  @Test func markdown() throws {
    #expect(
      try DiffFixture.walls().report().text(.markdown) == """
        ### Generated API: 2 breaking, 1 addition, 1 note

        `old` → `new`. Recommended version step: **major (before 1.0.0: minor)**.

        | Severity | changes |
        |---|---:|
        | Breaking | 2 |
        | Widening what permissions allow | 0 |
        | Additions | 1 |
        | Notes | 1 |

        | Reach of the permissions | changes |
        |---|---:|
        | unreachable | 1 |
        | another permission insufficient | 1 |

        <details><summary>Breaking (2)</summary>

        - `v1.0 GET /walls/{id}`: the delegated permission `Walls.Read` does not suffice any more; \
        `Walls.ReadWrite` still does; reach: **another permission insufficient** (`requirement-removed`)
        - `v1.0 POST /fences`: the endpoint is gone; `Walls.ReadWrite (application)` allowed it; \
        in Swift it was `GraphV1.Endpoint.postFences`; reach: **unreachable** (`endpoint-removed`)
          - it was at `old/Walls.ReadWrite.md:12:1`
          - the type `microsoft.graph.fence` is gone from v1.0, with 2 properties

        </details>

        <details><summary>Additions (1)</summary>

        - `v1.0 microsoft.graph.shade/dusk`: the member is new, with the value `2` (`member-added`)

        </details>

        <details><summary>Notes (1)</summary>

        - `v1.0 microsoft.graph.paint/litres`: the type is `Edm.Single` instead of `Edm.Double`, \
        which is `Double` in Swift as before (`property-type-changed`)

        </details>

        """
    )
  }

  @Test func githubCommands() throws {
    #expect(
      try DiffFixture.walls().report().text(.github) == """
        ::notice title=graphgen diff::2 breaking, 1 addition, 1 note; recommended version step: major \
        (before 1.0.0: minor)
        ::error file=new/Walls.Read.md,line=10,col=1,title=requirement-removed::v1.0 GET /walls/{id}: the delegated \
        permission 'Walls.Read' does not suffice any more; 'Walls.ReadWrite' still does; reach: another permission \
        insufficient
        ::error file=old/Walls.ReadWrite.md,line=12,col=1,title=endpoint-removed::v1.0 POST /fences: the endpoint is \
        gone; 'Walls.ReadWrite (application)' allowed it; in Swift it was 'GraphV1.Endpoint.postFences'; the type \
        'microsoft.graph.fence' is gone from v1.0, with 2 properties; reach: unreachable
        ::notice file=new/v1.0.csdl.xml,line=18,col=9,title=property-type-changed::v1.0 microsoft.graph.paint/litres: \
        the type is 'Edm.Single' instead of 'Edm.Double', which is 'Double' in Swift as before
        ::notice file=new/v1.0.csdl.xml,line=14,col=9,title=member-added::v1.0 microsoft.graph.shade/dusk: the member \
        is new, with the value '2'

        """
    )
  }

  /// What code scanning asks of an upload: the version, a tool with rules, and results that each have a rule, a level, a
  /// message and a place.
  @Test func sarif() throws {
    let text = try DiffFixture.walls().report().text(.sarif)
    let log = try JSONNodeParser.parse(Array(text.utf8), file: "sarif")
    #expect(log["$schema"]?.string == "https://json.schemastore.org/sarif-2.1.0.json")
    #expect(log["version"]?.string == "2.1.0")
    let run = try #require(log["runs"]?.array?.first)
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["name"]?.string == "graphgen" && driver["semanticVersion"]?.string == Generator.version)
    let rules = driver["rules"]?.array ?? []
    let ids = rules.compactMap { $0["id"]?.string }
    #expect(ids == ["endpoint-removed", "member-added", "property-type-changed", "requirement-removed"])
    for rule in rules {
      #expect(rule["shortDescription"]?["text"]?.string?.isEmpty == false)
      #expect(rule["fullDescription"]?["text"]?.string?.isEmpty == false)
      #expect(rule["help"]?["text"]?.string?.isEmpty == false)
      #expect(["error", "warning", "note"].contains(rule["defaultConfiguration"]?["level"]?.string))
    }
    let results = run["results"]?.array ?? []
    #expect(results.map { $0["level"]?.string } == ["error", "error", "note", "note"])
    for result in results {
      guard case .number(let text)? = result["ruleIndex"]?.value, let index = Int(text) else {
        Issue.record("no rule index")
        continue
      }
      #expect(ids[index] == result["ruleId"]?.string)
      #expect(result["message"]?["text"]?.string?.isEmpty == false)
      #expect(result["partialFingerprints"]?["graphgenChange/v1"]?.string?.count == 16)
      let place = result["locations"]?.array?.first?["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"]?.string?.contains(/^(old|new)\//) == true)
      guard case .number(let line)? = place?["region"]?["startLine"]?.value else {
        Issue.record("no line")
        continue
      }
      #expect((Int(line) ?? 0) >= 1)
    }
  }

  @Test func json() throws {
    let text = try DiffFixture.walls().report().text(.json)
    let root = try JSONNodeParser.parse(Array(text.utf8), file: "json")
    #expect(root["recommendation"]?.string == "major")
    let changes = root["changes"]?.array ?? []
    let removed = changes.first { $0["code"]?.string == "endpoint-removed" }
    #expect(removed?["consequences"]?.array?.count == 1 && removed?["reach"]?.string == "unreachable")
    #expect(
      changes.first?.object?.map(\.name) == [
        "code", "kind", "version", "subject", "swiftName", "message", "consequences", "severity", "swift", "reach",
        "file", "line", "column",
      ]
    )
  }

  @Test func nothingIsSaidOfNothing() throws {
    let report = try DiffFixture("TwoPages").report()
    #expect(report.text(.text) == "" && report.text(.github) == "")
    #expect(report.text(.markdown).contains("no differences"))
    let log = try JSONNodeParser.parse(Array(report.text(.sarif).utf8), file: "sarif")
    #expect(log["runs"]?.array?.first?["results"]?.array?.isEmpty == true)
  }

  // MARK: Hostile names and many changes

  private static func report(adding lines: [String], file: String = "new.txt") -> DiffReport {
    let base = ["v1.0 enum graph.colour"]
    func operand(_ lines: [String]) throws -> DiffOperand {
      let folder = try TemporaryFolder()
      let path = try folder.write(lines.joined(separator: "\n"), to: file)
      var reader = DiffOperandReader { throw Unused() }
      var operand = try #require(try reader.read(path), "\(reader.diagnostics)")
      operand.file = file
      operand.name = file
      operand.locations = operand.locations.mapValues { SourceLocation(file: file, line: $0.line, column: 1) }
      return operand
    }
    guard let old = try? operand(base), let new = try? operand(base + lines) else { preconditionFailure("unreadable") }
    return DiffReport(from: old, to: new)
  }

  private struct Unused: Error {}

  @Test func aNameBreaksOutOfNoMarkdown() {
    let text = Self.report(adding: ["permission `<b>@octocat</b>``[x](y) application=- delegated=-"]).text(.markdown)
    #expect(text.contains("\n- ``` `<b>@octocat</b>``[x](y) ```: the permission is new (`permission-added`)\n"))
  }

  @Test func aNameBreaksOutOfNoCommand() {
    let text = Self.report(adding: ["permission 100%\\u{d}::error::x application=- delegated=-"], file: "a:b,c%.txt")
      .text(.github)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      String(lines.last ?? "")
        == "::notice file=a%3Ab%2Cc%25.txt,line=2,col=1,title=permission-added::100%25\\u{d}::error::x: "
        + "the permission is new"
    )
  }

  @Test func aPathIsAURI() throws {
    let text = Self.report(adding: ["v1.0 member graph.colour/red = 0"], file: "blå skog/100%.txt").text(.sarif)
    #expect(text.contains("\"uri\": \"bl%C3%A5%20skog/100%25.txt\""))
  }

  /// GitHub refuses a comment beyond 65,536 characters.
  @Test(arguments: [1_000, 20_000])
  func manyChangesAreCutWithACount(_ count: Int) throws {
    let lines = (0..<count).map { "v1.0 member graph.colour/member\($0) = \($0)" }
    let text = Self.report(adding: lines).text(.markdown)
    #expect(text.utf8.count <= 65_536)
    let shown = text.split(separator: "\n").count { $0.hasPrefix("- ") }
    #expect(shown > 500 && shown < count)
    #expect(text.contains("**\(count - shown) of \(count) changes are left out here**"))
    #expect(text.components(of: "<details>") == text.components(of: "</details>"))
  }

  /// A name as long as a comment would leave out all that comes after it.
  @Test func aLongNameLeavesRoomForTheRest() {
    let name = String(repeating: "x", count: 70_000)
    let text = Self.report(adding: ["v1.0 enum graph.a\(name)", "v1.0 enum graph.b"]).text(.markdown)
    #expect(text.contains("`v1.0 graph.b`") && text.contains("x…x") && !text.contains("left out"))
  }

  @Test func whatFollowsIsCutToo() {
    let types = (0..<40).flatMap {
      ["v1.0 complex graph.t\($0)", "v1.0 property graph.t\($0)/next graph.t\($0 + 1)"]
    }
    let report = Self.report(
      adding: ["v1.0 endpoint GET /x entity", "v1.0 endpoint GET /x gives graph.t0"] + types
    )
    #expect(report.diff.changes.count == 1 && report.diff.changes[0].consequences.count == 40)
    #expect(report.text(.markdown).contains("\n  - and 30 more that follow from it\n"))
    #expect(report.text(.github).contains("; and 37 more that follow from it"))
    // Text and JSON have all of it.
    #expect(report.text(.text).contains("'graph.t39' is new") && report.text(.json).contains("'graph.t39' is new"))
  }
}

extension String {
  /// How often a text is in this one.
  fileprivate func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count }
}
