import Foundation
import TestSupport
import Testing

/// Metadata made to do harm, through the command line.
@Suite struct HostileInputTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: Data
    /// A word of the error.
    var word: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ word: String) {
      self.init(name, Data(text.utf8), word)
    }

    init(_ name: String, _ bytes: Data, _ word: String) {
      self.name = name
      self.bytes = bytes
      self.word = word
    }
  }

  private static let body = Project.metadata.split(separator: "\n").dropFirst().joined(separator: "\n")

  static let attacks: [Attack] = [
    Attack(
      "external entity",
      "<?xml version=\"1.0\"?>\n<!DOCTYPE edmx:Edmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
        + body.replacingOccurrences(of: "isOn", with: "&x;"),
      "document type"
    ),
    Attack(
      "entity bomb",
      "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\">"
        + (1..<20).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 == 1 ? "" : "\($0 - 1)");", count: 10))\">" }
        .joined() + "]>\n" + body.replacingOccurrences(of: "isOn", with: "&a19;"),
      "document type"
    ),
    Attack(
      "external DTD",
      "<?xml version=\"1.0\"?>\n<!DOCTYPE edmx:Edmx SYSTEM \"http://127.0.0.1:9/graph.dtd\">\n" + body,
      "document type"
    ),
    Attack(
      "10,000 levels",
      Project.metadata.replacingOccurrences(
        of: "      <EntityType",
        with: String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000) + "\n      <EntityType"
      ),
      "level"
    ),
    Attack("cut-off file", String(Project.metadata.prefix(600)), "cut off"),
    Attack("undeclared entity", Project.metadata.replacingOccurrences(of: "\"isOn\"", with: "\"&nope;\""), "nope"),
    Attack(
      "undeclared prefix",
      Project.metadata.replacingOccurrences(of: "<Property Name=\"isOn\"", with: "<x:Property Name=\"isOn\""),
      "x"
    ),
    Attack("UTF-16 said to be UTF-8", Project.metadata.data(using: .utf16LittleEndian) ?? Data(), "utf-16"),
    Attack("bytes that are no UTF-8", Data(Project.metadata.utf8) + Data([0xFF, 0xFE]), "utf-8"),
    Attack(
      "a byte that is no UTF-8 in a name",
      {
        var bytes = Data(Project.metadata.utf8)
        if let range = bytes.range(of: Data("isOn".utf8)) { bytes[range.lowerBound] = 0xFF }
        return bytes
      }(),
      "utf-8"
    ),
    Attack("empty file", "", "empty"),
    Attack("white space", " \n\n", "cut off"),
    Attack("no XML", "{\"value\": []}", "well-formed"),
    Attack("other XML", "<html><body/></html>", "html"),
    Attack("zero bytes", Data(repeating: 0, count: 4096), "nul"),
  ]

  @Test(arguments: attacks)
  func isOneErrorWithAPlace(_ attack: Attack) throws {
    let project = try Project()
    try project.write(attack.bytes, to: "v1.0.csdl.xml")
    let start = Date()
    let result = try project.run("generate")
    #expect(result.status == 1, "\(result.error)")
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 2 && result.errorLines.last == "1 error", "\(result.error)")
    let line = result.errorLines.first ?? ""
    // An empty file has no line to point at.
    let place = attack.bytes.isEmpty ? "" : ":[0-9]+:[0-9]+"
    let form = #"^v1\.0\.csdl\.xml\#(place): error: .+ \[[a-z0-9-]+\]$"#
    #expect(line.range(of: form, options: .regularExpression) != nil, "\(line)")
    #expect(line.lowercased().contains(attack.word), "\(line)")
    #expect(line.utf8.count < 500, "\(line)")
    #expect(!line.contains("root:"), "the file that the entity names was read")
    #expect(!project.exists("Generated"))
    #expect(Date().timeIntervalSince(start) < 10)
  }

  /// Pages are prose written by people: whatever stands in one, the tool ends with an answer.
  @Test(arguments: [
    Data(), Data([0xFF, 0xFE, 0x00]), Data(repeating: 0, count: 4096), Data(repeating: 0x7C, count: 200_000),
    Data("# ".utf8) + Data(repeating: 0x5B, count: 200_000),
    Data("# A\n## Graph Methods\n".utf8) + Data(repeating: 0x28, count: 100_000),
  ])
  func aHostilePageIsRefused(_ bytes: Data) throws {
    let project = try Project()
    try project.write(bytes, to: "page.md")
    let start = Date()
    let result = try project.run("generate")
    #expect(result.status == 1)
    #expect(result.error.contains("page.md"), "\(result.error.prefix(500))")
    #expect(!project.exists("Generated"))
    #expect(Date().timeIntervalSince(start) < 10)
  }

  /// The same reader checks what the build plugin runs: a correction can't bring code in.
  @Test(arguments: [[], ["--output", "Out", "--build-plan", "plan.json"]])
  func aCorrectionBringsNoCodeIn(_ arguments: [String]) throws {
    let project = try Project()
    let correction = #"""
      {"action": "rename", "type": "microsoft.graph.lamp", "to": "microsoft.graph.a\n}\nextension GraphV1 {}\n//",
        "version": "v1.0", "reason": "x"}
      """#
    let text = try String(contentsOfFile: project.path + "/graphgen.json", encoding: .utf8)
    let end = try #require(text.lastIndex(of: "}"))
    try project.write(Data("\(text[..<end]), \"corrections\": [\(correction)]}".utf8), to: "graphgen.json")
    let result = try CommandLineTool.run(["generate", "--config", "graphgen.json"] + arguments, in: project.path)
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1 && result.error.contains("[configuration-invalid]"), "\(result.error)")
    #expect(!project.exists("Generated") && !project.exists("Out"))
  }

  /// A page whose name and text command a terminal and a workflow.
  /// Neither in a comment nor where the SDK tells it.
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert", "java&Tab;script:x", "&#106;avascript:x", "data:text/html;x",
    "vbscript:x", "file:///etc/passwd", "//evil.example", "\\\\evil.example", "https://evil.example/`x`",
    "https://ev\u{456}l.example",
  ])
  func onlyAnAddressOfTheWebIsDocumentation(_ address: String) throws {
    let project = try Project()
    try project.edit("page.md", "https://example.com/graph/api/lamp-get", address)
    #expect(try project.run("generate").status == 0)
    for (name, bytes) in try project.files(in: "Generated") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(address), "\(name)")
    }
  }

  @Test func noOutputIsACommand() throws {
    let project = try Project()
    let page = Project.page.replacingOccurrences(of: "# Lamps.Read", with: "# Lamps\u{1B}[31m.Read\u{202E}")
      .replacingOccurrences(of: "GET /lamps/{id}", with: "GET /::error::\u{1B}]0;x##[error]x")
    try project.write(Data(page.utf8), to: "page.md")
    for arguments in [["generate"], ["inspect", "--format", "table"], ["inspect", "--format", "json"]] {
      let result = try CommandLineTool.run(arguments, in: project.path)
      for text in [result.output, result.error] {
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("##["), "\(text)")
        #expect(!text.split(separator: "\n").contains { $0.drop(while: \.isWhitespace).hasPrefix("::") }, "\(text)")
      }
      #expect(!result.output.isEmpty || !result.error.isEmpty)
    }
  }

  /// What is harmless in the middle of a line is put at the start of one where the table is narrow.
  @Test func noBrokenLineIsACommand() throws {
    let project = try Project()
    let page = Project.page
      .replacingOccurrences(of: "# Lamps.Read", with: "# Lamps.Read\(String(repeating: "a", count: 26)) ::error::x")
      .replacingOccurrences(of: "GET /lamps/{id}", with: "GET /\(String(repeating: "a", count: 16))::error::x")
    try project.write(Data(page.utf8), to: "page.md")
    let result = try CommandLineTool.run(
      ["inspect", "--format", "table"],
      in: project.path,
      environment: ["COLUMNS": "40"]
    )
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 40 }, "\(result.output)")
    let lines = result.output.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
    #expect(result.status == 0 && !lines.contains { $0.hasPrefix("::") }, "\(result)")
    // The title and the path begin their second lines so; the explanation, broken in its middle, one more.
    #expect(lines.filter { $0.hasPrefix(#"\u{3a}:error"#) }.count == 3, "\(result.output)")
  }
}
