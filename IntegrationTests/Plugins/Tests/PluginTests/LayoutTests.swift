import Foundation
import Testing

extension PluginTests {
  /// Layouts that build.
  @Suite(.serialized) struct Layouts {
    @Test func everythingInTheTarget() throws {
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
      expectBuilt(try workspace.build())
      #expect(
        try workspace.run("App").output
          == "https://graph.microsoft.com/v1.0/lamps/7\nhttps://graph.microsoft.com/beta/lamps/9\n"
      )
      let parts = ["+Actions", "+Client", "+ComplexTypes", "+Endpoints", "+Entities", "+Enums", ""]
      let names = ["GraphV1", "GraphBeta"].flatMap { version in parts.map { "\(version)\($0).swift" } }
      #expect(Set(try workspace.generated("App").keys) == Set(names + ["GraphPermissions.swift"]))
      #expect(try workspace.names(in: "Sources/App").contains { $0.hasSuffix(".swift") && $0 != "main.swift" } == false)
    }

    @Test func specsInAFolderOfThePackage() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Specs/
        ├── permissions/
        │   ├── Lamps.Read.md
        │   └── Rooms.Read.md
        └── metadata/
            └── v1.0.csdl.xml
        Sources/
        └── App/
            ├── main.swift           ← main of rooms
            └── graphgen.json        ← configuration
        """,
        contents: [
          "configuration": Fixture.configuration(
            pages: #"["../../Specs/permissions"]"#,
            metadata: #"{"v1.0": "../../Specs/metadata/v1.0.csdl.xml"}"#
          )
        ]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/rooms/8\n")

      #expect(try workspace.build().status == 0)

      // A page more changes what comes out, also where SwiftPM doesn't look for new files.
      try workspace.write(
        Fixture.page("Lights.Read", "lamps").replacingOccurrences(of: "0002|", with: "0003|"),
        to: "Specs/permissions/Lights.Read.md"
      )
      expectFailed(try workspace.build(), "Sources/App/graphgen.json", "build again", "[build-plan-outdated]")
      #expect(try workspace.build().status == 0)
      #expect(try workspace.generated("App")["GraphPermissions.swift"]?.text.contains("Lights.Read") == true)
    }

    @Test func twoTargets() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← two targets
        Sources/
        ├── App/
        │   ├── main.swift
        │   ├── graphgen.json
        │   ├── Lamps.Read.md
        │   └── v1.0.csdl.xml
        └── Lab/
            ├── main.swift           ← main of rooms
            ├── graphgen.json        ← configuration of rooms
            ├── Rooms.Read.md
            └── v1.0.csdl.xml
        """,
        contents: ["configuration of rooms": Fixture.configuration(pages: #"["Rooms.Read.md"]"#)]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
      #expect(try workspace.run("Lab").output == "https://graph.microsoft.com/v1.0/rooms/8\n")
    }

    @Test func spacesAndLettersBeyondASCII() throws {
      let workspace = try Workspace(
        """
        Mein Pröjekt/
        ├── Package.swift                    ← manifest
        └── Quellen für alles/
            ├── main.swift
            ├── graphgen.json                ← configuration
            └── Spëcs 仕様/
                ├── Lamps & Räume.md         ← Lamps.Read.md
                └── v1.0 'slice'.xml         ← v1.0.csdl.xml
        """,
        package: "Mein Pröjekt",
        contents: [
          "manifest": Fixture.manifest(targets: [Fixture.executable("App", options: #"path: "Quellen für alles","#)]),
          "configuration": Fixture.configuration(
            pages: #"["Spëcs 仕様/Lamps & Räume.md"]"#,
            metadata: #"{"v1.0": "Spëcs 仕様/v1.0 'slice'.xml"}"#
          ),
        ]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
    }

    @Test func theConsumerIsADependency() throws {
      let workspace = try Workspace(
        """
        app/
        ├── Package.swift                ← application
        └── Sources/
            └── App/
                └── main.swift           ← main of the application
        house-kit/
        ├── Package.swift                ← library
        └── Sources/
            └── HouseKit/
                ├── HouseKit.swift       ← nothing
                ├── graphgen.json
                ├── Lamps.Read.md
                └── v1.0.csdl.xml
        """,
        package: "app",
        contents: [
          "application": """
          // swift-tools-version: 6.1
          import PackageDescription

          let package = Package(
            name: "app",
            platforms: [.macOS(.v13)],
            dependencies: [.package(path: "../house-kit")],
            targets: [
              .executableTarget(name: "App", dependencies: [.product(name: "HouseKit", package: "house-kit")])
            ]
          )

          """,
          "library": Fixture.manifest(
            products: #"[.library(name: "HouseKit", targets: ["HouseKit"])]"#,
            targets: [Fixture.target("target", "HouseKit")]
          ),
          "nothing": "",
          "main of the application": "import HouseKit\n\n" + Fixture.texts["main.swift", default: ""],
        ]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
    }

    @Test func packageInASubdirectory() throws {
      let workspace = try Workspace(
        """
        specs/
        ├── Lamps.Read.md
        └── v1.0.csdl.xml
        server/
        └── swift/
            ├── Package.swift            ← one target
            └── Sources/
                └── App/
                    ├── main.swift
                    └── Specs/
                        └── graphgen.json    ← configuration
        """,
        package: "server/swift",
        contents: [
          "configuration": Fixture.configuration(
            pages: #"["../../../../../specs/Lamps.Read.md"]"#,
            metadata: #"{"v1.0": "../../../../../specs/v1.0.csdl.xml"}"#
          )
        ]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
    }

    @Test func specsThatTheManifestExcludes() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← manifest
        Sources/
        └── App/
            ├── main.swift
            └── Specs/
                ├── README.md        ← nothing
                ├── graphgen.json
                ├── Lamps.Read.md
                └── v1.0.csdl.xml
        """,
        contents: [
          "manifest": Fixture.manifest(targets: [Fixture.executable("App", options: #"exclude: ["Specs"],"#)]),
          "nothing": "",
        ]
      )
      expectBuilt(try workspace.build())
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
    }

    @Test func shards() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json        ← configuration
            ├── Lamps.Read.md
            └── v1.0.csdl.xml
        """,
        contents: ["configuration": Fixture.configuration(more: #""shards": {"entities": 2, "enums": 1}"#)]
      )
      expectBuilt(try workspace.build())
      let names = ["+Actions", "+Client", "+ComplexTypes", "+Endpoints", "+Entities1", "+Entities2", "+Enums", ""]
        .map { "GraphV1\($0).swift" }
      #expect(Set(try workspace.generated("App").keys) == Set(names + ["GraphPermissions.swift"]))

      #expect(try workspace.build().status == 0)

      // SwiftPM has planned for these names and doesn't look into the configuration again by itself.
      try workspace.edit("Sources/App/graphgen.json", #""entities": 2"#, #""entities": 3"#)
      expectFailed(try workspace.build(), "graphgen.json: error: ", "[build-plan-outdated]")
      #expect(try workspace.build().status == 0)
      #expect(try workspace.generated("App").keys.filter { $0.contains("Entities") }.count == 3)
      #expect(try workspace.run("App").output == "https://graph.microsoft.com/v1.0/lamps/7\n")
    }
  }
}
