import Foundation
import TestSupport
import Testing

/// Every Swift example of the README stands in a source that is compiled.
@Suite struct ReadmeTests {
  static let root = URL(fileURLWithPath: Workspace.root)
    .deletingLastPathComponent()

  @Test func everyExampleIsCompiled() throws {
    let generated = Self.root.appendingPathComponent("Generated/CallsInitiateAll")
    var sources = [Self.root.appendingPathComponent("Tests/ReadmeTests/Snippets.swift")]
    sources += try FileManager.default.contentsOfDirectory(at: generated, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }
    let texts = try sources.map { "\n" + Self.trimmed(try String(contentsOf: $0, encoding: .utf8)) + "\n" }

    let examples = Self.examples(
      of: try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    )
    #expect(examples.count >= 5)
    for example in examples {
      let text = "\n" + Self.trimmed(example) + "\n"
      #expect(texts.contains { $0.contains(text) }, "this example is in no compiled source:\n\(example)")
    }
  }

  private static func examples(of markdown: String) -> [String] {
    let parts = markdown.components(separatedBy: "```")
    return parts.indices.filter { $0 % 2 == 1 && parts[$0].hasPrefix("swift\n") }
      .map { parts[$0].dropFirst("swift\n".count).trimmingCharacters(in: .newlines) }
  }

  /// Without indentation, which depends on where an example stands.
  private static func trimmed(_ text: String) -> String {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }
}
