import Foundation
import TestSupport
import Testing

/// The architecture article says what is in the sources and the manifest.
@Suite struct ArchitectureTests {
  private static let article = "Sources/GraphGenerator/GraphGenerator.docc/Architecture.md"

  private struct Step {
    var file: String
    /// What the step names besides its file.
    var names: [String]
  }

  /// The numbered items under each heading that has some.
  private static func walks() throws -> [[Step]] {
    let text = try Document(article).text
    return text.components(separatedBy: "\n## ").compactMap { section in
      let items = section.replacingOccurrences(of: "\n    ", with: " ").components(separatedBy: "\n")
        .filter { $0.firstMatch(of: /^\d+\. `Sources\//) != nil }
      let steps = items.map { item in
        let spans = item.matches(of: /`([^`]+)`/).map { String($0.output.1) }
        return Step(file: spans[0], names: spans.dropFirst().filter { $0.wholeMatch(of: /[A-Za-z]\w*/) != nil })
      }
      return steps.isEmpty ? nil : steps
    }
  }

  @Test func theWalksAreTrueAndShort() throws {
    let walks = try Self.walks()
    try #require(walks.count == 2)
    #expect(walks[0].count < 47 && walks[1].count < 38)
    for walk in walks {
      #expect(walk.count >= 10 && Set(walk.map(\.file)).count == walk.count, "a file twice")
      for step in walk {
        let source = try #require(try? Workspace.text(of: step.file), "there is no \(step.file)")
        let name = try #require(step.names.first, "\(step.file): nothing of it is named")
        let declaration = try Regex(#"\b(?:struct|enum|class|func|protocol|extension|let|var) "# + name + #"\b"#)
        #expect(source.contains(declaration), "\(step.file) declares no \(name)")
        // What a step calls comes from a file of the walk, or of the target beside it.
        for name in step.names.dropFirst() where name.first?.isUppercase == true && name != "String" {
          #expect(source.contains(name) || walk.contains { $0.names.first == name }, "\(step.file): \(name)")
        }
      }
    }
  }

  /// What the walks begin with is in the specs, and what they end with is in the generated module.
  @Test func eachWalkEndsInGeneratedCode() throws {
    let row = try Workspace.text(of: "Specs/permissions/Calls.Initiate.All.md")
    #expect(row.contains("|V1|A|[POST /communications/calls]("))
    let endpoints = try Workspace.text(of: "Generated/CallsInitiateAll/GraphV1+Endpoints.swift")
    #expect(endpoints.contains("case postCommunicationsCalls\n"))
    let metadata = try Workspace.text(of: "Specs/metadata/v1.0.csdl.xml")
    #expect(metadata.contains(#"<Property Name="subject" Type="Edm.String"#))
    let symbols = try Workspace.text(of: "Generated/CallsInitiateAll/.graphgen.api")
    #expect(symbols.contains("GraphV1.Call var subject: String?\n"))
  }

  /// The table has the manifest's targets, and each imports only what stands above it.
  @Test func theTableIsTheManifest() throws {
    let text = try Document(Self.article).text
    let rows = text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
    let order = rows.map { $0.split(separator: "|")[0].matches(of: /`([^`]+)`/).map { String($0.output.1) } }
    let targets = order.joined()
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Workspace.root)/Sources")
      .filter { !$0.hasPrefix(".") }
    #expect(Set(targets) == Set(folders), "the table has other targets than Sources")
    for (index, names) in order.enumerated() {
      for name in names {
        let allowed = Set(order[..<index].joined()).union(names)
        for file in try FileManager.default.subpathsOfDirectory(atPath: "\(Workspace.root)/Sources/\(name)")
        where file.hasSuffix(".swift") {
          let source = try Workspace.text(of: "Sources/\(name)/\(file)")
          for match in source.matches(of: /(?m)^\s*(?:(?:public|package|internal|@testable) )*import (\w+)$/) {
            let imported = String(match.output.1)
            if targets.contains(imported) { #expect(allowed.contains(imported), "\(name)/\(file): \(imported)") }
            if name == "GraphRuntime" { #expect(!targets.contains(imported), "\(file): \(imported)") }
          }
        }
      }
    }
  }
}
