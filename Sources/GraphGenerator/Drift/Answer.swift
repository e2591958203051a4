package import GraphSpec
import Support

/// What `check` answers to one of its questions.
package struct Answer {
  package enum Verdict: String, Sendable {
    /// Everything is as it should be.
    case clean
    case drift
    /// What the question is about was not given.
    case notAsked = "not-asked"
  }

  package var verdict: Verdict
  /// The answer in one line, without a full stop.
  package var message: String
  /// One for each file that is not as it should be.
  package var findings: [Diagnostic] = []
  /// What that means for the generated API and the permissions' reach, where it means something.
  package var diff: DiffReport?

  var json: JSONText {
    [
      "verdict": .string(verdict.rawValue),
      "message": .string(message),
      "findings": .array(findings.map(\.json)),
      "diff": diff.map(DiffJSON.json) ?? .null,
    ]
  }
}
