import Foundation
import Testing

extension PluginTests {
  /// Layouts that don't build, and what is said about them.
  @Suite(.serialized) struct BadLayouts {
    @Test func noConfiguration() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── Lamps.Read.md
            └── v1.0.csdl.xml
        """
      )
      expectFailed(
        try workspace.build(),
        "the target 'App' uses the plugin GraphGenerator and has no configuration; add",
        "/Sources/App/graphgen.json, such as {\"pages\""
      )
    }

    @Test func twoConfigurations() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json
            ├── Lamps.Read.md
            ├── v1.0.csdl.xml
            └── Specs/
                ├── graphgen.json
                ├── Lamps.Read.md
                └── v1.0.csdl.xml
        """
      )
      expectFailed(
        try workspace.build(),
        "the target 'App' has 2 configurations, ",
        "/Sources/App/Specs/graphgen.json and ",
        "/Sources/App/graphgen.json; keep one"
      )
    }

    @Test func missingPage() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json
            └── v1.0.csdl.xml
        """
      )
      expectFailed(
        try workspace.build(),
        "/Sources/App/graphgen.json: there is no ",
        "/Sources/App/Lamps.Read.md, which pages[0] names (\"Lamps.Read.md\"); add the file, or correct the path"
      )
    }

    @Test func missingMetadata() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json        ← configuration with both versions
            ├── Lamps.Read.md
            └── v1.0.csdl.xml
        """
      )
      expectFailed(
        try workspace.build(),
        "/Sources/App/graphgen.json: there is no ",
        "/Sources/App/beta.csdl.xml, which metadata[\"beta\"] names (\"beta.csdl.xml\")"
      )
    }

    @Test(
      arguments: [
        ("{\"pages\": [\"Lamps.Read.md\",}", ["this is no JSON: "]),
        ("{\"pages\": \"Lamps.Read.md\"}", ["'pages' is of the wrong kind: "]),
        ("{\"pages\": [\"Lamps.Read.md\"], \"metadata\": {\"v1.0\": 1}}", ["'metadata.v1.0' is of the wrong kind: "]),
        ("[]", ["the configuration is of the wrong kind: "]),
        ("{\"metadata\": {\"v1.0\": \"v1.0.csdl.xml\"}}", ["no permission page is named; add \"pages\": ["]),
        ("{\"pages\": [\"Lamps.Read.md\"]}", ["no metadata is named; add \"metadata\": {"]),
        (
          "{\"pages\": [\"Empty\"], \"metadata\": {\"v1.0\": \"v1.0.csdl.xml\"}}",
          ["/Sources/App/Empty", "holds no page"]
        ),
        // The rest is for graphgen, which knows the line.
        (Fixture.configuration(more: #""module": "1""#), ["graphgen.json:4:13: error: ", "[configuration-invalid]"]),
        (Fixture.configuration(more: #""sharts": {}"#), ["graphgen.json:4:3: error: ", "[configuration-invalid]"]),
        (Fixture.configuration(metadata: #"{"v2.0": "v1.0.csdl.xml"}"#), ["graphgen.json:3:16: error: "]),
      ]
    )
    func brokenConfiguration(_ configuration: String, _ messages: [String]) throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json        ← configuration
            ├── Lamps.Read.md
            ├── v1.0.csdl.xml
            └── Empty/
                └── notes.txt        ← nothing
        """,
        contents: ["configuration": configuration, "nothing": ""]
      )
      let build = try workspace.build()
      expectFailed(build, "/Sources/App/graphgen.json")
      for message in messages { expectFailed(build, message) }
    }

    @Test func pageWithErrors() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json
            ├── Lamps.Read.md        ← page without endpoints
            └── v1.0.csdl.xml
        """,
        contents: ["page without endpoints": "# Lamps.Read\n\n## Graph Methods\n"]
      )
      expectFailed(try workspace.build(), "/Sources/App/Lamps.Read.md:1:", ": error: ", "[no-endpoints]")
      // What failed is tried again, and comes right with the page.
      try workspace.write(Fixture.page("Lamps.Read", "lamps"), to: "Sources/App/Lamps.Read.md")
      #expect(try workspace.build().status == 0)
    }

    @Test func committedSourcesAndThePlugin() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json        ← configuration
            ├── Lamps.Read.md
            ├── v1.0.csdl.xml
            └── Generated/
                └── GraphV1.swift    ← nothing
        """,
        contents: ["configuration": Fixture.configuration(more: #""output": "Generated""#), "nothing": ""]
      )
      expectFailed(
        try workspace.build(),
        "the target 'App' would have its Graph SDK twice",
        "/Sources/App/Generated, the output of "
      )
    }

    @Test func aFileOfAGeneratedName() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── GraphPermissions.swift   ← nothing
            ├── graphgen.json
            ├── Lamps.Read.md
            └── v1.0.csdl.xml
        """,
        contents: ["nothing": ""]
      )
      expectFailed(
        try workspace.build(),
        "the target 'App' has a file that is named like a generated one, ",
        "/Sources/App/GraphPermissions.swift; give it another name"
      )
    }
  }
}
