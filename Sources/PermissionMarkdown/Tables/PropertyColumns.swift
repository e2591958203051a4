/// Where the columns of a property table stand.
struct PropertyColumns {
  var name: Int
  var type: Int?
  var description: Int?
  /// The number of columns that the header has.
  var count: Int
  /// The header row ends in a pipe, as complete rows then do too.
  var hasTrailingPipe = true

  /// What a table is about, as its header tells.
  enum Kind {
    case properties(PropertyColumns)
    /// Something else, such as relationships, members of an enum, or methods.
    case other
    /// The header is blank or not understood.
    case unclear
  }

  static let positional = PropertyColumns(name: 0, type: 1, description: 2, count: 3)

  private static let names: Set<String> = [
    "property", "properties", "property name", "name", "field", "attribute", "element",
  ]
  private static let types: Set<String> = ["type", "data type", "property type", "types"]
  private static let descriptions: Set<String> = [
    "description", "descriptions", "comment", "comments", "details", "notes",
  ]
  /// What heads the first column of tables whose rows are no properties though they have types or descriptions.
  private static let others: Set<String> = [
    "relationship", "relationships", "navigation property", "navigation properties", "member", "members", "value",
    "values",
    "method", "methods", "action", "actions", "function", "functions", "parameter", "parameters", "header", "headers",
    "task", "tasks", "operation", "role", "permission", "permission type", "scenario", "annotation", "enum", "resource",
  ]

  /// True of the words that head the first column of a table, or the part of a document that the table stands in.
  static func isTitle(_ text: String) -> Bool {
    let word = text.lowercased()
    return names.contains(word) || others.contains(word)
  }

  /// True of a row that can only be a header.
  static func isHeader(_ row: TableRow, in source: PageSource) -> Bool {
    let titles = row.cells.map { Markup.plainText($0, in: source).lowercased() }
    guard let first = titles.first, isTitle(first) else { return false }
    return titles.dropFirst().contains { types.contains($0) || descriptions.contains($0) || others.contains($0) }
  }

  static func kind(of header: TableRow, in source: PageSource) -> Kind {
    var titles = header.cells.map { Markup.plainText($0, in: source).lowercased() }
    // A column without a title at the end is a pipe too many.
    while titles.last == "" { titles.removeLast() }
    guard let first = titles.first else { return .unclear }
    if others.contains(first) { return .other }
    let type = titles.firstIndex(where: types.contains)
    let description = titles.firstIndex(where: descriptions.contains)
    let name = titles.firstIndex(where: names.contains)
    if let name {
      guard type != nil || description != nil || titles.count == 1 else { return .unclear }
      return .properties(
        PropertyColumns(
          name: name,
          type: type,
          description: description,
          count: titles.count,
          hasTrailingPipe: header.hasTrailingPipe
        )
      )
    }
    // A type and a description beside a first column of any title make a property table; less does not.
    guard let type, let description, type != 0, description != 0 else {
      return titles.count > 1 && first.isEmpty ? .unclear : .other
    }
    return .properties(
      PropertyColumns(
        name: 0,
        type: type,
        description: description,
        count: titles.count,
        hasTrailingPipe: header.hasTrailingPipe
      )
    )
  }
}
