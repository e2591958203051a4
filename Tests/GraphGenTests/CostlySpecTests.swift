import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Little text that asks for much work, through the command line: it is done in a time and a memory that fit the text,
/// or refused with a place.
@Suite(.serialized) struct CostlySpecTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    /// The code of the only error; nil if the specs are read.
    var code: String?
    var command = "generate"
    var testDescription: String { name }
  }

  private static func metadata(_ body: String, schemas: String = "") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="g" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    \(body)
    <EntityContainer Name="C"><EntitySet Name="things" EntityType="g.thing"/></EntityContainer></Schema>
    \(schemas)
    </edmx:DataServices></edmx:Edmx>
    """
  }

  private static func page(_ rows: [String]) -> String {
    "# A.Read\n\n## Graph Methods\n\n|Ver|Type|Method|\n|-|-|-|\n\(rows.joined(separator: "\n"))\n\n"
      + "## Application Permission\n\n|||\n|-|-|\n|Id|99999999-9999-4999-8999-000000000001|\n"
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n")
  }

  private static func configuration(_ members: String) -> String {
    #"{"module": "Things", "metadata": {"v1.0": "v1.0.csdl.xml"}, "output": "Generated", \#(members)}"#
  }

  private static let thing = #"<EntityType Name="thing"><Property Name="id" Type="Edm.String"/></EntityType>"#
  private static let row = "|V1|A|[GET /things](u)|"

  private static func attack(
    _ name: String,
    _ body: String = thing,
    schemas: String = "",
    rows: [String] = [row],
    members: String = #""pages": ["page.md"]"#,
    code: String? = nil,
    command: String = "generate"
  ) -> Attack {
    Attack(
      name: name,
      files: [
        "v1.0.csdl.xml": metadata(body, schemas: schemas), "page.md": page(rows),
        "graphgen.json": configuration(members),
      ],
      code: code,
      command: command
    )
  }

  static let attacks: [Attack] = [
    attack(
      "an inheritance chain of 2,000",
      #"<EntityType Name="thing" BaseType="g.t0"/>"#
        + lines(2_000) { #"<EntityType Name="t\#($0)" BaseType="g.t\#($0 + 1)"/>"# } + #"<EntityType Name="t2000"/>"#,
      code: "csdl-base-types-too-deep"
    ),
    attack(
      "a property chain of 10,000",
      #"<EntityType Name="thing"><Property Name="p" Type="g.t0"/></EntityType><ComplexType Name="t10000"/>"#
        + lines(10_000) { #"<ComplexType Name="t\#($0)"><Property Name="p" Type="g.t\#($0 + 1)"/></ComplexType>"# }
    ),
    attack(
      "a chain of key properties of 10,000, sliced",
      #"<EntityType Name="thing"><NavigationProperty Name="n" Type="g.t0"/></EntityType><EntityType Name="t10000"/>"#
        + lines(10_000) {
          #"<EntityType Name="t\#($0)"><Key><PropertyRef Name="k"/></Key><Property Name="k" Type="g.t\#($0 + 1)"/>"#
            + "</EntityType>"
        },
      rows: ["|V1|A|[GET /things/{id}/n/x](u)|"],
      command: "slice"
    ),
    attack(
      "1,000 properties of 1,000 derived types",
      #"<EntityType Name="thing">"# + lines(1_000) { #"<Property Name="p\#($0)" Type="Edm.String"/>"# }
        + "</EntityType>" + lines(1_000) { #"<EntityType Name="d\#($0)" BaseType="g.thing"/>"# },
      code: "surface-too-large"
    ),
    attack(
      "30,000 properties of a type",
      #"<EntityType Name="thing">"# + lines(30_000) { #"<Property Name="p\#($0)" Type="Edm.String"/>"# }
        + "</EntityType>"
    ),
    attack(
      "a namespace of 4,000 parts",
      schemas: #"<Schema Namespace="\#(String(repeating: "a.", count: 4_000))a" "#
        + #"xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"#,
      code: "csdl-namespace-too-long"
    ),
    attack(
      "14,600 methods in a cell",
      rows: [
        row, "|V1|A|" + lines(14_600) { "[GET /things/\($0)](u)" }.replacingOccurrences(of: "\n", with: " ") + "|",
      ],
      code: "page-too-many-methods"
    ),
    attack(
      "a configuration of 40,000 members",
      members: lines(40_000) { #""m\#($0)": 1,"# } + #""m0": 1"#,
      code: "configuration-syntax"
    ),
    attack(
      "50,000 schemas",
      schemas: lines(50_000) { #"<Schema Namespace="n\#($0)" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"# },
      code: "csdl-too-many-schemas"
    ),
    attack(
      "10,000 overloads, 1,000 rows",
      thing
        + lines(10_000) {
          #"<Function Name="f" IsBound="true"><Parameter Name="b" Type="g.thing"/><Parameter Name="a\#($0)" "#
            + #"Type="Edm.String"/><ReturnType Type="Edm.String"/></Function>"#
        },
      rows: (0..<1_000).map { "|V1|A|[GET /things/{id}/f(x\($0)={x})](u)|" },
      code: "csdl-too-many-overloads"
    ),
    attack(
      "5 MB of rows of slashes",
      rows: (0..<2_500).map { "|V1|A|[GET \(String(repeating: "/", count: 2_000))\($0)](u)|" },
      code: "too-many-rows"
    ),
    attack(
      "1 MB of rows of slashes",
      rows: (0..<500).map { "|V1|A|[GET \(String(repeating: "/", count: 2_000))\($0)](u)|" }
    ),
    attack(
      "a page listed 5,000 times",
      members: #""pages": [\#(lines(5_000) { #""\#(String(repeating: "./", count: $0 % 9))page.md","# }) "page.md"]"#
    ),
    attack(
      "20,000 corrections",
      members:
        #""pages": ["page.md"], "corrections": [\#(lines(20_000) { #"{"action": "drop", "row": "GET /a\#($0)", "version": "v1.0", "reason": "r"},"# })"#
        + #"{"action": "drop", "row": "GET /a", "version": "v1.0", "reason": "r"}]"#,
      code: "corrections-too-many"
    ),
    attack(
      "base types that corrections close to a circle",
      members: #""pages": ["page.md"], "additionalTypes": ["g.a"], "corrections": ["#
        + #"{"action": "add", "type": "g.a", "base": "g.b", "version": "v1.0", "reason": "r"}, "#
        + #"{"action": "add", "type": "g.b", "base": "g.a", "version": "v1.0", "reason": "r"}]"#,
      code: "correction-obsolete"
    ),
    attack(
      "140,000 lines of a surface, compared",
      #"<EntityType Name="thing">"# + lines(140_000) { #"<Property Name="p\#($0)" Type="Edm.String"/>"# }
        + "</EntityType>",
      code: "diff-operand",
      command: "diff"
    ),
    attack(
      "30,000 renamed properties, compared",
      #"<EntityType Name="thing">"# + lines(30_000) { #"<Property Name="p\#($0)" Type="Edm.String"/>"# }
        + "</EntityType>",
      command: "diff"
    ),
    attack(
      "JSON nested 100,000 times",
      members: #""pages": \#(String(repeating: "[", count: 100_000))"#,
      code: "configuration-syntax"
    ),
    attack(
      "100,000 members of an enumeration",
      #"<EntityType Name="thing"><Property Name="e" Type="g.e"/></EntityType><EnumType Name="e">"#
        + lines(100_000) { #"<Member Name="m\#($0)" Value="\#($0)"/>"# } + "</EnumType>"
    ),
  ]

  @Test(arguments: attacks)
  func isDoneOrRefused(_ attack: Attack) throws {
    let project = try Project()
    for (name, text) in attack.files { try project.write(text, to: name) }
    if attack.command == "diff" {
      // The same specs, with every property called otherwise.
      let metadata = try #require(attack.files["v1.0.csdl.xml"])
      try project.write(metadata.replacingOccurrences(of: "\"p", with: "\"x"), to: "new/v1.0.csdl.xml")
      for name in ["page.md", "graphgen.json"] { try project.write(#require(attack.files[name]), to: "new/\(name)") }
    }
    let start = Date()
    let arguments =
      switch attack.command {
      case "slice": ["slice", "--output", "Slices"]
      case "diff": ["diff", "graphgen.json", "new/graphgen.json"]
      default: [attack.command]
      }
    let result = try Self.runWithLittleMemory(arguments, in: project.path)
    // A debug build on a busy machine; in a release build all take less than two seconds.
    #expect(Date().timeIntervalSince(start) < 30)
    #expect(result.status == (attack.code == nil ? 0 : 1), "\(result.error.prefix(500))")
    let errors = result.errorLines.filter { $0.contains(" error: ") }
    if let code = attack.code {
      #expect(errors.count == (attack.command == "diff" ? 2 : 1), "\(result.error.prefix(500))")
      let place = attack.command == "diff" ? "" : ":[0-9]+:[0-9]+"
      let form = #"^[^:]+\.(xml|md|json)\#(place): error: .+ \[\#(code)\]$"#
      #expect(errors.first?.range(of: form, options: .regularExpression) != nil, "\(errors.first ?? "")")
      #expect(!project.exists("Generated"))
    } else {
      #expect(errors == [])
      let outcomes = ["slice": "Slices", "generate": "Generated"]
      #expect(outcomes[attack.command].map(project.exists) ?? result.output.contains("property-removed"))
    }
  }

  /// Where the system can hold a process to 500 MB of data, one that asks for more crashes.
  private static func runWithLittleMemory(_ arguments: [String], in folder: String) throws -> CommandLineTool.Result {
    #if os(Linux)
      let tool = try #require(CommandLineTool.executable)
      let script = "ulimit -d 512000 && exec \"$0\" \"$@\""
      let shell = URL(fileURLWithPath: "/bin/sh")
      return try CommandLineTool.run(["-c", script, tool.path] + arguments, in: folder, program: shell)
    #else
      return try CommandLineTool.run(arguments, in: folder)
    #endif
  }
}
