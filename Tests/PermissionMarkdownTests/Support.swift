import GraphSpec
import PermissionMarkdown
import TestSupport
import Testing

/// What parsing a text gives.
struct Parsed {
  var page: PermissionPage?
  var diagnostics: [Diagnostic] = []
  var accounting = PageAccounting()

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    page = PermissionPageParser.parse(
      bytes,
      file: "page.md",
      diagnostics: &diagnostics,
      accounting: &accounting
    )
  }

  init(path: String) {
    page = PermissionPageParser.read(path: path, diagnostics: &diagnostics, accounting: &accounting)
  }

  /// A page whose method table has the given rows. The first of them is at line 7.
  init(rows: String...) {
    self.init("# A.Read\n\n## Graph Methods\n\n|Ver|Type|Method|\n|-|-|-|\n" + rows.joined(separator: "\n") + "\n")
  }

  /// A page with one method and one resource with the given lines. The first of them is at line 7.
  init(resource lines: String...) {
    self.init(
      "# A.Read\n## Graph Methods\n|Ver|Type|Method|\n|V1|A|[GET /a](u)|\n## Resources\n### [thing ](https://x/thing)\n"
        + lines.joined(separator: "\n") + "\n"
    )
  }

  var codes: [String] { diagnostics.map(\.code.rawValue) }
  var places: [String] { diagnostics.map { "\($0.location.map(\.line) ?? 0):\($0.location.map(\.column) ?? 0)" } }
  var properties: [ResourceDocumentation.Property] { page?.resources.flatMap(\.properties) ?? [] }
}

enum Specs {
  static let seed = "\(Workspace.root)/Specs/permissions/Calls.Initiate.All.md"
  static let corpusPages = Workspace.sharedFiles("corpus/permissions", ending: ".md")
  static var hasCorpus: Bool { !corpusPages.isEmpty }
}
