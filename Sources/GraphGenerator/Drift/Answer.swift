package import GraphSpec
import Support
package import SurfaceDiff

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

  /// Of a configuration whose files a build makes, so that there are none to compare.
  package static func leftToBuilds(in folder: String) -> Answer {
    let message = "not asked; \(folder) has no generated files, so the build plugin makes them where it is used"
    return Answer(verdict: .notAsked, message: message)
  }

  /// The same of the tool, whose version nothing records.
  package static let leftToBuilds = Answer(verdict: .notAsked, message: "not asked; nothing generated is kept")

  var json: JSONText {
    [
      "verdict": .string(verdict.rawValue),
      "message": .string(message),
      "findings": .array(findings.map(\.json)),
      "diff": diff.map(DiffJSON.json) ?? .null,
    ]
  }
}
