import GraphSpec
import Testing

@Suite struct DiagnosticTests {
  @Test(
    arguments: [
      (GraphSpec.SourceLocation(file: "p.md", line: 3, column: 7), "p.md:3:7: warning: it [a-code]"),
      (GraphSpec.SourceLocation(file: "p.md", line: 3), "p.md:3: warning: it [a-code]"),
      (GraphSpec.SourceLocation(file: "p.md", line: 0), "p.md: warning: it [a-code]"), (nil, "warning: it [a-code]"),
    ] as [(GraphSpec.SourceLocation?, String)]
  )
  func isWrittenAsCompilersDo(_ location: GraphSpec.SourceLocation?, _ text: String) {
    #expect("\(Diagnostic(.warning, Diagnostic.Code("a-code"), "it", at: location))" == text)
  }

  @Test func onlyErrorsAreErrors() {
    func list(_ severities: Diagnostic.Severity...) -> [Diagnostic] {
      severities.map { Diagnostic($0, Diagnostic.Code("c"), "m", at: nil) }
    }
    #expect(!list(.note, .warning).containsError)
    #expect(list(.note, .error).containsError)
  }

  @Test func placesAreInReadingOrder() {
    let sorted = [
      GraphSpec.SourceLocation(file: "a", line: 2, column: 9), GraphSpec.SourceLocation(file: "a", line: 10, column: 1),
      GraphSpec.SourceLocation(file: "a", line: 10, column: 2), GraphSpec.SourceLocation(file: "b", line: 1, column: 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
