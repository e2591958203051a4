import GraphGenerator
import GraphSpec
import SpecJSON
import Support
import TestSupport
import Testing

/// The contract of `inspect --format json`, on the first page.
@Suite struct InspectTests {
  private static func inspect(_ configuration: Configuration) throws -> (JSONNode, Generator) {
    var generator = Generator(configuration)
    let inspected = generator.inspect()
    let inspection = try #require(inspected, "\(generator.diagnostics)")
    return (try JSONNodeParser.parse(Array(inspection.json.pretty.utf8), file: "json"), generator)
  }

  private static func seed() throws -> JSONNode {
    try inspect(Pipeline.configuration(Workspace.root + "/Specs/graphgen.json")).0
  }

  /// The strings of the array at a path of member names.
  private static func texts(_ node: JSONNode?, _ path: String...) -> [String] {
    path.reduce(node) { $0?[$1] }?.array?.compactMap(\.string) ?? []
  }

  @Test func thePermissionIsWhole() throws {
    let page = try Self.seed()
    #expect(page["permission"]?.string == "Calls.Initiate.All")
    #expect(page["description"]?.string?.hasPrefix("Allows the app to place outbound calls") == true)
    #expect(page["application"]?["id"]?.string == "284383ee-7f6e-4e40-a2a8-e85dcb029101")
    #expect(page["application"]?["displayName"]?.string == "Initiate outgoing 1 to 1 calls from the app")
    guard case .null? = page["delegated"]?.value else {
      Issue.record("there is no delegated scope")
      return
    }
  }

  @Test func everyRowIsAnEndpointInPageOrder() throws {
    let endpoints = try #require(Self.seed()["endpoints"]?.array)
    #expect(endpoints.count == 25)
    let lines = endpoints.compactMap { endpoint -> Int? in
      guard case .number(let text)? = endpoint["line"]?.value else { return nil }
      return Int(text)
    }
    #expect(lines == Array(10...34))
    for endpoint in endpoints {
      #expect(endpoint["documentation"]?.string?.hasPrefix("https://docs.microsoft.com/graph/api/") == true)
      guard case .bool(true)? = endpoint["application"]?.value, case .bool(false)? = endpoint["delegated"]?.value else {
        Issue.record("\(endpoint)")
        continue
      }
    }
  }

  @Test func allButOneResolve() throws {
    let endpoints = try #require(Self.seed()["endpoints"]?.array)
    let unresolved = endpoints.filter { $0["resolution"]?.string == "unresolved" }
    #expect(unresolved.count == 1)
    let lost = try #require(unresolved.first)
    #expect(lost["version"]?.string == "v1.0" && lost["method"]?.string == "POST")
    #expect(lost["path"]?.string == "/app/calls/{id}/sendDtmfTones")
    #expect(lost["reason"]?.string == "unknown-root" && lost["failedSegment"]?.string == "app")
    #expect(Self.texts(lost, "resolvesIn").isEmpty)
    #expect(lost["effectiveVersion"]?.string == "v1.0")
  }

