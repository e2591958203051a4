import Foundation
import TestSupport
import Testing

/// Questions about permissions, and specs by the name of a permission.
@Suite struct PermissionsCommandTests {
  private static let roleID = "99999999-9999-4999-8999-000000000001"
  private static let scopeID = "99999999-9999-4999-8999-000000000002"

  private static let document = """
    {
      "permissions": {
        "Lamps.Read": {
          "schemes": {
            "DelegatedWork": {"adminDisplayName": "Read lamps", "privilegeLevel": 2},
            "DelegatedPersonal": {"userDisplayName": "Read your lamps"},
            "Application": {"adminDisplayName": "Read all lamps", "requiresAdminConsent": true, "privilegeLevel": 3}
          },
          "pathSets": [
            {
              "schemeKeys": ["DelegatedWork", "Application"], "methods": ["GET"],
              "paths": {"/LAMPS": "least=DelegatedWork,Application", "/lamps/{id}": "least=Application"}
            },
            {
              "schemeKeys": ["DelegatedPersonal"], "methods": ["GET"], "paths": {"/lamps/{id}": "least=DelegatedPersonal"}
            },
            {"schemeKeys": ["Application"], "methods": ["POST"], "paths": {"/lamps": "AlsoRequires=Rooms.Read,Rooms.Write"}},
            {"schemeKeys": ["Application"], "methods": ["POST"], "paths": {"/lamps/{id}/blow": ""}}
          ]
        },
        "Lamps.ReadWrite": {
          "schemes": {"Application": {}},
          "pathSets": [
            {"schemeKeys": ["Application"], "methods": ["GET", "POST"], "paths": {"/lamps": "", "/lamps/{lamp-id}": ""}}
          ]
        },
        "Rooms.Read": {"schemes": {"Application": {}}, "pathSets": []},
        "Rooms.Write": {"schemes": {"Application": {}}, "pathSets": []}
      }
    }
    """

  private static let texts = """
    {
      "delegatedScopesList": [{"value": "Lamps.Read", "id": "\(scopeID)", "isAdmin": false}],
      "applicationScopesList": [
        {"value": "Lamps.Read", "id": "\(roleID)", "isAdmin": true, "adminConsentDisplayName": "Read all lamps"}
      ]
    }
    """

  private func project() throws -> Project {
    let project = try Project()
    try project.write(Self.document, to: "permissions.json")
    try project.write(Self.texts, to: "texts.json")
    return project
  }

