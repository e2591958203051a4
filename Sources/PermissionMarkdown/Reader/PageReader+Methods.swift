internal import GraphSpec

/// The columns of a method table by their place in a row.
private struct MethodColumns {
  var version: Int
  var type: Int
  var method: Int

  init?(_ row: TableRow, in source: PageSource) {
    let names = row.cells.map { Markup.plainText($0, in: source).lowercased() }
    guard let version = names.firstIndex(where: { $0 == "ver" || $0 == "version" }),
      let type = names.firstIndex(where: { $0 == "type" }),
      let method = names.firstIndex(where: { $0 == "method" || $0 == "methods" })
    else { return nil }
    self.version = version
    self.type = type
    self.method = method
  }

  var count: Int { max(version, type, method) + 1 }
}

extension PageReader {
  mutating func readMethods(_ section: PageSection) {
    var columns: MethodColumns?
    var misread: (start: Int, header: Range<Int>, rows: Int)?
    for line in section.lines {
      let text = source.trimmed(line)
      if text.isEmpty || source.quoteText(text) != nil { continue }
      // The legend under the heading explains the letters of the type column.
      if source.hasPrefix("Type:", at: text.lowerBound, before: text.upperBound) { continue }
      if TableRow.isDelimiter(text, in: source) { continue }
      let row = TableRow(text, in: source)
      guard row.hasLeadingPipe || row.pipeCount > 1 else {
        reportStrayText(line)
        continue
      }
      if let header = MethodColumns(row, in: source) {
        if columns != nil {
          report(.note, .pageRepeatedHeader, "the method table's header once more", at: text.lowerBound)
          accounting.methodRows += 1
          accounting.reportedMethodRows += 1
        }
        columns = header
      } else if let columns {
        readMethod(row, columns)
      } else if misread == nil, !isVersion(row.cells.first) {
        misread = (text.lowerBound, text, 0)
      } else {
        misread = misread ?? (text.lowerBound, text, 0)
        misread!.rows += 1
      }
    }
    guard let misread else { return }
    accounting.methodRows += misread.rows
    accounting.reportedMethodRows += misread.rows
    let message =
      "the method table must have a header with the columns Ver, Type and Method, not '\(excerpt(misread.header))';"
      + " its \(misread.rows) rows are left out"
    report(.error, .pageMethodHeader, message, at: misread.start)
  }

  private func isVersion(_ cell: Range<Int>?) -> Bool {
    cell.map { Self.version(Markup.plainText($0, in: source)) != nil } ?? false
  }

  private static func version(_ label: String) -> GraphVersion? {
    switch label.lowercased() {
    case "v1", "v1.0": .v1
    case "beta": .beta
    default: nil
    }
  }

  private mutating func readMethod(_ row: TableRow, _ columns: MethodColumns) {
    accounting.methodRows += 1
    guard mayAddRow(at: row.range.lowerBound) else {
      accounting.reportedMethodRows += 1
      return
    }
    guard !row.isEmpty(upTo: row.cells.count) else {
      report(.note, .pageEmptyRow, "the row is empty", at: row.range.lowerBound)
      accounting.reportedMethodRows += 1
      return
    }
    let start = row.range.lowerBound
    let label = row.cells.indices.contains(columns.version) ? row.cells[columns.version] : start..<start
    let name = Markup.plainText(label, in: source)
    guard let version = Self.version(name) else {
      let message = "the version label '\(name)' is not known; use V1, v1.0 or Beta; the row is left out"
      report(.error, .pageUnknownVersion, message, at: label.lowerBound)
      accounting.reportedMethodRows += 1
      return
    }
    guard row.cells.count >= columns.count,
      let items = methodItems(in: methodCell(of: row, columns), isClosed: row.hasTrailingPipe)
    else {
      let message = "the row ends before its method is complete, so it is left out; write |Ver|Type|[GET /path](link)|"
      report(.error, .pageCutOffMethod, message, at: row.range.upperBound)
      accounting.reportedMethodRows += 1
      return
    }
    guard items.count <= PageLimits.methods else {
      let message =
        "the cell holds \(items.count) methods; the limit is \(PageLimits.methods), so the row is left out; give each "
        + "method a row of its own"
      report(.error, .pageTooManyMethods, message, at: items[PageLimits.methods].text.lowerBound)
      accounting.reportedMethodRows += 1
      return
    }
    let allowed = readType(row, columns)
    let text = source.string(row.range)
    if items.count > 1 {
      let message = "the cell holds \(items.count) methods; each is read as an endpoint, give each a row of its own"
      report(.warning, .pageSeveralMethods, message, at: items[1].text.lowerBound)
    }
    for item in items {
      let (method, path) = readMethodAndPath(item.text)
      page.methods.append(
        MethodRow(
          version: version,
          application: allowed.application,
          delegated: allowed.delegated,
          method: method,
          path: Markup.unescaped(path, in: source),
          documentation: item.documentation.map { Markup.unescaped($0, in: source) },
          text: text,
          location: source.location(at: row.range.lowerBound),
          pathLocation: source.location(at: path.lowerBound)
        )
      )
    }
    accounting.endpointRows += 1
  }

  /// The method's cell. A pipe too many belongs to it, because the method is the last column.
  private mutating func methodCell(of row: TableRow, _ columns: MethodColumns) -> Range<Int> {
    let cell = row.cells[columns.method]
    guard row.cells.count > columns.count, !row.cells[columns.count...].allSatisfy(\.isEmpty) else { return cell }
    let message = "the row has more cells than the table has columns; write a pipe in a path as \\|"
    report(.warning, .pageExtraCells, message, at: row.cells[columns.count].lowerBound)
    guard columns.method == columns.count - 1 else { return cell }
    return cell.lowerBound..<row.cells[row.cells.count - 1].upperBound
  }

  /// The letters of the type cell: A for application, D for delegated.
  private mutating func readType(_ row: TableRow, _ columns: MethodColumns) -> (application: Bool, delegated: Bool) {
    let cell = row.cells[columns.type]
    let words = Markup.plainText(cell, in: source).uppercased()
      .split { $0 == "," || $0 == "/" || $0 == "&" || $0 == ";" || $0.isWhitespace }
    if words.isEmpty {
      let message = "the type cell is empty, so no permission allows the endpoint; write A, D or A,D"
      report(.warning, .pageEmptyType, message, at: cell.lowerBound)
    } else if !words.allSatisfy({ $0 == "A" || $0 == "D" }) {
      let message = "the type '\(excerpt(cell))' is not known, so no permission allows the endpoint; write A, D or A,D"
      report(.warning, .pageUnknownType, message, at: cell.lowerBound)
      return (false, false)
    }
    return (words.contains("A"), words.contains("D"))
  }
}
