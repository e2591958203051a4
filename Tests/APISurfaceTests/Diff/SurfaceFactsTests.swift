import APISurface
import GraphSpec
import Testing

/// Reading a surface back, and what comparing it says in words.
@Suite struct SurfaceFactsTests {
  @Test func aLineOfALaterVersionIsKept() {
    let odd = [
      "", "v1.0", "v2.0 entity graph.lamp", "v1.0 entity graph.lamp : ", "v1.0 property graph.nobody/name Edm.String",
      "v1.0 property graph.lamp/name Edm.String encrypted", "v1.0 endpoint BREW /tea entity",
      "v1.0 endpoint GET /lamps streams", "permission Lamps.Read", "v1.0 member graph.colour/blue",
      "v1.0 derived graph.nobody graph.lamp", "v1.0 property graph.lamp/name Edm.String from",
    ]
    let facts = SurfaceFacts(lines: LampSurface.lines + odd)
    #expect(facts.unknownLines == odd)
    // It is compared as text.
    let diff = SurfaceDiff(from: SurfaceFacts(lines: LampSurface.lines), to: facts)
    #expect(diff.changes.map(\.subject).sorted() == odd.sorted())
    #expect(diff.changes.allSatisfy { $0.code.rawValue == "fact-added" && $0.swift == .note })
    #expect(diff.recommendation == .patch)
  }

  @Test func aLineThatStandsTwiceIsNotLost() {
    let facts = SurfaceFacts(lines: LampSurface.lines + ["v1.0 enum graph.colour", "v1.0 member graph.colour/red = 0"])
    #expect(facts.unknownLines == ["v1.0 enum graph.colour", "v1.0 member graph.colour/red = 0"])
  }

  @Test func namesWithSpacesAreRead() {
    let lines = [
      "permission (See also) application=- delegated=1",
      "v1.0 endpoint GET /lamps/{lamp id}/takes entity",
      "v1.0 endpoint GET /lamps/{lamp id}/takes values key:graph.lamp",
      "v1.0 endpoint GET /lamps/{lamp id}/takes delegated (See also)",
      "v1.0 endpoint GET /lamps/{lamp id}/takes application entity",
    ]
    let facts = SurfaceFacts(lines: lines)
    #expect(facts.unknownLines == [])
    let diff = SurfaceDiff(from: facts, to: SurfaceFacts(lines: Array(lines.dropLast())))
    #expect(diff.changes.map(\.told) == ["requirement-removed GET /lamps/{lamp id}/takes note unreachable"])
  }

  @Test func aPathInTwoCasingsIsTwoEndpoints() {
    let lines = ["/Lamps/{id}", "/lamps/{id}"].flatMap { path in
      ["v1.0 endpoint GET \(path) unresolved", "v1.0 endpoint GET \(path) application Lamps.Read"]
    }
    let facts = SurfaceFacts(lines: lines)
    #expect(facts.unknownLines == [] && facts.knownCount == 2)
    #expect(SurfaceDiff(from: facts, to: facts).isEmpty)
    // One path that is only written in other letters is the same endpoint.
    let diff = SurfaceDiff(from: SurfaceFacts(lines: Array(lines[..<2])), to: SurfaceFacts(lines: Array(lines[2...])))
    #expect(diff.changes.map { $0.code.rawValue } == ["endpoint-respelled"])
  }

  /// Earlier exports don't say which type declares a property, nor what a path's values are.
  @Test func anEarlierExportCanBeCompared() {
    let early = LampSurface.lines.filter { !$0.contains(" values ") && !$0.contains(" calls ") }
      .map { $0.split(separator: " from ", maxSplits: 1).first.map(String.init) ?? $0 }
    let diff = SurfaceDiff(from: SurfaceFacts(lines: early), to: SurfaceFacts(lines: LampSurface.lines))
    #expect(diff.changes.map(\.told) == [])
  }

  @Test func theOrderOfLinesDoesNotMatterButThatOfProperties() {
    let shuffled =
      LampSurface.lines.filter { !$0.contains(" property ") }.reversed()
      + LampSurface.lines.filter { $0.contains(" property ") }
    let diff = SurfaceDiff(from: SurfaceFacts(lines: LampSurface.lines), to: SurfaceFacts(lines: Array(shuffled)))
    #expect(diff.isEmpty)
  }

  @Test func whatFollowsIsToldWithItsCause() throws {
    let diff = LampSurface.diff([
      ("v1.0 property graph.report/level graph.level", ""), ("v1.0 enum graph.level", ""),
      ("v1.0 member graph.level/low = 0", ""),
    ])
    let change = try #require(diff.changes.first)
    #expect(change.text.plain == "the property is gone")
    #expect(change.consequences.map(\.plain) == ["the enumeration 'graph.level' is gone, with 1 member"])
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
