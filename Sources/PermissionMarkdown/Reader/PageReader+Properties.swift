internal import GraphSpec

/// Where the reader of a resource's tables stands.
struct PropertyTableReader {
  enum Content {
    case properties(PropertyColumns)
    /// A table that is left out.
    case other(start: Int, title: String)
  }

  /// The index of the resource in the page; nil if the rows belong to none.
  let resource: Int?
  /// The table that rows belong to; it goes on over empty lines until another header.
  var content: Content?
  var header: TableRow?
  var rowCount = 0
  /// The header has been read and its delimiter row has not.
  var expectsDelimiter = false
  /// The line before belongs to the table.
  var isInBlock = false
  /// The row read last, which the next line may go on with.
  var pendingRow: Range<Int>?
  private(set) var pendingCells = 0
  private(set) var isPendingClosed = false
  private(set) var isBroken = false
  var hasReportedColumn = false

  init(resource: Int?) { self.resource = resource }

  var columnCount: Int {
    if case .properties(let columns) = content { return columns.count }
    return header?.cells.count ?? 0
  }

  mutating func startRow(_ row: TableRow) {
    pendingRow = row.range
    pendingCells = row.cells.count
    isPendingClosed = row.hasTrailingPipe
    isBroken = false
    isInBlock = true
    expectsDelimiter = false
  }

  /// True if the line goes on with the row before it: that row has no closing pipe, the line has no opening one, and
  /// together they have no more cells than the table has columns.
  func continues(with line: TableRow) -> Bool {
    guard pendingRow != nil, !isPendingClosed, !line.hasLeadingPipe else { return false }
    return pendingCells + line.cells.count - 1 <= max(columnCount, pendingCells)
  }

  mutating func extendRow(with line: TableRow) {
    guard let row = pendingRow else { return }
    pendingRow = row.lowerBound..<line.range.upperBound
    pendingCells += line.cells.count - 1
    isPendingClosed = line.hasTrailingPipe
    isBroken = true
  }

  mutating func endBlock() {
    isInBlock = false
    expectsDelimiter = false
  }
}

extension PageReader {
  /// Starts a table with the given header; nil for a table without one.
  mutating func startTable(_ header: TableRow?, at start: Int, _ table: inout PropertyTableReader) {
    finishTable(&table)
    table.header = header
    table.isInBlock = true
    switch header.map({ PropertyColumns.kind(of: $0, in: source) }) ?? .unclear {
    case .properties(let columns):
      table.content = .properties(columns)
    case .other:
      table.content = .other(start: start, title: header.map { excerpt($0.range) } ?? "")
    case .unclear:
      var columns = PropertyColumns.positional
      columns.hasTrailingPipe = header?.hasTrailingPipe ?? false
      table.content = .properties(columns)
      let message = "the table has no header with Property, Type and Description; its columns are taken in that order"
      report(.warning, .pagePropertyHeader, message, at: start)
    }
  }

  /// Accounts for a table that is left out.
  mutating func finishTable(_ table: inout PropertyTableReader) {
    if case .other(let start, let title) = table.content {
      let message = "the table '\(title)' is no table of properties; its \(table.rowCount) rows are left out"
      report(.note, .pageOtherTable, message, at: start)
    }
    table.content = nil
    table.rowCount = 0
    table.hasReportedColumn = false
  }

  /// Reads the row that is complete now, as the next line doesn't go on with it.
  mutating func finishRow(_ table: inout PropertyTableReader) {
    guard let range = table.pendingRow else { return }
    table.pendingRow = nil
    table.rowCount += 1
    accounting.propertyRows += 1
    let isBroken = table.isBroken
    guard mayAddRow(at: range.lowerBound), let property = property(in: range, &table) else {
      accounting.reportedPropertyRows += 1
      return
    }
    if isBroken {
      let message = "the row of '\(property.name)' is broken over several lines, which are read as one"
      report(.warning, .pageBrokenRow, message, at: range.lowerBound)
    }
    accounting.properties += 1
    page.resources[table.resource!].properties.append(property)
  }

