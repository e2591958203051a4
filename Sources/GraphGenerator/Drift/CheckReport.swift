package import GraphSpec
import Support
import SurfaceDiff

/// The three answers of `check`.
package struct CheckReport {
  /// Are the generated files what the specs yield?
  package var generated: Answer
  /// Are the specs what upstream says?
  package var upstream: Answer
  /// Is the tool the one that is recorded?
  package var tool: Answer

  package init(generated: Answer, upstream: Answer, tool: Answer) {
    self.generated = generated
    self.upstream = upstream
    self.tool = tool
  }

  private var answers: [(name: String, answer: Answer)] {
    [("generated", generated), ("upstream", upstream), ("tool", tool)]
  }

  package var hasDrift: Bool { answers.contains { $0.answer.verdict == .drift } }
  package var findings: [Diagnostic] { answers.flatMap(\.answer.findings) }

  /// A line for each answer, with what changed indented below it.
  package var text: String {
    answers.map { name, answer in
      let changes = answer.diff?.text(.text).split(separator: "\n").map { "  \($0)\n" } ?? []
      return "\(name): \(answer.message)\n" + changes.joined()
    }
    .joined()
  }

  package var json: String {
    let members = answers.map { ($0.name, $0.answer.json) }
    return JSONText.object([("drift", .bool(hasDrift))] + members).pretty + "\n"
  }
}
