import GraphGenerator
import GraphSpec
import Testing

/// How diagnostics are printed: each cause once.
@Suite struct DiagnosticReportTests {
  private static let code = Diagnostic.Code("page-empty-type")

  private static func diagnostic(
    _ line: Int,
    _ message: String = "the type cell is empty",
    _ severity: Diagnostic.Severity = .warning,
    file: String = "a.md",
    cause: String? = nil
  ) -> Diagnostic {
    Diagnostic(severity, code, message, at: SourceLocation(file: file, line: line, column: 2), cause: cause)
  }

  private static func lines(_ diagnostics: [Diagnostic], verbose: Bool = false) -> [String] {
    diagnostics.withoutRepeats.filter { verbose || $0.severity != .note }.map(\.description)
  }

  @Test func repeatsAreOneLineWithACount() {
    let all = [Self.diagnostic(3), Self.diagnostic(5, "another"), Self.diagnostic(7), Self.diagnostic(9)]
    #expect(
      Self.lines(all) == [
        "a.md:3:2: warning: the type cell is empty (3 times, also in lines 7, 9) [page-empty-type]",
        "a.md:5:2: warning: another [page-empty-type]",
      ]
    )
    let long = (1...20).map { Self.diagnostic($0, "'\($0)'", cause: "one") }
    #expect(
      Self.lines(long) == [
        "a.md:1:2: warning: '1' (20 times, also in lines 2, 3, 4, 5, 6, 7, 8, 9 and 11 more) [page-empty-type]"
      ]
    )
  }

  @Test func otherFilesAndSeveritiesAreOtherCauses() {
    let all = [
      Self.diagnostic(3), Self.diagnostic(3, file: "b.md"), Self.diagnostic(4, "the type cell is empty", .error),
    ]
    #expect(Self.lines(all).count == 3)
    let unplaced = Diagnostic(.error, Self.code, "no place", at: nil)
    #expect(Self.lines([unplaced, unplaced]).count == 2)
  }

  @Test func theLastLineCounts() {
    let all = [Self.diagnostic(1), Self.diagnostic(2), Self.diagnostic(3, "x", .note), Self.diagnostic(4, "y", .error)]
    #expect(all.counts == "1 error, 2 warnings, 1 note")
    #expect([Diagnostic]().counts.isEmpty)
  }
}
