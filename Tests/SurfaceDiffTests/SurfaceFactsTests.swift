import GraphSpec
import SurfaceDiff
import Testing

/// Reading a surface back, and what comparing it says in words.
@Suite struct SurfaceFactsTests {
  @Test func moreLinesThanAnySurfaceHasAreRefused() {
    let lines = (0...SurfaceFacts.lineLimit).map { "v1.0 enum graph.e\($0)" }
    let failure = #expect(throws: SurfaceFacts.Unreadable.self) { try SurfaceFacts(lines: lines) }
    #expect(failure?.index == SurfaceFacts.lineLimit)
    #expect(failure?.message == "a surface has no more than 130000 lines, and this one 130001")
    #expect(throws: Never.self) { try SurfaceFacts(lines: Array(lines.dropLast())) }
  }

  @Test(arguments: [
    ("", 1), ("v1.0", 5), ("v2.0 entity graph.lamp", 1), ("v1.0 entity graph.lamp : ", 26),
    ("v1.0 entity graph.lamp open abstract", 28), ("v1.0 entity graph.lamp ", 23),
    ("v1.0 property graph.lamp/name Edm.String encrypted", 41), ("v1.0 endpoint BREW /tea entity", 15),
    ("v1.0 endpoint GET /tea streams", 24), ("v1.0 endpoint GET /tea streams milk", 24),
    ("v1.0 endpoint GET /a takes b entity", 29), ("v1.0 endpoint GET /a/{id} b} entity", 27),
    ("v1.0 endpoint GET /a/{id entity", 19), ("v1.0 endpoint GET tea entity", 19), ("permission Lamps.Read", 22),
    ("permission (See also) application=- delegated=-", 16), ("permission A application=1  delegated=2", 27),
    ("permission - application=1 delegated=2", 12), ("permission \"A\" application=1 delegated=2", 1),
    ("permission \"A B application=1 delegated=2", 12), ("v1.0 member graph.colour/blue", 30),
    ("v1.0 member graph.colour/blue = 1.5", 33), ("v1.0 member graph.colour/blue = +1", 33),
    ("v1.0 member graph.colour/blue = 99999999999999999999", 33),
    ("v1.0 derived graph.lamp", 24), ("v1.0 property graph.lamp/x Edm.String from", 43),
    ("v1.0 property graph.lamp Edm.String", 25), ("v1.0 action graph.dim", 13), ("v1.0 enum graph.hue paged", 20),
    ("v1.0 property graph.x(y Edm.String", 15), ("v1.0 thing graph.hue", 6), ("v1.0 enum caf\u{e9}", 14),
    ("v1.0 enum a\u{1b}[2J", 12), ("v1.0 enum a\\", 11), ("v1.0 enum a\\q", 11), ("v1.0 enum a\\u{41}", 11),
    ("v1.0 enum a\\u{E9}", 11), ("v1.0 enum a\\u{d800}", 11), ("v1.0 enum a\\u{00e9}", 11),
    ("v1.0 endpoint GET /{a} values id", 31), ("v1.0 endpoint GET /{a} values key:a(b", 31),
  ])
  func whatIsNoLineIsAnError(_ line: String, _ column: Int) {
    let error = #expect(throws: SurfaceFacts.Unreadable.self) {
      try SurfaceFacts(lines: LampSurface.lines + [line])
    }
    #expect(error?.index == LampSurface.lines.count && error?.column == column, "\(line): \(error?.message ?? "")")
  }

  /// A fact that stands twice hides one of its two lines, and one about nothing is overlooked.
  @Test(arguments: [
    "v1.0 enum graph.colour", "v1.0 enum graph.lamp", "v1.0 complex graph.colour", "v1.0 member graph.colour/red = 0",
    "v1.0 member graph.colour/red = 7", "v1.0 property graph.lamp/name Edm.Int32", "v1.0 derived graph.part graph.bulb",
    "v1.0 endpoint GET /lamps entity", "v1.0 endpoint GET /lamps gives Edm.String",
    "v1.0 endpoint GET /lamps application Lamps.Read", "v1.0 endpoint GET /lamps/{id} values path",
    "v1.0 action graph.dim(graph.lamp)", "permission Lamps.Read application=- delegated=-",
    // About nothing.
    "v1.0 property graph.nobody/name Edm.String", "v1.0 member graph.nobody/red = 0",
    "v1.0 derived graph.nobody graph.lamp", "v1.0 endpoint GET /nowhere takes graph.lamp",
    "v1.0 endpoint GET /LAMPS gives graph.lamp", "beta derived graph.part graph.bulb",
  ])
  func whatStandsTwiceOrNowhereIsAnError(_ line: String) {
    for lines in [LampSurface.lines + [line], [line] + LampSurface.lines] {
      #expect(throws: SurfaceFacts.Unreadable.self) { try SurfaceFacts(lines: lines) }
    }
  }

  @Test func namesWithSpacesAreRead() throws {
    let lines = [
      "permission \"(See also)\" application=- delegated=1",
      "v1.0 endpoint GET \"/lamps/{lamp id}/takes\" entity",
      "v1.0 endpoint GET \"/lamps/{lamp id}/takes\" values key:graph.lamp",
      "v1.0 endpoint GET \"/lamps/{lamp id}/takes\" delegated \"(See also)\"",
      "v1.0 endpoint GET \"/lamps/{lamp id}/takes\" application entity",
    ]
    let facts = try SurfaceFacts(lines: lines)
    let diff = SurfaceComparison(from: facts, to: try SurfaceFacts(lines: lines.dropLast()))
    #expect(diff.changes.map(\.told) == ["requirement-removed GET /lamps/{lamp id}/takes note unreachable"])
  }

  @Test func aPathInTwoCasingsIsTwoEndpoints() {
    let lines = ["/Lamps/{id}", "/lamps/{id}"].flatMap { path in
      ["v1.0 endpoint GET \(path) unresolved", "v1.0 endpoint GET \(path) application Lamps.Read"]
    }
    let facts = LampSurface.facts(lines)
    #expect(facts.count == 2)
    #expect(SurfaceComparison(from: facts, to: facts).isEmpty)
    // One path that is only written in other letters is the same endpoint.
    let diff = SurfaceComparison(from: LampSurface.facts(Array(lines[..<2])), to: LampSurface.facts(Array(lines[2...])))
    #expect(diff.changes.map { $0.code.rawValue } == ["endpoint-respelled"])
  }

  /// Names in braces are the page's choice, as long as they are in braces.
  @Test func whatIsInNoBracesIsAnotherEndpoint() {
    func facts(_ path: String) -> SurfaceFacts { LampSurface.facts(["v1.0 endpoint GET \(path) unresolved"]) }
    let renamed = SurfaceComparison(from: facts("/a/{b}"), to: facts("/a/{c}"))
    #expect(renamed.changes.map { $0.code.rawValue } == ["endpoint-respelled"])
    #expect(SurfaceComparison(from: facts("/a/\\{b"), to: facts("/a/\\{c")).changes.count == 2)
    #expect(SurfaceComparison(from: facts("/a/\\{b\\}"), to: facts("/a/{b}")).changes.count == 2)
    // Two ways to write é, and two letters that lower case makes one in Unicode.
    #expect(SurfaceComparison(from: facts("/\\u{e9}"), to: facts("/e\\u{301}")).changes.count == 2)
    #expect(SurfaceComparison(from: facts("/k"), to: facts("/\\u{212a}")).changes.count == 2)
  }

  @Test func theOrderOfLinesDoesNotMatterButThatOfProperties() {
    let shuffled =
      LampSurface.lines.filter { !$0.contains(" property ") }.reversed()
      + LampSurface.lines.filter { $0.contains(" property ") }
    let diff = SurfaceComparison(from: LampSurface.facts(LampSurface.lines), to: LampSurface.facts(Array(shuffled)))
    #expect(diff.isEmpty)
  }

  @Test func whatFollowsIsToldWithItsCause() throws {
    let diff = LampSurface.diff([
      ("v1.0 property graph.report/level graph.level", ""), ("v1.0 enum graph.level", ""),
      ("v1.0 member graph.level/low = 0", ""),
    ])
    let change = try #require(diff.changes.first)
    #expect(change.text.plain == "the property is gone")
    #expect(change.consequences.map(\.plain) == ["the enumeration 'graph.level' is gone from v1.0, with 1 member"])
  }

  @Test func inheritedChangesNameWhoInherits() throws {
    let diff = LampSurface.diff([
      ("v1.0 property graph.part/weight Edm.Double", ""),
      ("v1.0 property graph.bulb/weight Edm.Double from graph.part", ""),
      ("v1.0 property graph.shade/weight Edm.Double from graph.part", ""),
    ])
    #expect(diff.changes.map(\.told) == ["property-removed graph.part/weight breaking none"])
    #expect(diff.changes[0].text.plain == "the property is gone; inherited by 'graph.bulb' and 'graph.shade'")
  }

  /// Two enumerations that look the same are not one that was renamed, unless one took the other's place.
  @Test func alikeIsNotRenamed() {
    let diff = LampSurface.diff([
      ("v1.0 enum graph.level", "v1.0 enum graph.degree"),
      ("v1.0 member graph.level/low = 0", "v1.0 member graph.degree/low = 0"),
      ("v1.0 property graph.report/level graph.level", ""),
      ("v1.0 property graph.lamp/name Edm.String", "v1.0 property graph.lamp/name graph.degree"),
    ])
    #expect(
      diff.changes.map(\.told) == [
        "property-type-changed graph.lamp/name breaking none", "property-removed graph.report/level breaking none",
      ]
    )
  }

  @Test func aRenamedParameterOfAPathIsANote() {
    let edits = LampSurface.lines.filter { $0.contains(" GET /lamps/{id} ") }
      .map { ($0, $0.split(separator: "{id}", maxSplits: 1).joined(separator: "{lamp-id}")) }
    let diff = LampSurface.diff(edits)
    #expect(diff.changes.map { $0.code.rawValue } == ["endpoint-respelled"])
    #expect(diff.changes[0].text.plain.hasPrefix("the path was written '/lamps/{id}'"))
  }

  @Test func versionsStepsFollowTheVerdicts() {
    #expect(SemanticVersionStep.major.beforeOne == .minor)
    #expect(SemanticVersionStep.minor.beforeOne == .patch)
    let added = LampSurface.reverseDiff([("v1.0 property graph.lamp/name Edm.String", "")])
    #expect(added.recommendation == .minor)
    let note = LampSurface.diff([("v1.0 entity graph.lamp open", "v1.0 entity graph.lamp")])
    #expect(note.recommendation == .patch && !note.isBreaking)
    // Someone who was allowed is not any more, which the module tells although its API is the same.
    let lost = LampSurface.diff([("v1.0 endpoint GET /lamps/{id} delegated Lamps.Read", "")])
    #expect(lost.recommendation == .major && lost.isBreaking)
  }

  @Test func names() {
    #expect("\(ChangeText("the \("x") and \(ChangeText("y"))").plain)" == "the 'x' and y")
  }
}
