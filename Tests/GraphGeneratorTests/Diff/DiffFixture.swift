import Foundation
import GraphGenerator
import GraphSpec
import SurfaceDiff
import TestSupport
import Testing

/// The specs of a golden, and a copy of them that a test edits.
final class DiffFixture {
  let folder: TemporaryFolder

  init(_ golden: String) throws {
    folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Workspace.golden(golden)) where name != "Expected" {
      for copy in ["old", "new"] {
        try FileManager.default.createDirectory(atPath: folder.path(copy), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          atPath: "\(Workspace.golden(golden))/\(name)",
          toPath: folder.path("\(copy)/\(name)")
        )
      }
    }
  }

  func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try folder.read("new/\(name)")
    try #require(text.contains(old), "no '\(old)' in \(name)")
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "new/\(name)")
  }

  /// The copies compared, called `old` and `new`, so that a report is the same wherever they are.
  func report() throws -> DiffReport {
    var reader = DiffOperandReader { throw CocoaError(.featureUnsupported) }
    var old = try #require(try reader.read(folder.path("old")), "\(reader.diagnostics)")
    var new = try #require(try reader.read(folder.path("new")), "\(reader.diagnostics)")
    old.name = "old"
    new.name = "new"
    new.file = "new/graphgen.json"
    old.file = "old/graphgen.json"
    old.locations = old.locations.mapValues(named)
    new.locations = new.locations.mapValues(named)
    return DiffReport(from: old, to: new)
  }

  /// Without the folder that is another each time.
  private func named(_ location: GraphSpec.SourceLocation) -> GraphSpec.SourceLocation {
    let file = String(location.file.dropFirst(folder.path("").count + 1))
    return GraphSpec.SourceLocation(file: file, line: location.line, column: location.column)
  }

  static func walls() throws -> DiffFixture {
    let fixture = try DiffFixture("TwoPages")
    try fixture.edit("v1.0.csdl.xml", "Name=\"litres\" Type=\"Edm.Double\"", "Name=\"litres\" Type=\"Edm.Single\"")
    try fixture.edit(
      "v1.0.csdl.xml",
      "<Member Name=\"dark\" Value=\"1\" />",
      "<Member Name=\"dark\" Value=\"1\" />\n        <Member Name=\"dusk\" Value=\"2\" />"
    )
    try fixture.edit("Walls.Read.md", "|V1|A, D|[GET /walls/{id}]", "|V1|A|[GET /walls/{id}]")
    try fixture.edit(
      "Walls.ReadWrite.md",
      "|V1|A|[POST /fences](https://example.com/graph/api/fence-post)|\n",
      ""
    )
    return fixture
  }
}
