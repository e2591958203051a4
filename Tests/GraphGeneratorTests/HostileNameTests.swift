import Foundation
import GraphGenerator
import GraphSpec
import Support
import SurfaceDiff
import SwiftEmitter
import TestSupport
import Testing

/// Names and texts that would be something else in code, in a log or to a reader, through the whole pipeline.
@Suite struct HostileNameTests {
  /// A configuration over a page and metadata with some things put in.
  struct Specs {
    var title = "Mines.Read"
    var rows = ["GET /mines/{id}"]
    var id = "99999999-9999-4999-8999-000000000001"
    var prose = "Reads mines."
    /// In the type that the page reaches.
    var members = ""
    /// In the schema.
    var schema = ""
    var more = ""

    var page: String {
      """
      # \(title)

      > \(prose)

      ## Graph Methods

      Type: A = Application Permission, D = Delegate Permission

      |Ver|Type|Method|
      |-------|----|------|
      \(rows.map { "|V1|A|[\($0)](https://example.com/mine)|" }.joined(separator: "\n"))
      ## Application Permission
      |||
      |-|-|
      |**Id**|\(id)|

      """
    }

    var metadata: String {
      """
      <?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
      <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="mine"><Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/>
      \(members)
      </EntityType>
      \(schema)
      <EntityContainer Name="s"><EntitySet Name="mines" EntityType="graph.mine"/></EntityContainer>
      </Schema>\(more)</edmx:DataServices></edmx:Edmx>
      """
    }
  }

  private static func generator(_ pages: [Specs], in folder: TemporaryFolder) throws -> Generator {
    for (index, page) in pages.enumerated() { _ = try folder.write(page.page, to: "page\(index).md") }
    _ = try folder.write(pages[0].metadata, to: "v1.0.csdl.xml")
    let names = pages.indices.map { "\"page\($0).md\"" }.joined(separator: ", ")
    let text = "{\"pages\": [\(names)], \"metadata\": {\"v1.0\": \"v1.0.csdl.xml\"}, \"output\": \"Generated\"}"
    return Generator(try Pipeline.configuration(folder.write(text, to: "graphgen.json")))
  }

  /// Everything that a run gives, and its diagnostics.
  private static func run(_ pages: Specs...) throws -> (text: String?, found: [Diagnostic]) {
    let folder = try TemporaryFolder()
    var generator = try Self.generator(pages, in: folder)
    guard let (specs, module) = generator.generate() else { return (nil, generator.diagnostics) }
    let committed = try CommittedModule(
      module,
      specs: specs,
      configuration: generator.configuration,
      file: folder.path("graphgen.json"),
      output: folder.path("Generated")
    )
    return (committed.files.map(\.contents).joined(), generator.diagnostics)
  }

  private static func codes(_ found: [Diagnostic]) -> [String] {
    found.map { "\($0.severity.rawValue) \($0.code.rawValue)" }
  }

  // MARK: What can't be seen

  @Test(arguments: [
    "\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}", "\u{200D}", "\u{E0041}", "\u{E000}", "\u{2028}", "\u{85}",
  ])
  func nothingHiddenReachesAFile(_ mark: String) throws {
    var specs = Specs()
    specs.prose = "Reads \(mark)mines."
    specs.rows = ["GET /mines/{id}", "GET /mi\(mark)nes/{id}"]
    specs.members = "<Property Name=\"a\(mark)b\" Type=\"Edm.String\"/><Property Name=\"kind\" Type=\"graph.kind\"/>"
    specs.schema = "<EnumType Name=\"kind\"><Member Name=\"c\(mark)d\"/></EnumType>"
    let (text, found) = try Self.run(specs)
    for output in [text ?? ""] + found.map(\.line) {
      #expect(!output.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) }, "\(output)")
    }
    #expect(text != nil || found.contains { $0.severity == .error })
  }

