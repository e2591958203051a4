internal import GraphSpec

extension PageReader {
  /// Cuts the section at its `###` headings and reads the tables under each.
  mutating func readResources(_ section: PageSection) {
    var start = section.lines.startIndex
    var reader = PropertyTableReader(resource: nil)
    for index in section.lines.indices where !outline.code.contains(index) {
      guard let heading = source.heading(source.lines[index]), heading.level == 3, isResource(heading.text) else {
        continue
      }
      readTables(start..<index, &reader)
      start = index + 1
      reader = PropertyTableReader(resource: readHeading(heading.text, at: source.lines[index].lowerBound))
    }
    readTables(start..<section.lines.endIndex, &reader)
  }

  /// A heading with a link is a resource; one without may also be a heading copied from the resource's document.
  private func isResource(_ text: Range<Int>) -> Bool {
    if text.isEmpty || source.bytes[text.lowerBound] == UInt8(ascii: "[") { return true }
    return !PropertyColumns.isTitle(Markup.plainText(text, in: source))
  }

  /// Adds the resource to the page and gives its index; nil if the heading names none.
  private mutating func readHeading(_ text: Range<Int>, at start: Int) -> Int? {
    var name = text
    var documentation: String?
    if !text.isEmpty, source.bytes[text.lowerBound] == UInt8(ascii: "["),
      let link = InlineLink(at: text.lowerBound, before: text.upperBound, in: source)
    {
      name = link.text
      documentation = link.destination.map { Markup.unescaped($0, in: source) }
      if link.destination == nil {
        let message = "the link to the documentation is not closed, so it is left out"
        report(.warning, .pageCutOffLink, message, at: text.upperBound)
      }
      if link.end < text.upperBound { reportStrayText(link.end..<text.upperBound) }
    }
    let plain = Markup.plainText(name, in: source)
    guard !plain.isEmpty else {
      let message = "the heading names no resource, so the rows under it are left out; write ### [call](link)"
      report(.warning, .pageUnnamedResource, message, at: start)
      return nil
    }
    guard mayAddRow(at: start) else { return nil }
    page.resources.append(
      ResourceDocumentation(
        name: plain,
        documentation: documentation,
        properties: [],
        location: source.location(at: start)
      )
    )
    return page.resources.count - 1
  }

  /// Reads the lines under a resource's heading.
  private mutating func readTables(_ lines: Range<Int>, _ table: inout PropertyTableReader) {
    var index = lines.lowerBound
    while index < lines.upperBound {
      defer { index += 1 }
      let text = source.trimmed(source.lines[index])
      let isCode = outline.code.contains(index)
      if isCode || text.isEmpty || source.heading(source.lines[index]) != nil {
        finishRow(&table)
        table.endBlock()
        if isCode, index > lines.lowerBound, outline.code.contains(index - 1) { continue }
        if !text.isEmpty { reportStrayText(source.lines[index]) }
        continue
      }
      let next =
        index + 1 < lines.upperBound ? source.trimmed(source.lines[index + 1]) : text.lowerBound..<text.lowerBound
      readLine(text, isHeader: TableRow.isDelimiter(next, in: source), &table)
    }
    finishRow(&table)
    finishTable(&table)
  }

  private mutating func readLine(_ text: Range<Int>, isHeader: Bool, _ table: inout PropertyTableReader) {
    if TableRow.isDelimiter(text, in: source) {
      finishRow(&table)
      if table.expectsDelimiter {
        table.expectsDelimiter = false
      } else if table.content == nil {
        startTable(nil, at: text.lowerBound, &table)
      } else {
        reportStrayText(text)
      }
      return
    }
    let row = TableRow(text, in: source)
    if isHeader, row.pipeCount > 0, table.isInBlock ? PropertyColumns.isHeader(row, in: source) : true {
      finishRow(&table)
      startTable(row, at: text.lowerBound, &table)
      table.expectsDelimiter = true
      return
    }
    if table.continues(with: row) {
      table.extendRow(with: row)
      return
    }
    finishRow(&table)
    guard row.pipeCount > 0 else {
      table.endBlock()
      reportStrayText(text)
      return
    }
    if table.content == nil {
      guard row.hasLeadingPipe || row.pipeCount > 1 else { return reportStrayText(text) }
      let isTitled = PropertyColumns.isHeader(row, in: source)
      startTable(isTitled ? row : nil, at: text.lowerBound, &table)
      if isTitled { return }
    }
    table.startRow(row)
  }
}
