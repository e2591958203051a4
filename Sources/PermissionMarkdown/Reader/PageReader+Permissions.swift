internal import GraphSpec

/// The values of a permission's table by key.
private struct PermissionValues {
  var id: Range<Int>?
  var consentType: Range<Int>?
  var displayName: Range<Int>?
  var description: Range<Int>?

  static func key(_ name: String) -> WritableKeyPath<PermissionValues, Range<Int>?>? {
    switch name.lowercased() {
    case "id": \.id
    case "consent type": \.consentType
    case "display string": \.displayName
    case "description": \.description
    default: nil
    }
  }
}

extension PageReader {
  mutating func readAppRole(_ section: PageSection) {
    let values = readPermission(section, hasConsentType: false)
    guard page.application == nil else { return reportSecondPermission(section) }
    page.application = AppRole(
      id: text(values.id),
      displayName: text(values.displayName),
      description: text(values.description),
      location: source.location(at: section.start)
    )
  }

  mutating func readDelegatedScope(_ section: PageSection) {
    let values = readPermission(section, hasConsentType: true)
    guard page.delegated == nil else { return reportSecondPermission(section) }
    page.delegated = DelegatedScope(
      id: text(values.id),
      consentType: text(values.consentType),
      displayName: text(values.displayName),
      description: text(values.description),
      location: source.location(at: section.start)
    )
  }

  private mutating func reportSecondPermission(_ section: PageSection) {
    let message =
      "the permission of the first section '\(source.string(section.heading))' is kept, this one is left out"
    report(.warning, .pageDuplicateKey, message, at: section.start)
  }

  private func text(_ range: Range<Int>?) -> String? {
    range.flatMap { $0.isEmpty ? nil : Markup.cellMarkdown($0, in: source) }
  }

  private mutating func readPermission(_ section: PageSection, hasConsentType: Bool) -> PermissionValues {
    var values = PermissionValues()
    for line in section.lines {
      let text = source.trimmed(line)
      if text.isEmpty { continue }
      guard source.bytes[text].contains(.pipe) else {
        reportStrayText(line)
        continue
      }
      if TableRow.isDelimiter(text, in: source) { continue }
      let row = TableRow(text, in: source)
      // The table's header is empty.
      guard !row.isEmpty(upTo: row.cells.count) else { continue }
      readValue(row, into: &values, hasConsentType: hasConsentType)
    }
    check(values, section)
    return values
  }

  private mutating func readValue(_ row: TableRow, into values: inout PermissionValues, hasConsentType: Bool) {
    let name = row.cells.first.map { Markup.plainText($0, in: source) } ?? ""
    guard let key = PermissionValues.key(name), hasConsentType || key != \.consentType else {
      let known =
        hasConsentType ? "Id, Consent Type, Display String and Description" : "Id, Display String and Description"
      let message = "the key '\(name)' is not known here, so its row is left out; known are \(known)"
      report(.warning, .pageUnknownKey, message, at: row.range.lowerBound)
      return
    }
    var value = row.cells.dropFirst().first ?? row.range.upperBound..<row.range.upperBound
    if row.cells.count > 2, !row.cells[2...].allSatisfy(\.isEmpty) {
      let message = "the row has more cells than the table has columns, so they are read as one; write a pipe as \\|"
      report(.warning, .pageExtraCells, message, at: row.cells[2].lowerBound)
      value = value.lowerBound..<row.cells[row.cells.count - 1].upperBound
    }
    if let first = values[keyPath: key], !first.isEmpty || value.isEmpty {
      let message = "the section has given '\(name)' already; the first value is kept, this one is left out"
      report(.warning, .pageDuplicateKey, message, at: row.range.lowerBound)
      return
    }
    if !row.hasTrailingPipe, row.hasLeadingPipe {
      let message = "the row has no closing pipe, so the value of '\(name)' may be cut off"
      let isProse = key == \.displayName || key == \.description
      report(isProse ? .note : .warning, .pageCutOffRow, message, at: row.range.upperBound)
    }
    values[keyPath: key] = value
  }

  private mutating func check(_ values: PermissionValues, _ section: PageSection) {
    guard let id = values.id, !id.isEmpty else {
      let message = "'\(source.string(section.heading))' gives no id, so tokens and consent can't be checked against it"
      report(.warning, .pageBlankID, message, at: values.id?.lowerBound ?? section.start)
      return
    }
    if !isGUID(id) {
      report(
        .warning,
        .pageInvalidID,
        "'\(excerpt(id))' is no GUID such as 00000000-0000-0000-0000-000000000000",
        at: id.lowerBound
      )
    }
    if let consent = values.consentType, !consent.isEmpty,
      !["admin", "user"].contains(source.string(consent).lowercased())
    {
      let message = "the consent type '\(excerpt(consent))' is neither Admin nor User"
      report(.warning, .pageConsentType, message, at: consent.lowerBound)
    }
  }

  /// Eight, four, four, four and twelve hexadecimal digits (RFC 9562 section 4).
  private func isGUID(_ range: Range<Int>) -> Bool {
    guard range.count == 36 else { return false }
    return range.allSatisfy { index in
      let byte = source.bytes[index]
      switch index - range.lowerBound {
      case 8, 13, 18, 23: return byte == UInt8(ascii: "-")
      default: return byte.isASCIIDigit || (0x41...0x46).contains(byte & 0xDF)
      }
    }
  }
}
