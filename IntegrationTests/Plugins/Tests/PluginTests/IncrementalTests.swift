import Foundation
import Testing

extension PluginTests {
  /// What a later build does.
  @Suite(.serialized) struct Incremental {
    private func quietWorkspace() throws -> Workspace {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift           ← main of both
            ├── graphgen.json        ← configuration with both versions
            ├── Lamps.Read.md        ← Lamps.Read.md of both
            ├── v1.0.csdl.xml
            └── beta.csdl.xml
        """
      )
      #expect(try workspace.build().status == 0)
      let first = try workspace.generated("App")
      #expect(first.count == 15)
      // SwiftPM links the tools of plugins twice, once to plan and once to build, so the second build may run graphgen.
      // It must write nothing.
      #expect(try workspace.build().status == 0)
      #expect(try workspace.generated("App") == first)
      return workspace
    }

    @Test func onlyAnInputRunsTheTool() throws {
      let workspace = try quietWorkspace()
      let before = try workspace.generated("App")
      let build = try workspace.build("-v")
      #expect(build.status == 0)
      #expect(build.toolRuns == 0, "\(build.log)")

      try workspace.edit("Sources/App/main.swift", "\"7\"", "\"77\"")
      #expect(try workspace.build("-v").toolRuns == 0)
      #expect(try workspace.run("App").output.contains("/v1.0/lamps/77\n"))

      for input in ["graphgen.json", "Lamps.Read.md", "v1.0.csdl.xml", "beta.csdl.xml"] {
        try workspace.touch("Sources/App/\(input)")
        #expect(try workspace.build("-v").toolRuns == 1, "\(input)")
        #expect(try workspace.build("-v").toolRuns == 0, "\(input)")
      }
      #expect(try workspace.generated("App") == before, "the same bytes are not written again")
    }

    @Test func aChangeOfOneVersionLeavesTheOtherAlone() throws {
      let workspace = try quietWorkspace()
      let before = try workspace.generated("App")
      try workspace.edit("Sources/App/v1.0.csdl.xml", "\"bright\"", "\"gloomy\"")
      let build = try workspace.build("-v")
      #expect(build.status == 0)
      #expect(build.toolRuns == 1)
      let after = try workspace.generated("App")
      #expect(after["GraphV1+Enums.swift"]?.text.contains("gloomy") == true)
      // Beside the enumeration only the file with the surface's fingerprint is another.
      for (name, file) in after where !["GraphV1+Enums.swift", "GraphPermissions.swift"].contains(name) {
        #expect(file == before[name], "\(name)")
      }
    }

    @Test func aChangeOfThePageIsTakenIn() throws {
      let workspace = try quietWorkspace()
      try workspace.edit("Sources/App/Lamps.Read.md", "|Beta|A|[GET /lamps/{id}]", "|Beta|A|[DELETE /lamps/{id}]")
      try workspace.edit("Sources/App/main.swift", "GraphBeta.Endpoint.get", "GraphBeta.Endpoint.delete")
      #expect(try workspace.build().status == 0)
      #expect(
        try workspace.run("App").output
          == "https://graph.microsoft.com/v1.0/lamps/7\nhttps://graph.microsoft.com/beta/lamps/9\n"
      )
    }

    @Test func aDeletedOutputComesBack() throws {
      let workspace = try quietWorkspace()
      let before = try workspace.generated("App")
      let text = before.mapValues(\.text)
      let lost = try #require(before["GraphBeta+Entities.swift"])
      try FileManager.default.removeItem(atPath: lost.path)
      let build = try workspace.build("-v")
      #expect(build.status == 0)
      #expect(build.toolRuns == 1)
      let after = try workspace.generated("App")
      #expect(after.mapValues(\.text) == text)
      for (name, file) in after where name != "GraphBeta+Entities.swift" { #expect(file == before[name], "\(name)") }
    }
  }
}
