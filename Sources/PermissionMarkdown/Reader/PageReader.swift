internal import GraphSpec

/// Reads a page section by section; the tables are read in extensions.
struct PageReader {
  let source: PageSource
  let outline: PageOutline
  private(set) var diagnostics: [Diagnostic] = []
  /// How many errors there are, and how many others, those that are not given too.
  private var counts = (errors: 0, others: 0)
  var accounting = PageAccounting()
  var page: PermissionPage
  private var rowCount = 0

  init(source: PageSource) {
    self.source = source
    outline = PageOutline(source)
    page = PermissionPage(name: "", location: SourceLocation(file: source.file, line: 1, column: 1))
  }

  mutating func read() -> PermissionPage? {
    guard let title = outline.title, !title.text.isEmpty else {
      let place = outline.title.map { source.location(at: $0.text.lowerBound) } ?? page.location
      report(.error, .pageNoTitle, "the page has no title; it must start with one, such as '# Mail.Read'", at: place)
      return nil
    }
    for line in outline.beforeTitle { reportStrayText(line) }
    page.name = source.string(title.text)
    page.location = source.location(at: title.start)
    page.description = readDescription(outline.introduction)

    var seen: Set<PageSection.Kind> = []
    for section in outline.sections {
      if section.kind != .unknown, !seen.insert(section.kind).inserted {
        let name = source.string(section.heading)
        report(
          .warning,
          .pageDuplicateSection,
          "the page has a second section '\(name)'; both are read",
          at: section.start
        )
      }
      switch section.kind {
      case .methods: readMethods(section)
      case .delegated: readDelegatedScope(section)
      case .application: readAppRole(section)
      case .resources: readResources(section)
      case .unknown: skip(section)
      }
    }
    if let second = outline.secondTitle {
      let name = source.string(second.text)
      let message = "a second title, '\(name)', in one page; nothing from here on is read, so give it a file of its own"
      report(.error, .pageSecondTitle, message, at: second.start)
    }
    accounting.endpoints = page.methods.count
    if page.methods.isEmpty { reportNoMethods() }
    return page
  }

  /// The quote under the title, without alerts such as `[!NOTE]`.
  private mutating func readDescription(_ lines: [PageSource.Line]) -> String? {
    var words: [String] = []
    var inQuote = false
    for line in lines {
      let text = source.trimmed(line)
      if text.isEmpty {
        inQuote = false
      } else if let quote = source.quoteText(text) {
        inQuote = true
        if source.hasPrefix("[!", at: quote.lowerBound, before: quote.upperBound) {
          reportStrayText(line)
        } else if !quote.isEmpty {
          words.append(source.string(quote))
        }
      } else if inQuote {
        // A paragraph in a quote goes on without the mark (CommonMark 5.1, laziness).
        words.append(source.string(text))
      } else {
        reportStrayText(line)
      }
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private mutating func skip(_ section: PageSection) {
    let name = source.string(section.heading)
    let count = section.lines.count { !source.trimmed($0).isEmpty }
    let message =
      "the section '\(name)' is not known, so its \(count) lines are left out; known are Graph Methods,"
      + " Delegate Permission, Application Permission and Resources"
    report(.warning, .pageUnknownSection, message, at: section.start)
  }

  private mutating func reportNoMethods() {
    let section = outline.sections.first { $0.kind == .methods }
    let statement = section?.lines.compactMap { line -> String? in
      guard let quote = source.quoteText(source.trimmed(line)), !quote.isEmpty,
        !source.hasPrefix("[!", at: quote.lowerBound, before: quote.upperBound)
      else { return nil }
      return source.string(quote)
    }.joined(separator: " ")
    var message = "the page lists no methods, so there is nothing to generate from it"
    if let statement, !statement.isEmpty { message += "; it says: \(statement)" }
    if section == nil { message += "; it has no section '## Graph Methods'" }
    let place = section.map { source.location(at: $0.start) } ?? page.location
    report(.warning, .pageNoMethods, message, at: place)
  }
}

extension PageReader {
  mutating func report(_ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ message: String, at offset: Int) {
    report(severity, code, message, at: source.location(at: offset))
  }

  mutating func report(
    _ severity: Diagnostic.Severity,
    _ code: Diagnostic.Code,
    _ message: String,
    at place: SourceLocation
  ) {
    if severity == .error { counts.errors += 1 } else { counts.others += 1 }
    guard (severity == .error ? counts.errors : counts.others) <= PageLimits.diagnostics else { return }
    var text = message
    if text.utf8.count > PageLimits.messageLength {
      text = String(decoding: text.utf8.prefix(PageLimits.messageLength), as: UTF8.self) + "…"
    }
    diagnostics.append(Diagnostic(severity, code, text, at: place))
  }

  /// Says how many diagnostics are missing.
  mutating func finishDiagnostics() {
    let errors = max(counts.errors - PageLimits.diagnostics, 0)
    let left = errors + max(counts.others - PageLimits.diagnostics, 0)
    guard left > 0 else { return }
    let message = "\(left) further diagnostics of this page are not shown; fix these first"
    let place = SourceLocation(file: source.file, line: 0)
    diagnostics.append(Diagnostic(errors > 0 ? .error : .note, .pageMoreDiagnostics, message, at: place))
  }

  /// Counts a row or a resource; false, and an error for the first, when there are more than the limit.
  mutating func mayAddRow(at offset: Int) -> Bool {
    rowCount += 1
    if rowCount == PageLimits.rows + 1 {
      let message =
        "the page has more than the limit of \(PageLimits.rows) rows and resources; nothing from here on is read"
      report(.error, .pageTooLarge, message, at: offset)
    }
    return rowCount <= PageLimits.rows
  }

  mutating func reportStrayText(_ line: PageSource.Line) {
    let text = source.trimmed(line)
    guard !text.isEmpty else { return }
    report(.note, .pageStrayText, "'\(excerpt(text))' is no part of a page and is left out", at: text.lowerBound)
  }

  /// A text for a message, cut to a readable length.
  func excerpt(_ range: Range<Int>) -> String {
    let text = source.string(range.lowerBound..<min(range.upperBound, range.lowerBound + 400))
    return text.count <= 60 ? text : text.prefix(60) + "…"
  }
}

extension PageSource {
  /// What follows the `>` of a quote's line; nil if the line is none.
  func quoteText(_ text: Range<Int>) -> Range<Int>? {
    guard !text.isEmpty, bytes[text.lowerBound] == UInt8(ascii: ">") else { return nil }
    return trimmed((text.lowerBound + 1)..<text.upperBound)
  }
}