  /// The property of a row; nil if the row is left out, which is then reported.
  private mutating func property(
    in range: Range<Int>,
    _ table: inout PropertyTableReader
  ) -> ResourceDocumentation.Property? {
    guard case .properties(let columns) = table.content else { return nil }
    var row = TableRow(range, in: source)
    if row.cells.count > columns.count {
      let lenient = TableRow(range, in: source, keepingCodeSpans: true)
      if lenient.cells.count >= columns.count { row = lenient }
    }
    if row.isEmpty(upTo: row.cells.count) {
      report(.note, .pageEmptyRow, "the row is empty", at: range.lowerBound)
      return nil
    }
    guard table.resource != nil else {
      let message = "the row '\(excerpt(range))' belongs to no resource and is left out"
      report(.warning, .pageStrayRow, message, at: range.lowerBound)
      return nil
    }
    if let header = table.header, isSame(header, row) {
      report(.note, .pageRepeatedHeader, "the table's header once more", at: range.lowerBound)
      return nil
    }
    guard let name = propertyName(of: row, columns) else { return nil }
    let description = descriptionCell(of: row, columns)
    reportUnusedColumns(of: row, columns, &table)
    reportCutOff(row, columns, name: name, description: description)
    let type = columns.type.flatMap {
      row.cells.indices.contains($0) ? Markup.plainText(row.cells[$0], in: source) : nil
    }
    return ResourceDocumentation.Property(
      name: name,
      type: type.flatMap { $0.isEmpty ? nil : $0 },
      description: description.flatMap { $0.isEmpty ? nil : Markup.cellMarkdown($0, in: source) },
      location: source.location(at: row.range.lowerBound)
    )
  }

  private func isSame(_ header: TableRow, _ row: TableRow) -> Bool {
    header.cells.count == row.cells.count
      && zip(header.cells, row.cells).allSatisfy { source.bytes[$0] == source.bytes[$1] }
  }

  /// The description; cells too many belong to it if it is the last column, because a pipe was not escaped.
  private mutating func descriptionCell(of row: TableRow, _ columns: PropertyColumns) -> Range<Int>? {
    var cell = columns.description.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    if row.cells.count > columns.count, !row.cells[columns.count...].allSatisfy(\.isEmpty) {
      let isLast = columns.description == columns.count - 1
      let end = row.cells[row.cells.count - 1].upperBound
      let fate = isLast ? "they are read as part of the description" : "they are left out"
      let message = "the row has more cells than the table has columns, so \(fate); write a pipe as \\|"
      report(.warning, .pageExtraCells, message, at: row.cells[columns.count].lowerBound)
      if isLast, let start = cell?.lowerBound { cell = source.trimmed(start..<end) }
    }
    return cell
  }

  private mutating func reportUnusedColumns(
    of row: TableRow,
    _ columns: PropertyColumns,
    _ table: inout PropertyTableReader
  ) {
    guard !table.hasReportedColumn else { return }
    for (index, cell) in row.cells.prefix(columns.count).enumerated()
    where !cell.isEmpty && index != columns.name && index != columns.type && index != columns.description {
      table.hasReportedColumn = true
      let title = table.header.flatMap { $0.cells.indices.contains(index) ? source.string($0.cells[index]) : nil }
      let message =
        "the column '\(title ?? "\(index + 1)")' of the table is neither name, type nor description and is left out"
      report(.note, .pageUnusedColumn, message, at: cell.lowerBound)
    }
  }

  private mutating func reportCutOff(
    _ row: TableRow,
    _ columns: PropertyColumns,
    name: String,
    description: Range<Int>?
  ) {
    let last = row.cells.last ?? row.range
    if columns.hasTrailingPipe, row.hasLeadingPipe, !row.hasTrailingPipe,
      row.cells.count < columns.count || Markup.isOpen(last, in: source) || !isFinished(last)
    {
      let message = "the row of '\(name)' is cut off before its closing pipe; what is there is kept"
      report(.note, .pageCutOffRow, message, at: row.range.upperBound)
    } else if let description, Markup.isOpen(description, in: source), !endsSentence(description) {
      let message = "the description of '\(name)' leaves ** or ` open, so its end may be missing; what is there is kept"
      report(.note, .pageCutOffText, message, at: description.upperBound)
    }
  }

  private func endsSentence(_ text: Range<Int>) -> Bool {
    source.bytes[text].last.map { [".", "!", "?"].map { UInt8(ascii: $0) }.contains($0) } ?? true
  }

  /// A text that ends as sentences and their closing marks do.
  private func isFinished(_ text: Range<Int>) -> Bool {
    guard let end = source.bytes[text].last(where: { !$0.isWhitespace && $0 != UInt8(ascii: "*") }) else { return true }
    return [".", "!", "?", ")", "\"", ">", "`"].map { UInt8(ascii: $0) }.contains(end)
  }
}