  private func json(_ text: String) throws -> NSObject {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSObject)
  }

  @Test func `Who can is answered in JSON as its contract says`() throws {
    let project = try project()
    try project.write("# lamps\n\nGET  /v1.0/Lamps/5?$select=id\r\npost /lamps\nGET /nothing\n", to: "requests.txt")
    let run = try project.run(
      "permissions",
      "who-can",
      "--requests",
      "requests.txt",
      "--document",
      "permissions.json",
      "--descriptions",
      "texts.json",
      "--format",
      "json"
    )
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let expected = """
      [
        {"method": "GET", "path": "/v1.0/Lamps/5?$select=id", "endpoint": "/lamps/{id}", "schemes": {
          "Application": [
            {"name": "Lamps.Read", "id": "\(Self.roleID)", "least": true, "alsoRequires": []},
            {"name": "Lamps.ReadWrite", "id": null, "least": false, "alsoRequires": []}
          ],
          "DelegatedWork": [{"name": "Lamps.Read", "id": "\(Self.scopeID)", "least": false, "alsoRequires": []}],
          "DelegatedPersonal": [{"name": "Lamps.Read", "id": "\(Self.scopeID)", "least": true, "alsoRequires": []}]
        }},
        {"method": "POST", "path": "/lamps", "endpoint": "/lamps", "schemes": {
          "Application": [
            {"name": "Lamps.Read", "id": "\(Self.roleID)", "least": false, "alsoRequires": ["Rooms.Read", "Rooms.Write"]},
            {"name": "Lamps.ReadWrite", "id": null, "least": false, "alsoRequires": []}
          ],
          "DelegatedWork": [], "DelegatedPersonal": []
        }},
        {"method": "GET", "path": "/nothing", "endpoint": null, "schemes": {
          "Application": [], "DelegatedWork": [], "DelegatedPersonal": []
        }}
      ]
      """
    #expect(try json(run.output) == json(expected))
  }

  @Test func `Who can is answered as text and as SARIF`() throws {
    let project = try project()
    let text = try project.run(
      "permissions",
      "who-can",
      "POST",
      "/lamps",
      "--document",
      "permissions.json",
      "--descriptions",
      "texts.json"
    )
    #expect(
      text.output == """
        POST /lamps
          Application
            Lamps.Read, with Rooms.Read or Rooms.Write, \(Self.roleID), Read all lamps, an administrator consents
            Lamps.ReadWrite
          DelegatedWork: none
          DelegatedPersonal: none

        """
    )
    try project.write("GET /lamps\nGET /nothing\n", to: "requests.txt")
    let sarif = try project.run(
      "permissions",
      "who-can",
      "--requests",
      "requests.txt",
      "--document",
      "permissions.json",
      "--format",
      "sarif"
    )
    #expect(sarif.output.contains(#""text": "The permissions document has no 'GET /nothing'.""#))
    #expect(sarif.output.contains(#""startLine": 2"#) && !sarif.output.contains(#""startLine": 1"#))
  }

  @Test func `The least permissions are answered as their contract says`() throws {
    let project = try project()
    try project.write("POST /lamps\nGET /lamps\nGET /nothing\n", to: "requests.txt")
    let run = try project.run(
      "permissions",
      "least",
      "--requests",
      "requests.txt",
      "--document",
      "permissions.json",
      "--format",
      "json"
    )
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let expected = """
      {
        "Application": {"sets": [["Lamps.ReadWrite"]], "exact": true, "uncovered": ["GET /nothing"]},
        "DelegatedWork": {
          "sets": [["Lamps.Read"]], "exact": true, "uncovered": ["POST /lamps", "GET /nothing"]
        },
        "DelegatedPersonal": {
          "sets": [[]], "exact": true, "uncovered": ["POST /lamps", "GET /lamps", "GET /nothing"]
        }
      }
      """
    #expect(try json(run.output) == json(expected))
  }

  private static let wrongQuestions: [([String], Int32)] = [
    (["who-can", "GET", "/lamps"], 64), (["who-can", "GET", "--document", "permissions.json"], 64),
    (["who-can", "GRAB", "/lamps", "--document", "permissions.json"], 64),
    (["who-can", "GET", "https://example.com/lamps", "--document", "permissions.json"], 64),
    (["who-can", "GET", "/lamps", "--document", "nowhere.json"], 1),
    (["who-can", "GET", "/lamps", "--document", "graphgen.json"], 1),
    (["who-can", "GET", "/lamps", "--document", "permissions.json", "--descriptions", "permissions.json"], 1),
    (["least", "--requests", "nowhere.txt", "--document", "permissions.json"], 1),
    (["least", "--requests", "permissions.json", "--document", "permissions.json"], 1),
  ]

  @Test(arguments: wrongQuestions)
  func `Wrong questions are refused`(_ arguments: [String], _ status: Int32) throws {
    let project = try project()
    let run = try CommandLineTool.run(["permissions"] + arguments, in: project.path)
    #expect(run.status == status, "\(run.error)")
    #expect(run.output.isEmpty && !run.error.isEmpty)
  }

  @Test func `A list of requests says where it is wrong`() throws {
    let project = try project()
    try project.write("GET /lamps\n  GRAB /lamps\nGET\nGET https://example.com/a\n", to: "requests.txt")
    let run = try project.run("permissions", "least", "--requests", "requests.txt", "--document", "permissions.json")
    #expect(
      run.errorLines == [
        "requests.txt:2:3: error: 'GRAB' is no method of Graph; the methods are GET, POST, PUT, PATCH, DELETE, HEAD, "
          + "OPTIONS [request-invalid]",
        "requests.txt:3:1: error: a path is expected after the method, such as /me/messages [request-invalid]",
        "requests.txt:4:1: error: 'example.com' is no host of Graph, such as graph.microsoft.com [request-invalid]",
      ]
    )
  }

  // MARK: By name

  private static let configuration = """
    {
      "module": "Lamps",
      "permissions": ["Lamps.Read"], "document": "permissions.json", "descriptions": "texts.json",
      "metadata": {"v1.0": "v1.0.csdl.xml"},
      "output": "Generated"
    }

    """

  @Test func `A permission is generated by its name`() throws {
    let project = try project()
    try project.write(Self.configuration, to: "graphgen.json")
    let run = try project.run("generate")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      run.errorLines == [
        "permissions.json:18:72: warning: '/lamps/{id}/blow' is not in the v1.0 metadata: 'microsoft.graph.lamp' has no "
          + "'blow'; the endpoint is typed as raw JSON [path-unresolved]"
      ]
    )
    let endpoints = try project.read("Generated/GraphV1+Endpoints.swift")
    for line in [
      "application-least Lamps.Read", "work-least Lamps.Read", "personal-least Lamps.Read", "and Rooms.Read",
      "GET /lamps", "POST /lamps/{id}/blow",
    ] {
      #expect(endpoints.contains(line), "\(line)")
    }
    let permissions = try project.read("Generated/GraphPermissions.swift")
    #expect(permissions.contains(Self.roleID) && permissions.contains(Self.scopeID))
    #expect(try project.run("check").status == 0)
  }

  @Test func `Slices of the metadata, the document and the texts give the same SDK`() throws {
    let project = try project()
    try project.write(Self.configuration, to: "graphgen.json")
    #expect(try project.run("generate").status == 0)
    let slice = try project.run("slice", "--output", "Slice")
    #expect(slice.status == 0, "\(slice.error)")
    #expect(
      try project.files(in: "Slice").keys.sorted() == [
        "permissions-descriptions.json", "permissions.json", "v1.0.csdl.xml",
      ]
    )
    #expect(try !project.read("Slice/permissions.json").contains("Lamps.ReadWrite"))
    let again = try project.run(
      "generate",
      "--permission",
      "Lamps.Read",
      "--document",
      "Slice/permissions.json",
      "--descriptions",
      "Slice/permissions-descriptions.json",
      "--metadata",
      "v1.0=Slice/v1.0.csdl.xml",
      "--module",
      "Lamps",
      "--output",
      "Again"
    )
    #expect(again.status == 0, "\(again.error)")
    let (first, second) = (try project.files(in: "Generated"), try project.files(in: "Again"))
    for name in second.keys where name.hasSuffix(".swift") { #expect(first[name] == second[name], "\(name)") }
    #expect(second.count > 3)
  }

  @Test func `A name gives the endpoints that a page gives`() throws {
    let project = try project()
    #expect(try project.run("generate").status == 0)
    let page = try project.read("Generated/GraphV1+Endpoints.swift")
    let name = try project.run(
      "generate",
      "--permission",
      "lamps.read",
      "--document",
      "permissions.json",
      "--metadata",
      "v1.0=v1.0.csdl.xml",
      "--output",
      "Named"
    )
    #expect(name.status == 0, "\(name.error)")
    let named = try project.read("Named/GraphV1+Endpoints.swift")
    let cases = page.split(separator: "\n").filter { $0.hasPrefix("    case ") }
    #expect(!cases.isEmpty)
    for line in cases { #expect(named.contains(line), "\(line)") }
  }

  @Test func `An unknown permission is refused, and the nearest names are offered`() throws {
    let project = try project()
    try project.write(Self.configuration, to: "graphgen.json")
    try project.edit("graphgen.json", #"["Lamps.Read"]"#, #"["Lamp.Read", "Zzz"]"#)
    let run = try project.run("generate")
    #expect(run.status == 1)
    #expect(
      run.errorLines == [
        "graphgen.json:3:3: error: 'Lamp.Read' is no permission of 'permissions.json'; is 'Lamps.Read' meant? "
          + "[permission-unknown]",
        "graphgen.json:3:3: error: 'Zzz' is no permission of 'permissions.json' [permission-unknown]",
        "2 errors",
      ]
    )
    let without = try project.run("inspect", "--permission", "Lamps.Read", "--metadata", "v1.0=v1.0.csdl.xml")
    #expect(without.status == 1)
    #expect(
      without.error
        == "error: permissions by name need Microsoft's permissions document; add --document FILE [specs-missing]\n"
    )
  }
}
