import GraphSpec
import PermissionMarkdown
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct HostileInputTests {
  private static let page = "# A\n## Graph Methods\n|Ver|Type|Method|\n|-|-|-|\n|V1|A|[GET /a](u)|\n"

  @Test(arguments: [
    ("", "page-empty"), (" \r\n\t\n", "page-empty"), ("Text\n", "page-no-title"), ("# \n", "page-no-title"),
  ])
  func textsThatAreNoPageGiveAnErrorAndNothing(text: String, code: String) {
    let parsed = Parsed(text)
    #expect(parsed.page == nil)
    #expect(parsed.codes == [code])
    #expect(parsed.diagnostics.containsError)
    #expect(parsed.diagnostics[0].location?.line == 1)
  }

  @Test func sectionsWithoutATitleGiveNoPage() {
    #expect(Parsed("## Graph Methods\n|Ver|Type|Method|\n").codes == ["page-no-title"])
  }

  @Test func missingFilesAndDirectoriesAreErrors() throws {
    let directory = FileManager.default.temporaryDirectory.path
    let refused = [(directory, "folder"), ("/dev/zero", "device"), (directory + "/no-such-page.md", "No such file")]
    for (path, reason) in refused {
      let parsed = Parsed(path: path)
      #expect(parsed.page == nil)
      #expect(parsed.codes == ["page-unreadable"])
      #expect(parsed.diagnostics[0].severity == .error)
      #expect(parsed.diagnostics[0].message.contains(reason))
      #expect(parsed.diagnostics[0].location?.file == path)
    }
  }

  @Test func lineEndsAndAByteOrderMarkChangeNothing() {
    let plain = Parsed(Self.page)
    let lines = Self.page.replacing("\n", with: "\r\n")
    for text in [lines, Self.page.replacing("\n", with: "\r"), "\u{FEFF}" + Self.page] {
      let parsed = Parsed(text)
      #expect(parsed.page == plain.page)
      #expect(parsed.diagnostics.isEmpty)
    }
  }

  @Test func badBytesAreReportedAndNothingElseChanges() {
    var bytes = Array(Self.page.replacing("/a", with: "/?b?").utf8)
    let first = bytes.firstIndex(of: UInt8(ascii: "?"))!
    bytes[first] = 0xE2
    bytes[bytes.firstIndex(of: UInt8(ascii: "?"))!] = 0
    let parsed = Parsed(bytes: bytes)
    #expect(parsed.page?.methods.map(\.path) == ["/\u{FFFD}b\u{FFFD}"])
    #expect(parsed.page?.methods.map(\.documentation) == ["u"])
    #expect(parsed.codes == ["page-encoding"])
    #expect(parsed.places == ["5:13"])
    #expect(Parsed(bytes: Array("# A\0B\n".utf8)).codes == ["page-nul", "page-no-methods"])
    #expect(Parsed(bytes: [0xFF, 0xFE, 0x23, 0, 0x20, 0]).codes == ["page-encoding"])
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xFF],
    ] as [[UInt8]]
  )
  func illFormedSequencesAreFound(sequence: [UInt8]) {
    let parsed = Parsed(bytes: Array("# A".utf8) + sequence + Array("\n".utf8))
    #expect(parsed.codes == ["page-encoding", "page-no-methods"])
    #expect(parsed.places[0] == "1:4")
  }

  /// Each would take minutes if some part of the reader took quadratic time.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["[", "`", "[a](", "<", "|", "\\", "**", "a|", "[a]", "&", "word\n", "```\n"]
  )
  func longInputsTakeLinearTime(piece: String) {
    let long = String(repeating: piece, count: 100_000)
    let text =
      "# A\n> \(long)\n## Graph Methods\n|Ver|Type|Method|\n|-|-|-|\n|V1|A|\(long)\n## Resources\n### [x](u)\n"
      + "|Property|Type|Description|\n|-|-|-|\n|a|\(long)|\(long)\n"
    let parsed = Parsed(text)
    #expect(parsed.page != nil)
    #expect(parsed.accounting.isBalanced)
    #expect(parsed.accounting.methodRows > 0)
  }

  @Test func everyPrefixOfAPageIsBalanced() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Specs.seed)))
    for count in stride(from: 1, to: bytes.count, by: 97) {
      let parsed = Parsed(bytes: Array(bytes[..<count]))
      #expect(parsed.accounting.isBalanced, "cut off after \(count) bytes")
      #expect((parsed.page == nil) == parsed.codes.contains("page-no-title"))
    }
  }
}
