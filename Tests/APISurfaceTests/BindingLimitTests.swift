import CSDLReader
import GraphSpec
import PermissionMarkdown
import Testing

@testable import APISurface

/// Paths and types that ask for much work: it stays bounded, or is refused with a place.
@Suite struct BindingLimitTests {
  // MARK: Paths

  /// Each took time by the square of its length once.
  @Test(arguments: [
    "/", "()", "{a", "a}", "a ", "('", "{a} | ", "{{", "<a>", "[a]", "**", "`", "&lt;", "a={b},", "{a}", "(", "%7B",
    ":/{a}:", "{a}{", ")", "'", "\u{2003}", "//a", "(a)(", "a}{b",
  ])
  func mendingIsLinear(_ piece: String) {
    func seconds(_ length: Int, _ count: Int) -> Double {
      let path = "/" + String(repeating: piece, count: length / piece.utf8.count)
      let clock = ContinuousClock()
      let best = (0..<3).map { _ in
        clock.measure { for _ in 0..<count { _ = ParsedPath(path, at: PathFixture.location) } }
      }.min()
      return best.map { Double($0.components.attoseconds) / 1e18 + Double($0.components.seconds) } ?? 0
    }
    // Sixteen paths of an eighth cost twice as much as one where the time is linear, and a quarter where it is square.
    #expect(seconds(2_000, 1) < seconds(250, 16) * 2 + 0.002, "\(piece)")
  }

  @Test func pathsBeyondTheLimitsAreNone() {
    for path in [
      String(repeating: "/a", count: 65), "/" + String(repeating: "{a}", count: 65),
      "/f(" + (0..<65).map { "a\($0)={a}" }.joined(separator: ",") + ")", "/" + String(repeating: "a", count: 2_048),
    ] {
      let resolution = PathFixture.resolve(.get, path)
      #expect(resolution.failure?.reason == .noPath)
      #expect(resolution.repairs.map(\.code) == [.pathTooLong])
    }
    #expect(PathFixture.resolve(.get, String(repeating: "/a", count: 64)).failure?.reason == .unknownRoot)
  }

  @Test func repairsAreToldUpToALimit() {
    let path = "/x" + (0..<40).map { "/{a\($0)" }.joined()
    let repairs = ParsedPath(path, at: PathFixture.location).repairs.diagnostics
    #expect(repairs.count == PathLimits.repairs + 1)
    #expect(repairs.last?.code == .pathMoreRepairs)
    #expect(Set(repairs.dropLast().map(\.code)) == [.pathUnbalancedBraces])
  }

  // MARK: Metadata

  private func model(_ body: String, _ container: String) throws -> EntityDataModel {
    let text = """
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
      <Schema Namespace="g" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      \(body)
      <EntityContainer Name="C">\(container)</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
      """
    var diagnostics: [Diagnostic] = []
    let document = Array(text.utf8).withUnsafeBytes {
      CSDLReader.read(bytes: $0, file: "m.xml", diagnostics: &diagnostics)
    }
    return try #require(document, "\(diagnostics)")
  }

  private func row(_ path: String, _ line: Int = 1) -> MethodRow {
    let place = SourceLocation(file: "page.md", line: line, column: 1)
    return MethodRow(
      version: .v1,
      application: true,
      delegated: false,
      method: .get,
      path: path,
      documentation: nil,
      text: path,
      location: place,
      pathLocation: place
    )
  }

  private func page(_ rows: [MethodRow]) -> PermissionPage {
    PermissionPage(name: "A", methods: rows, location: SourceLocation(file: "page.md", line: 1))
  }

  private static let set = #"<EntitySet Name="things" EntityType="g.thing"/>"#

