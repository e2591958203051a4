internal import GraphSpec

extension PageReader {
  /// The name of a row's property; nil if the row is left out, which is then reported.
  mutating func propertyName(of row: TableRow, _ columns: PropertyColumns) -> String? {
    let cell = row.cells.indices.contains(columns.name) ? row.cells[columns.name] : row.range
    let text = Markup.plainText(cell, in: source)
    let isAlone = row.cells.enumerated().allSatisfy { $0.offset == columns.name || $0.element.isEmpty }
    if isAlone, row.cells.count > 1, isStrong(cell) || Identifier(text) == nil {
      report(
        .note,
        .pageRemarkRow,
        "'\(excerpt(cell))' is a heading or a remark, no property; it is left out",
        at: cell.lowerBound
      )
      return nil
    }
    guard let name = Identifier(text) else {
      let what = text.isEmpty ? "the row names no property" : "'\(excerpt(cell))' can't be the name of a property"
      report(.warning, .pagePropertyName, "\(what), so the row is left out", at: cell.lowerBound)
      return nil
    }
    if let remark = name.remark {
      report(
        .note,
        .pageNameRemark,
        "the remark '\(remark)' after the property '\(name.name)' is left out",
        at: cell.lowerBound
      )
    }
    return name.name
  }

  private func isStrong(_ cell: Range<Int>) -> Bool {
    source.hasPrefix("**", at: cell.lowerBound, before: cell.upperBound)
      && source.hasPrefix("**", at: max(cell.upperBound - 2, cell.lowerBound), before: cell.upperBound)
  }
}

/// A property's name (a simple identifier of OData CSDL 4.01 section 15.2, or an annotation such as `@odata.type`) and
/// what a writer put behind it, such as `(deprecated)`.
private struct Identifier {
  var name: String
  var remark: String?

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var end = 0
    while end < bytes.count, Self.isPart(bytes[end], isFirst: end == 0) { end += 1 }
    guard end > 0 else { return nil }
    name = String(decoding: bytes[..<end], as: UTF8.self)
    let rest = bytes[end...].drop(while: \.isWhitespace)
    guard let first = rest.first, let last = rest.last else { return }
    guard first == UInt8(ascii: "("), last == UInt8(ascii: ")") else { return nil }
    remark = String(decoding: rest, as: UTF8.self)
  }

  private static func isPart(_ byte: UInt8, isFirst: Bool) -> Bool {
    if byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80 { return true }
    if isFirst { return byte == UInt8(ascii: "@") }
    return byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }
}