  @Test func noDiagnosticCommandsATerminalOrAWorkflow() {
    let hostile = "x\u{1B}[31m\n::error file=a::b ##[error]c ##vso[task.d]\r"
    let place = SourceLocation(file: "::error::" + hostile, line: 1)
    let diagnostic = Diagnostic(.warning, Diagnostic.Code("a-code"), hostile, at: place)
    let line = diagnostic.line
    #expect(!line.contains("\n") && !line.contains("\u{1B}") && !line.contains("\r"))
    #expect(!line.hasPrefix("::") && !line.contains("##[") && !line.contains("##vso"))
    let command = "\(WorkflowCommand(diagnostic))"
    #expect(command.hasPrefix("::warning file=") && !command.contains("\n") && !command.contains("\u{1B}"))
  }

  // MARK: Names

  @Test func membersThatWouldBeOneAreKeptApart() {
    let names = { (members: [String]) in MemberNames.enumeration(members).map(\.text) }
    #expect(names(["none", "none_", "none__"]) == ["none_", "none__", "none___"])
    #expect(names(["Self", "self"]) == ["Self_", "self_"])
    #expect(names(["RawValue", "rawValue"]) == ["RawValue_", "rawValue"])
    #expect(names(["EnumMember", "enumMember"]) == ["EnumMember_", "enumMember"])
    #expect(names(["request-id", "requestId"]) == ["requestId_", "requestId"])
    #expect(names(["requestId", "request-id"]) == ["requestId", "requestId_"])
    #expect(names(["a-b", "a.b", "a b"]) == ["aB_", "aB__", "aB"])
    #expect(names(["_", "é", "1"]) == ["u5F", "ue9", "_1"])
  }

  @Test func labelsOfAPathAreKeptApart() throws {
    var specs = Specs()
    specs.rows = ["GET /n/{a}/{id}/{id}/{id2}", "GET /n/{_}", "GET /n/{self}/x", "GET /m/{x}/{x}/{x2}/{x3}/{x}"]
    let text = try #require(try Self.run(specs).text)
    let cases = text.split(separator: "\n").filter { $0.hasPrefix("    case get") }
    #expect(cases.count == 4)
    for line in cases {
      let labels = line.drop { $0 != "(" }.split(whereSeparator: { "(), ".contains($0) }).filter { $0.hasSuffix(":") }
      #expect(Set(labels).count == labels.count && !labels.contains("_:") && !labels.contains("self:"), "\(line)")
    }
  }

  /// As many as the birthday of a hash of 16 bits is sure to find.
  @Test func pathsOfEqualWordsHaveDifferentCases() throws {
    var specs = Specs()
    let marks = ["-", ".", "~", "!", "$", "_"]
    specs.rows = (0..<1_500).map { number in
      let path = (0..<5).reduce(into: (text: "a", rest: number)) { path, _ in
        path.text += marks[path.rest % 6] + "a"
        path.rest /= 6
      }
      return "GET /\(path.text)"
    }
    #expect(Set(specs.rows).count == 1_500)
    let text = try #require(try Self.run(specs).text)
    let cases = text.split(separator: "\n").filter { $0.hasPrefix("    case get") }
    #expect(cases.count > 1_000 && Set(cases).count == cases.count)
  }

  @Test func typesAndPermissionsThatWouldBeOneAreErrorsThatNameBoth() throws {
    var specs = Specs()
    specs.members = "<Property Name=\"a\" Type=\"graph.tone\"/><Property Name=\"b\" Type=\"graph.Tone\"/>"
    specs.schema = "<ComplexType Name=\"tone\"/>\n<ComplexType Name=\"Tone\"/>"
    specs.title = "A.B"
    var other = Specs()
    other.title = "A-B"
    other.id = "99999999-9999-4999-8999-000000000002"
    let found = try Self.run(specs, other).found.filter { $0.severity == .error }
    #expect(found.map(\.code.rawValue) == ["name-collision", "name-collision"])
    #expect(found.allSatisfy { $0.location != nil })
    #expect(found.first?.message.contains("'A.B'") == true && found.first?.message.contains("page1.md") == true)
    #expect(found.last?.message.contains("microsoft.graph.Tone") == true)
  }