  @Test func aWideTypeIsNotSearchedForEveryPath() throws {
    let properties = (0..<20_000).map { #"<NavigationProperty Name="n\#($0)" Type="g.thing"/>"# }.joined()
    let model = try model(#"<EntityType Name="thing">\#(properties)</EntityType>"#, Self.set)
    let resolver = PathResolver(model: model)
    let clock = ContinuousClock()
    let time = clock.measure {
      for index in 0..<5_000 {
        let path = "/things/{id}/n\(index)/N\(index + 1)"
        let resolution = resolver.resolve(method: .get, path: path, at: PathFixture.location)
        #expect(resolution.template.description == "/things/{id}/n\(index)/n\(index + 1)")
      }
    }
    // 200,000,000 comparisons would take far longer, in a release build too.
    #expect(time < .seconds(10))
  }

  @Test func manyDerivedTypesAreNotLookedInto() throws {
    let derived = (0..<300).map {
      #"<EntityType Name="d\#($0)" BaseType="g.thing"><Property Name="x" Type="Edm.String"/></EntityType>"#
    }
    for (count, isResolved) in [(256, true), (257, false)] {
      let model = try model(#"<EntityType Name="thing"/>"# + derived.prefix(count).joined(), Self.set)
      let resolver = PathResolver(model: model)
      let resolution = resolver.resolve(method: .get, path: "/things/{id}/x", at: PathFixture.location)
      #expect((resolution.kind == .property) == isResolved)
      // What is left of a slice says the same.
      let slice = PathResolver(model: model.slice(keeping: [resolution.trail], keepsProperties: true))
      #expect(slice.resolve(method: .get, path: "/things/{id}/x", at: PathFixture.location) == resolution)
    }
  }

  @Test func costlyPathsAreRefusedWithThePlaceWhereTheyBecomeSo() throws {
    let functions = (0..<256).map {
      #"<Function Name="f" IsBound="true"><Parameter Name="b" Type="g.thing"/><Parameter Name="a\#($0)" "#
        + #"Type="Edm.String"/><ReturnType Type="Edm.String"/></Function>"#
    }
    let model = try model(#"<EntityType Name="thing"/>"# + functions.joined(), Self.set)
    let resolvers = [GraphVersion.v1: PathResolver(model: model)]
    let rows = (0..<100).map { row("/things/{id}/f(x\($0)={x})", $0 + 1) }
    let few = RowResolutions(rows, resolvers)
    #expect(few.excess == nil)
    let each = few.cost / rows.count
    #expect(each > 256)
    let limited = RowResolutions(rows, resolvers, limit: each * 70)
    #expect((60...80).contains(try #require(limited.excess).location.line))
    #expect(BindingLimits.cost / each < 20_000)
  }

  @Test func tooManyRowsAreRefused() throws {
    let model = try model(#"<EntityType Name="thing"/>"#, Self.set)
    let binder = Binder(models: [.v1: model])
    var diagnostics: [Diagnostic] = []
    let many = binder.bind([page((0...BindingLimits.rows).map { row("/a", $0) })], diagnostics: &diagnostics)
    #expect(many.pages.isEmpty)
    #expect(diagnostics.map(\.code) == [.tooManyRows])
    #expect(diagnostics.first?.location?.line == BindingLimits.rows)

    diagnostics = []
    var long = row("/things")
    long.text = String(repeating: "a", count: BindingLimits.rowBytes + 1)
    #expect(binder.bind([page([long])], diagnostics: &diagnostics).pages.isEmpty)
    #expect(diagnostics.map(\.code) == [.tooManyRows])
  }

  // MARK: Types

  private func bind(_ model: EntityDataModel, _ pages: [PermissionPage]? = nil) -> (VersionSurface?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let bound = Binder(models: [.v1: model]).bind(pages ?? [page([row("/things")])], diagnostics: &diagnostics)
    return (bound.surface.versions.first, diagnostics)
  }

  @Test(arguments: [(370, 400), (400, 400), (1_000, 1_000)])
  func membersTimesDerivedTypesAreBounded(_ members: Int, _ derived: Int) throws {
    let properties = (0..<members).map { #"<Property Name="p\#($0)" Type="Edm.String"/>"# }.joined()
    let types = (0..<derived).map { #"<EntityType Name="d\#($0)" BaseType="g.thing"/>"# }.joined()
    let (surface, diagnostics) = bind(
      try model(#"<EntityType Name="thing">\#(properties)</EntityType>"# + types, Self.set)
    )
    // Each member for each derived type, once where it is inherited and once in the base.
    let size = members * (1 + derived) + derived * members + 2 * derived + 1
    #expect(diagnostics.map(\.code) == (size > SurfaceSize.limit ? [.surfaceTooLarge] : []))
    #expect(surface?.objects.isEmpty == (size > SurfaceSize.limit))
    if size > SurfaceSize.limit {
      #expect(diagnostics[0].location == SourceLocation(file: "m.xml", line: 3, column: 1))
      #expect(diagnostics[0].message.contains("\(size) members"))
    }
  }

  @Test func theSizeIsWhatTheShapesHave() throws {
    let model = try model(
      #"<EntityType Name="thing"><Property Name="a" Type="Edm.String"/><Property Name="c" Type="g.x"/></EntityType>"#
        + #"<EntityType Name="b" BaseType="g.thing" Abstract="true"><Property Name="b" Type="Edm.String"/></EntityType>"#
        + #"<EntityType Name="c" BaseType="g.b"/><EntityType Name="d" BaseType="g.c"/><ComplexType Name="x"/>"#,
      Self.set
    )
    let surface = try #require(bind(model).0)
    let size = SurfaceSize(of: surface.closure.carried, [], in: TypeHierarchy(model: model))
    let shown = surface.objects.reduce(0) { $0 + 1 + $1.members.count * (1 + $1.derived.count) + $1.derived.count }
    #expect(size.total == shown)
  }

  @Test func descriptionsThatAreInheritedAreBounded() throws {
    let types = (0..<400).map { #"<EntityType Name="d\#($0)" BaseType="g.thing"/>"# }.joined()
    let model = try model(
      #"<EntityType Name="thing"><Property Name="x" Type="Edm.String"/></EntityType>"# + types,
      Self.set
    )
    var page = page([row("/things")])
    let place = SourceLocation(file: "page.md", line: 9)
    let prose = String(repeating: "word ", count: 20_000)
    page.resources = [
      ResourceDocumentation(
        name: "thing",
        documentation: nil,
        properties: [.init(name: "x", type: nil, description: prose, location: place)],
        location: place
      )
    ]
    let (surface, diagnostics) = bind(model, [page])
    #expect(diagnostics.map(\.code) == [.surfaceTooLarge])
    #expect(surface?.objects == [])
  }

  @Test func aCycleThatSlippedThroughIsCut() {
    var model = EntityDataModel(file: "m.xml")
    let place = SourceLocation(file: "m.xml", line: 1)
    for index in 0..<50_000 {
      let name = QualifiedName(namespace: "g", name: "t\(index)")
      let base = QualifiedName(namespace: "g", name: "t\((index + 1) % 50_000)")
      model.structuredTypes[name] = StructuredType(name: name, kind: .entity, baseType: base, location: place)
    }
    let hierarchy = TypeHierarchy(model: model)
    #expect(hierarchy.ancestry(of: QualifiedName("g.t7")).count <= 50_000)
    #expect(hierarchy.basesFirst.count == 50_000)
  }

  @Test func theHierarchyAnswersAsAWalkDoes() {
    let model = PathFixture.model
    let hierarchy = TypeHierarchy(model: model)
    func walk(_ name: QualifiedName) -> [QualifiedName] {
      guard let type = model.structuredTypes[name] else { return [] }
      return [name] + (type.baseType.map(walk) ?? [])
    }
    for name in model.structuredTypes.keys {
      #expect(hierarchy.lineage(of: name).map(\.name) == walk(name))
      let below = model.structuredTypes.keys.filter { $0 != name && walk($0).contains(name) }.sorted()
      #expect(name == TypeHierarchy.root || hierarchy.descendants(of: name) == below)
      for other in model.structuredTypes.keys {
        guard let from = hierarchy.number(of: other), let base = hierarchy.number(of: name) else { continue }
        #expect(hierarchy.distance(from: from, to: base) == walk(other).firstIndex(of: name))
      }
    }
  }

  // MARK: Recursion

  /// Chains of types, references and keys, on a thread whose stack a recursion over them would use up.
  @Test func longChainsNeedNoStack() throws {
    let length = 20_000
    let keys = (0..<length).map {
      #"<EntityType Name="t\#($0)"><Key><PropertyRef Name="k"/></Key><Property Name="k" Type="g.t\#($0 + 1)"/>"#
        + #"</EntityType>"#
    }
    let model = try model(keys.joined() + #"<EntityType Name="t\#(length)"/>"#, #"<Singleton Name="s" Type="g.t0"/>"#)
    let (pages, whole) = ([page([row("/s")])], [page([row("/s/x")])])
    let (types, slice): (Int?, Int?) = onASmallStack {
      var diagnostics: [Diagnostic] = []
      let binder = Binder(models: [.v1: model])
      let bound = binder.bind(pages, diagnostics: &diagnostics)
      let unresolved = binder.bind(whole, diagnostics: &diagnostics)
      let sliced = unresolved.surface.versions.first.map { surface in
        ModelSlice.slice(model, for: surface, walking: unresolved.pages[0].rows.compactMap { $0.walks[.v1] })
      }
      return (bound.surface.versions.first?.objects.count, sliced.map { CSDLWriter.write($0).utf8.count })
    }
    #expect(types == length + 1)
    #expect(try #require(slice) > length * 100)
  }

  /// All pages there are look at far less than the limit.
  @Test(.enabled(if: PathCorpus.shared != nil))
  func realPagesStayFarBelowTheLimits() throws {
    let corpus = try #require(PathCorpus.shared)
    let rows = corpus.rows.enumerated().map { index, row in
      var found = self.row(row.path, index)
      found.method = row.method
      return found
    }
    let resolutions = RowResolutions(rows, corpus.models.mapValues { PathResolver(model: $0) })
    #expect(resolutions.excess == nil)
    #expect(resolutions.cost > rows.count)
    #expect(resolutions.cost * 5 < BindingLimits.cost, "\(resolutions.cost)")
    #expect(corpus.pages.joined().count * 4 < BindingLimits.rows)
  }
}