  @Test func anActionNamesItsParametersWithoutTheBinding() throws {
    let endpoints = try #require(Self.seed()["endpoints"]?.array)
    let playPrompt = try #require(
      endpoints.first { $0["path"]?.string == "/communications/calls/{id}/playPrompt" }
    )
    #expect(playPrompt["resolution"]?.string == "action")
    #expect(playPrompt["binding"]?.string == "microsoft.graph.call")
    #expect(playPrompt["operation"]?.string == "microsoft.graph.playPrompt")
    #expect(playPrompt["responseType"]?.string == "microsoft.graph.playPromptOperation")
    let parameters = playPrompt["parameters"]?.array ?? []
    #expect(parameters.map { $0["name"]?.string } == ["prompts", "clientContext"])
    #expect(parameters.map { $0["type"]?.string } == ["Collection(microsoft.graph.prompt)", "Edm.String"])
    #expect(parameters.allSatisfy { if case .bool? = $0["nullable"]?.value { true } else { false } })
  }

  /// For actions and for what the metadata doesn't know, too.
  @Test func everyEndpointHasItsSwiftNames() throws {
    let endpoints = try #require(Self.seed()["endpoints"]?.array)
    func swift(_ method: String, _ path: String) -> [String?] {
      let endpoint = endpoints.first { $0["path"]?.string == path && $0["method"]?.string == method }
      return ["endpoint", "request", "response"].map { endpoint?["swift"]?[$0]?.string }
    }
    #expect(
      swift("POST", "/communications/calls/{id}/playPrompt") == [
        "GraphV1.Endpoint.postCommunicationsCallsByIDPlayPrompt(callID:)", "GraphV1.CallPlayPromptParameters",
        "GraphV1.PlayPromptOperation",
      ]
    )
    #expect(
      swift("POST", "/communications/calls") == [
        "GraphV1.Endpoint.postCommunicationsCalls", "GraphV1.Call", "GraphV1.Call",
      ]
    )
    #expect(
      swift("GET", "/app/calls/{id}/participants") == [
        "GraphBeta.Endpoint.getAppCallsByIDParticipants(callID:)", nil, "GraphCollection<GraphBeta.Participant>",
      ]
    )
    #expect(
      swift("POST", "/app/calls/{id}/sendDtmfTones") == [
        "GraphV1.Endpoint.postAppCallsByIDSendDtmfTones(callsID:)", "JSONValue", "JSONValue",
      ]
    )
    #expect(endpoints.allSatisfy { $0["swift"]?["endpoint"]?.string != nil })
  }

  @Test func requestsAndResponsesHaveTheirTypes() throws {
    let endpoints = try #require(Self.seed()["endpoints"]?.array)
    let create = endpoints.first {
      $0["path"]?.string == "/communications/calls" && $0["method"]?.string == "POST"
    }
    #expect(create?["requestType"]?.string == "microsoft.graph.call")
    #expect(create?["responseType"]?.string == "microsoft.graph.call")
    let participants = endpoints.first { $0["path"]?.string == "/app/calls/{id}/participants" }
    #expect(participants?["version"]?.string == "beta")
    #expect(participants?["responseType"]?.string == "Collection(microsoft.graph.participant)")
  }

  @Test func resourcesTypesAndDiagnosticsAreThere() throws {
    let page = try Self.seed()
    let resources = page["resources"]?.array ?? []
    #expect(resources.first?["name"]?.string == "appHostedMediaConfig")
    #expect(resources.first?["properties"]?.array?.first?["name"]?.string == "blob")
    #expect(resources.first?["properties"]?.array?.first?["type"]?.string == "String")
    #expect(page["types"]?.object?.map(\.name) == ["v1.0", "beta"])
    #expect(Self.texts(page, "types", "v1.0", "structured").contains("microsoft.graph.call"))
    #expect(Self.texts(page, "types", "beta", "enums").contains("microsoft.graph.modality"))
    let diagnostics = page["diagnostics"]?.array ?? []
    for diagnostic in diagnostics {
      #expect(
        diagnostic.object?.map(\.name) == ["code", "severity", "file", "line", "column", "message"]
      )
    }
    #expect(diagnostics.contains { $0["code"]?.string == "path-unresolved" })
  }

  @Test func severalPagesAreAList() throws {
    let configuration = try Pipeline.configuration(Workspace.golden("TwoPages") + "/graphgen.json")
    let (root, _) = try Self.inspect(configuration)
    let pages = try #require(root["pages"]?.array)
    #expect(pages.map { $0["permission"]?.string } == ["Walls.Read", "Walls.ReadWrite"])
    // Each page tells its own types.
    #expect(!Self.texts(pages[0], "types", "v1.0", "structured").contains("microsoft.graph.fence"))
    #expect(Self.texts(pages[1], "types", "v1.0", "structured").contains("microsoft.graph.fence"))
  }

  @Test func theSurfaceIsThereAsLines() throws {
    for file in ["/Specs/graphgen.json", "/Tests/Goldens/TwoPages/graphgen.json"] {
      let configuration = try Pipeline.configuration(Workspace.root + file)
      var (root, generator) = try Self.inspect(configuration)
      let outcome = try Pipeline.run(configuration)
      #expect(Self.texts(root, "surface") == outcome.surface)
      #expect(generator.inspect()?.surface == outcome.surface)
    }
  }

  @Test func aRowThatMovedTellsBothVersions() throws {
    let configuration = try Pipeline.configuration(Workspace.golden("Versions") + "/graphgen.json")
    let (page, generator) = try Self.inspect(configuration)
    let gong = page["endpoints"]?.array?.first { $0["path"]?.string == "/gongs/{id}" }
    #expect(gong?["version"]?.string == "v1.0" && gong?["resolution"]?.string == "unresolved")
    #expect(Self.texts(gong, "resolvesIn") == ["beta"])
    #expect(gong?["effectiveVersion"]?.string == "beta")
    #expect(generator.diagnostics.contains { $0.code.rawValue == "path-moved" })
  }

  @Test func theTableIsForReading() throws {
    var generator = Generator(try Pipeline.configuration(Workspace.golden("Versions") + "/graphgen.json"))
    let inspected = generator.inspect()
    let table = try #require(inspected).table()
    #expect(table.hasPrefix("Bells.Read.All\n"))
    #expect(table.contains("-> GraphCollection<Bell>"))
    #expect(table.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }
}