  // MARK: Permissions

  @Test func anIDIsOneForOnePermission() throws {
    var other = Specs()
    other.title = "Other.Read"
    other.id = Specs().id.uppercased()
    let found = try Self.run(Specs(), other).found
    #expect(Self.codes(found) == ["error permission-id-shared"])
    #expect(
      found.first?.message.contains("page0.md") == true && found.first?.location?.file.hasSuffix("page1.md") == true
    )
  }

  @Test(arguments: ["Tas\u{212A}s.Read", "Mınes.Read", "é.Read", "e\u{301}.Read"])
  func aPermissionsNameIsASCII(_ title: String) throws {
    var specs = Specs()
    specs.title = title
    #expect(Self.codes(try Self.run(specs).found) == ["error permission-name-not-ascii"])
  }

  // MARK: Metadata

  @Test func namesThatAreNoIdentifiersAreKept() throws {
    var specs = Specs()
    specs.members = ["request-id", "client-request-id", "odata.type", "a b", "1st"]
      .map { "<Property Name=\"\($0)\" Type=\"Edm.String\"/>" }.joined()
    let (text, found) = try Self.run(specs)
    let code = try #require(text, "\(found)")
    #expect(Self.codes(found) == Array(repeating: "note csdl-unusual-name", count: 5))
    for name in ["requestId", "clientRequestId", "odataType", "aB", "_1st"] {
      #expect(code.contains("public var \(name): String?"), "\(name)")
    }
    #expect(code.contains("\"client-request-id\""))
  }

  /// What is wrong where nothing leads is a warning; where code is made of it, an error.
  @Test(arguments: [
    (#"<Property Name="a"/>"#, true), (#"<Property Type="Edm.String"/>"#, true),
    (#"<Property Name="a/b" Type="Edm.String"/>"#, true),
    (#"<Property Name="a" Type="Collection(Edm.String"/>"#, true),
    (#"<Property Name="a" Type="Edm.String"/><Property Name="a" Type="Edm.Int32"/>"#, true),
    (#"<Property Name="a" Type="Edm.String" Nullable="no"/>"#, true),
    (#"<Property Name="a" Type="Edm.String" MaxLength="-2"/>"#, false),
  ])
  func aFaultIsJudgedByWhatIsNeeded(_ members: String, _ isError: Bool) throws {
    var specs = Specs()
    specs.schema = "<ComplexType Name=\"far\">\(members)</ComplexType>"
    let far = try Self.run(specs)
    #expect(far.text != nil && !far.found.isEmpty && far.found.allSatisfy { $0.severity == .warning }, "\(far.found)")
    specs.schema = ""
    specs.members = members
    let near = try Self.run(specs)
    #expect((near.text == nil) == isError && near.found.containsError == isError, "\(near.found)")
    #expect(near.found.map(\.code) == far.found.map(\.code))
  }

  @Test(arguments: [
    "<ComplexType/>", #"<ComplexType Name="f g"/>"#, #"<Function Name="f"/>"#, #"<Action Name="a" IsBound="true"/>"#,
    #"<Action Name="b"><Parameter Name="p"/></Action>"#, #"<ComplexType Name="c" BaseType="graph.none"/>"#,
    #"<ComplexType Name="d" BaseType="graph.d"/>"#, #"<EnumType Name="e" UnderlyingType="Edm.String"/>"#,
    #"<EnumType Name="f"><Member Name="a" Value="x"/></EnumType>"#, #"<ComplexType Name="g"/><EnumType Name="g"/>"#,
  ])
  func aFaultThatNothingNeedsIsAWarning(_ schema: String) throws {
    var specs = Specs()
    specs.schema = schema
    let (text, found) = try Self.run(specs)
    #expect(text != nil && found.count == 1 && found.first?.severity == .warning, "\(found)")
  }
}
