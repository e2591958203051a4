import APISurface
import GraphGenerator
import GraphSpec
import SurfaceDiff
import TestSupport
import Testing

@Suite struct SameSurfaceTests {
  private static func operand(_ configuration: Configuration) throws -> DiffOperand {
    var reader = DiffOperandReader { configuration }
    return try #require(try reader.readConfiguration(), "\(reader.diagnostics)")
  }

  @Test(arguments: Workspace.goldens)
  func everyLineOfAGoldenIsUnderstood(_ name: String) throws {
    let operand = try Self.operand(Pipeline.configuration(Workspace.golden(name) + "/graphgen.json"))
    let lines = try Pipeline.run(Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")).surface
    let read = try SurfaceFacts(lines: lines)
    #expect(read.count == operand.facts.count && read.count > 0)
    #expect(SurfaceComparison(from: operand.facts, to: read).isEmpty)
    #expect(SurfaceComparison(from: operand.facts, to: operand.facts).isEmpty)
  }

  /// No fact is one that a comparison overlooks.
  @Test(arguments: Workspace.goldens)
  func anyLineLessIsAChange(_ name: String) throws {
    let outcome = try Pipeline.run(Pipeline.configuration(Workspace.golden(name) + "/graphgen.json"))
    let whole = try SurfaceFacts(lines: outcome.surface)
    // Each is compared with the whole, so that of many only some are taken.
    for index in stride(from: 0, to: outcome.surface.count, by: max(1, outcome.surface.count / 300)) {
      var lines = outcome.surface
      let line = lines.remove(at: index)
      // What a line is about may be gone with it, and then what others say is about nothing.
      guard let less = try? SurfaceFacts(lines: lines) else {
        #expect(!line.contains(" property ") && !line.contains(" member ") && !line.contains(" derived "), "'\(line)'")
        continue
      }
      #expect(!SurfaceComparison(from: whole, to: less).isEmpty, "'\(line)' less")
      #expect(!SurfaceComparison(from: less, to: whole).isEmpty, "'\(line)' more")
    }
  }

  /// The facts alone must be enough to tell what an endpoint is called in Swift.
  @Test func aSpellingReadBackIsTheGeneratedOne() throws {
    let outcome = try Pipeline.run(Pipeline.configuration(Workspace.golden("Paths") + "/graphgen.json"))
    let endpoints = try #require(outcome.contents(of: "GraphV1+Endpoints.swift"))
    let facts = try SurfaceFacts(lines: outcome.surface)
    let spelled = facts.spelledEndpoints
    #expect(spelled.count > 10)
    for name in spelled {
      let labels = name.split(separator: "(").dropFirst().first?.dropLast().split(separator: ":") ?? []
      let head = name.prefix { $0 != "(" }
      let values = labels.map { "\($0): String" }.joined(separator: ", ")
      let declaration = values.isEmpty ? "case \(head)\n" : "case \(head)(\(values))\n"
      #expect(endpoints.contains(declaration), "\(declaration)")
    }
  }

  /// `a-b` and `aB` are the same words, so that the two cases get a hash.
  @Test func anEndpointThatRenamesAnotherIsBreaking() throws {
    let line = "v1.0 endpoint GET /lamps/a-b unresolved"
    let old = try SurfaceFacts(lines: [line])
    let new = try SurfaceFacts(lines: [
      line, "v1.0 endpoint GET /lamps/aB unresolved", "v1.0 endpoint GET /x unresolved",
    ])
    let diff = SurfaceComparison(from: old, to: new)
    #expect(diff.changes.map(\.subject) == ["GET /lamps/aB", "GET /x"])
    #expect(diff.changes.map(\.swift) == [.breaking, .addition])
  }

  @Test(
    .enabled(if: Workspace.hasShared, "real pages and metadata are not there"),
    arguments: ["Calls.Initiate.All", "DeviceManagementConfiguration.Read.All"]
  )
  func aRealPageDoesNotDifferFromItself(_ page: String) throws {
    var configuration = Configuration()
    configuration.pages = [
      page == "Calls.Initiate.All"
        ? Workspace.root + "/Specs/permissions/\(page).md" : Workspace.shared + "/corpus/permissions/\(page).md"
    ]
    for version in GraphVersion.allCases {
      configuration.metadata[version] = Workspace.shared + "/corpus/metadata/\(version).csdl.xml"
    }
    let operand = try Self.operand(configuration)
    #expect(operand.facts.count > 80)
    #expect(DiffReport(from: operand, to: operand).diff.isEmpty)
  }
}
