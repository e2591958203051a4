import Foundation
import TestSupport
import Testing

/// What the documents show is compiled, run, or at least there.
@Suite struct ReadmeTests {
  @Test func allDocumentsAreHere() {
    let paths = Document.all.map(\.path)
    #expect(paths.prefix(4) == ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
    for catalogue in ["GraphRuntime", "GraphGenerator"] {
      #expect(paths.count { $0.hasPrefix("Sources/\(catalogue)/\(catalogue).docc/") } >= 4, "\(paths)")
    }
  }

  /// Every Swift example stands in a source that is compiled, most of them in a test that runs it.
  @Test(arguments: Document.all) func everyExampleIsCompiled(_ document: Document) throws {
    let generated = "\(Workspace.root)/Generated/CallsInitiateAll"
    var sources = ["Snippets", "ArticleSnippets"].map { "\(Workspace.root)/Tests/ReadmeTests/\($0).swift" }
    sources += try FileManager.default.contentsOfDirectory(atPath: generated).filter { $0.hasSuffix(".swift") }
      .map { "\(generated)/\($0)" }
    let texts = try sources.map { "\n" + Self.trimmed(try String(contentsOfFile: $0, encoding: .utf8)) + "\n" }
    let examples = try document.blocks().filter { $0.info == "swift" }
    if document.path == "README.md" { #expect(examples.count >= 5) }
    for example in examples {
      let text = "\n" + Self.trimmed(example.text) + "\n"
      #expect(texts.contains { $0.contains(text) }, "this example is in no compiled source:\n\(example.text)")
    }
  }

  /// What a fenced part is about decides how it is held to be true; another kind would be held by nothing.
  @Test(arguments: Document.all) func everyExampleIsOfAKnownKind(_ document: Document) throws {
    for block in try document.blocks() {
      let kind = block.info.split(separator: " ").first.map(String.init) ?? ""
      // A part with a file's name is laid out and built by the integration tests.
      #expect(["swift", "sh", "json", "text", "yaml"].contains(kind), "\(block.info): \(block.text)")
      if block.info == "json" {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(block.text.utf8)) }
      }
    }
  }

  /// Files and folders that a document names, from the package's folder or as a link from its own.
  @Test(arguments: Document.all) func everyPathIsThere(_ document: Document) throws {
    let folders = try Set(FileManager.default.contentsOfDirectory(atPath: Workspace.root))
    // Files of a user's own package, which the document shows whole.
    let shown = try Set(document.blocks().compactMap { $0.info.split(separator: " ").last.map(String.init) })
    for path in document.codeSpans.joined() where !shown.contains(path) {
      guard let first = path.split(separator: "/").first.map(String.init), path.contains("/"),
        folders.contains(first), !path.contains("<"), !path.contains(" "), !path.contains("…")
      else { continue }
      #expect(FileManager.default.fileExists(atPath: "\(Workspace.root)/\(path)"), "there is no \(path)")
    }
    let folder = URL(fileURLWithPath: "\(Workspace.root)/\(document.path)").deletingLastPathComponent()
    for link in document.text.matches(of: /\]\(([^)#:…]+)\)/).map({ String($0.output.1) }) {
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(link).path), "no \(link)")
    }
  }

  /// The workflow runs the one script, and only that.
  @Test func theWorkflowRunsTheScriptAndNothingElse() throws {
    let text = try Workspace.text(of: ".github/workflows/ci.yml")
    let steps = text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("- run:") || $0.hasPrefix("run: ") || $0.hasPrefix("- uses:") }
    #expect(steps == ["- uses: actions/checkout@v4", "- run: .ci/run"])
    #expect(FileManager.default.isExecutableFile(atPath: "\(Workspace.root)/.ci/run"))
  }

  /// Without indentation, which depends on where an example stands.
  private static func trimmed(_ text: String) -> String {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }
}
