/// What is in the files of the drawings, by the name after the arrow. The specs are tiny: what is tested is the
/// plugins.
enum Fixture {
  static let texts: [String: String] = [
    "one target": manifest(targets: [executable("App")]),
    "two targets": manifest(targets: [executable("App"), executable("Lab")]),
    "main.swift": #"print(GraphV1.Endpoint.getLampsByID(lampID: "7").url())"# + "\n",
    "main of rooms": #"print(GraphV1.Endpoint.getRoomsByID(roomID: "8").url())"# + "\n",
    "main of both": """
    print(GraphV1.Endpoint.getLampsByID(lampID: "7").url())
    print(GraphBeta.Endpoint.getLampsByID(lampID: "9").url())

    """,
    "graphgen.json": configuration(),
    "configuration with both versions": configuration(
      metadata: #"{"v1.0": "v1.0.csdl.xml", "beta": "beta.csdl.xml"}"#
    ),
    "Lamps.Read.md": page("Lamps.Read", "lamps"),
    "Lamps.Read.md of both": page("Lamps.Read", "lamps", versions: ["V1", "Beta"]),
    "Rooms.Read.md": page("Rooms.Read", "rooms"),
    "v1.0.csdl.xml": metadata,
    "beta.csdl.xml": metadata,
  ]

  static func manifest(products: String = "[]", dependencies: [String] = [], targets: [String]) -> String {
    let packages = dependencies + [#".package(path: "{sdk}")"#]
    return """
      // swift-tools-version: 6.1
      import PackageDescription

      let package = Package(
        name: "consumer",
        platforms: [.macOS(.v13)],
        products: \(products),
        dependencies: [\(packages.joined(separator: ", "))],
        targets: [
          \(targets.joined(separator: ",\n    "))
        ]
      )

      """
  }

  static func executable(_ name: String, options: String = "") -> String {
    target("executableTarget", name, options: options)
  }

  /// - Parameter options: such as `path: "x",`.
  static func target(_ kind: String, _ name: String, options: String = "", plugin: Bool = true) -> String {
    """
    .\(kind)(
      name: "\(name)",
      dependencies: [.product(name: "GraphRuntime", package: "graph-permission-sdk")], \(options)
      plugins: [\(plugin ? #".plugin(name: "GraphGenerator", package: "graph-permission-sdk")"# : "")]
    )
    """
  }

  static func configuration(
    pages: String = #"["Lamps.Read.md"]"#,
    metadata: String = #"{"v1.0": "v1.0.csdl.xml"}"#,
    more: String = ""
  ) -> String {
    """
    {
      "pages": \(pages),
      "metadata": \(metadata)\(more.isEmpty ? "" : ",\n  \(more)")
    }

    """
  }

  static func page(_ permission: String, _ path: String, versions: [String] = ["V1"]) -> String {
    """
    # \(permission)

    ## Graph Methods

    Type: A = Application Permission, D = Delegate Permission

    |Ver|Type|Method|
    |-------|----|------|
    \(versions.map { "|\($0)|A|[GET /\(path)/{id}](https://example.com/graph/api/get)|" }.joined(separator: "\n"))
    ## Application Permission
    |||
    |-|-|
    |**Id**|99999999-9999-4999-8999-\(permission == "Lamps.Read" ? "000000000001" : "000000000002")|

    """
  }

  static let metadata = """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
      <edmx:DataServices>
        <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EnumType Name="mood"><Member Name="calm" Value="0" /><Member Name="bright" Value="1" /></EnumType>
          <EntityType Name="lamp">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
            <Property Name="mood" Type="graph.mood" />
          </EntityType>
          <EntityType Name="room">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
          </EntityType>
          <EntityContainer Name="GraphService">
            <EntitySet Name="lamps" EntityType="microsoft.graph.lamp" />
            <EntitySet Name="rooms" EntityType="microsoft.graph.room" />
          </EntityContainer>
        </Schema>
      </edmx:DataServices>
    </edmx:Edmx>

    """
}
