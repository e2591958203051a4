import GraphSpec
import PermissionMarkdown
import Testing

/// What a page may ask for: at the limit it is read, beyond it there is an error with a place.
@Suite struct LimitTests {
  private static let head = "# A\n## Graph Methods\n|Ver|Type|Method|\n|-|-|-|\n"

  private func methods(_ count: Int) -> String {
    "|V1|A|" + (0..<count).map { "[GET /a\($0)](u)" }.joined(separator: " ") + "|\n"
  }

  @Test(arguments: [1, 2, 32, 33, 14_600])
  func boundsTheMethodsOfACell(_ count: Int) {
    let parsed = Parsed(Self.head + methods(1) + methods(count) + "|V1|A|[GET /b](u)|\n")
    let isGood = count <= 32
    #expect(parsed.page?.methods.count == (isGood ? count : 0) + 2)
    #expect(parsed.codes == (count == 1 ? [] : [isGood ? "page-several-methods" : "page-too-many-methods"]))
    #expect(parsed.diagnostics.containsError == !isGood)
    #expect(parsed.diagnostics.allSatisfy { $0.location?.line == 6 })
    #expect(parsed.accounting.isBalanced)
  }

  @Test func boundsRowsAndResources() {
    let limit = 100_000
    for (line, isGood) in [("|a|s|d|\n", true), ("### [thing](u)\n", false)] {
      let head = Self.head + methods(1) + "## Resources\n### [thing](u)\n|Property|Type|Description|\n|-|-|-|\n"
      // A method and a resource stand before them.
      let good = Parsed(head + String(repeating: line, count: limit - 2))
      #expect(!good.codes.contains("page-too-large"))
      let bad = Parsed(head + String(repeating: line, count: limit))
      #expect(bad.codes.filter { $0 == "page-too-large" }.count == 1)
      #expect(bad.diagnostics.containsError)
      #expect(bad.accounting.isBalanced)
      #expect(isGood ? bad.properties.count == limit - 2 : bad.page?.resources.count == limit - 1)
      let place = bad.diagnostics.first { $0.code == .pageTooLarge }?.location
      #expect(place?.line == 9 + limit - 1)
    }
  }

  @Test func boundsLines() {
    let long = String(repeating: "a", count: 1 << 20)
    #expect(Parsed("# A\n\(long)\n").page != nil)
    let tooLong = Parsed("# A\n\n\(long)a\n")
    #expect(tooLong.page == nil)
    #expect(tooLong.codes == ["page-too-large"])
    #expect(tooLong.places == ["3:1"])
    #expect(Parsed("# A\n" + String(repeating: "\n", count: 499_999)).page != nil)
    for end in ["\n", "\r\n", "\r"] {
      let many = Parsed("# A\(end)" + String(repeating: end, count: 500_001))
      #expect(many.codes == ["page-too-large"])
      #expect(many.places == ["500001:1"])
    }
  }

  @Test func countsTheDiagnosticsThatItLeavesOut() {
    let rows = String(repeating: "|V9|A|[GET /a](u)|\n", count: 6_000)
    let errors = Parsed(Self.head + rows)
    #expect(errors.diagnostics.count { $0.code == .pageUnknownVersion } == 5_000)
    #expect(errors.diagnostics.last?.code == .pageMoreDiagnostics)
    #expect(errors.diagnostics.last?.severity == .error)
    #expect(errors.diagnostics.last?.message.hasPrefix("1000 ") == true)
    let warnings = Parsed(Self.head + String(repeating: "|V1||[GET /a](u)|\n", count: 6_000))
    #expect(warnings.page?.methods.count == 6_000)
    #expect(warnings.diagnostics.count == 5_001)
    #expect(warnings.diagnostics.last?.severity == .note)
    let bytes = Array(Self.head.utf8) + (0..<6_000).flatMap { _ in [0xFF, 0x0A] as [UInt8] }
    #expect(Parsed(bytes: bytes).diagnostics.count { $0.code == .pageEncoding } == 5_000)
  }

  @Test func aMessageIsNoLongerThanAPersonReads() {
    let parsed = Parsed(Self.head + methods(1) + "## " + String(repeating: "x", count: 100_000) + "\n")
    #expect(parsed.codes == ["page-unknown-section"])
    #expect(parsed.diagnostics[0].message.utf8.count < 1_100)
  }

  /// Each took time by the square of its length, or nearly so.
  @Test(arguments: ["<b ", "<sup>a ", "`a``b```c````d`````", "[a](", "[]()", "|V1|A|GET /a "])
  func longCellsTakeLinearTime(_ piece: String) {
    func seconds(_ length: Int, _ count: Int) -> Double {
      let text = String(repeating: piece, count: length / piece.utf8.count)
      let runs =
        piece.hasPrefix("`") ? (1...Int(Double(length).squareRoot())).map { String(repeating: "`", count: $0) } : []
      let row = "|a|\(text)\(runs.joined(separator: " "))|\n"
      let page = Self.head + "|V1|A|\(row)## Resources\n### [x](u)\n|Property|Type|Description|\n|-|-|-|\n" + row
      let clock = ContinuousClock()
      let best = (0..<3).map { _ in clock.measure { for _ in 0..<count { _ = Parsed(page) } } }.min()
      return best.map { Double($0.components.attoseconds) / 1e18 + Double($0.components.seconds) } ?? 0
    }
    #expect(seconds(64_000, 1) < seconds(8_000, 16) * 2 + 0.01, "\(piece)")
  }
}
