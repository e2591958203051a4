package import GraphSpec
import Support

/// What a markdown file is, by its headings and tables.
package enum PageLayout: Sendable {
  /// A permission page.
  case page
  /// A page of Microsoft's documentation: the permissions reference, or one about a method. It says what a permission is
  /// called, or which ones a method takes, but not which methods a permission allows.
  case microsoft
  /// Something else, such as a README.
  case other

  /// Of the file at `path`; `page` where it can't be read, because that is another matter.
  package init(path: String) {
    guard let bytes = try? FileSystem.read(path, limit: PageLimits.fileSize) else {
      self = .page
      return
    }
    self.init(bytes)
  }

  package init(_ bytes: [UInt8]) {
    var ignored: [Diagnostic] = []
    guard PageLimits.allow(bytes, file: "", diagnostics: &ignored),
      let bytes = PageEncoding.checked(bytes, file: "", diagnostics: &ignored)
    else {
      self = .page
      return
    }
    let source = PageSource(file: "", bytes: bytes)
    let outline = PageOutline(source)
    let title = outline.title.map { source.string($0.text) }
    if outline.sections.contains(where: { Self.isOwn($0, in: source, title: title) }) {
      self = .page
    } else {
      self = Self.hasMicrosoftTable(source, outline) ? .microsoft : .other
    }
  }

  /// Whether only a permission page has such a section. That the heading is one of a page's isn't enough.
  private static func isOwn(_ section: PageSection, in source: PageSource, title: String?) -> Bool {
    let rows = section.lines.lazy.map(source.trimmed).filter { source.bytes[$0].contains(.pipe) }
      .map { TableRow($0, in: source).cells.map { Markup.plainText($0, in: source).lowercased() } }
    switch section.kind {
    case .methods:
      if rows.contains(where: { $0.contains("type") && ($0.contains("ver") || $0.contains("version")) }) { return true }
      let isNamedSo = source.string(section.heading).lowercased().hasPrefix("graph method")
      return isNamedSo && (!rows.isEmpty || title.map { !$0.contains(where: \.isWhitespace) } ?? false)
    case .delegated, .application: return rows.contains { $0.contains("id") }
    case .resources, .unknown: return false
    }
  }

  private static func hasMicrosoftTable(_ source: PageSource, _ outline: PageOutline) -> Bool {
    for (index, line) in source.lines.enumerated() where !outline.code.contains(index) {
      let text = source.trimmed(line)
      guard source.bytes[text].contains(.pipe) else { continue }
      let cells = Set(TableRow(text, in: source).cells.map { key(Markup.plainText($0, in: source)) })
      if tables.contains(where: cells.isSuperset) { return true }
    }
    return false
  }

  /// Cells that stand in one row of a table in Microsoft's documentation.
  private static let tables: [Set<String>] = [
    ["category", "application"], ["category", "delegated"], ["application", "delegated"],
    ["permissiontype", "leastprivilegedpermissions"], ["permissiontype", "permissionsfromleasttomostprivileged"],
    ["permission", "displaystring"], ["permission", "adminconsentrequired"],
  ]

  private static func key(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
}

extension PageLayout {
  /// Why a file of this layout is no page; nil where it is one.
  ///
  /// - Parameter isNamed: whether the file was named, rather than found in a folder.
  package func refusal(of path: String, isNamed: Bool) -> Diagnostic? {
    let place = SourceLocation(file: path, line: 0)
    switch self {
    case .page: return nil
    case .microsoft:
      let message =
        "this is laid out like Microsoft's own documentation, which doesn't say what methods and paths a permission "
        + "allows; name the permission in 'permissions' and give Microsoft's permissions document as 'document' "
        + "(--permission and --document), or give a page with a table 'Graph Methods'"
      return Diagnostic(.error, .pageMicrosoftLayout, message, at: place)
    case .other:
      let message = "this is no permission page: it has neither an id nor a table 'Graph Methods'"
      return Diagnostic(isNamed ? .error : .note, .pageOther, message + (isNamed ? "" : "; it is left out"), at: place)
    }
  }
}
