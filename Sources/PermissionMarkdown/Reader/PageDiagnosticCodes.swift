public import GraphSpec

/// The file as a whole.
extension Diagnostic.Code {
  /// The file is missing, a directory, too large or can't be read. Error, no page.
  public static let pageUnreadable = Diagnostic.Code("page-unreadable")
  /// The page has a line that is too long, or too many lines (no page), or too many rows (the rest is left out). Error.
  public static let pageTooLarge = Diagnostic.Code("page-too-large")
  /// There are more diagnostics than are given. An error if errors are among them, else a note.
  public static let pageMoreDiagnostics = Diagnostic.Code("page-more-diagnostics")
  /// The file holds nothing but white space. Error, no page.
  public static let pageEmpty = Diagnostic.Code("page-empty")
  /// The file has the layout of Microsoft's own documentation. Error, no page.
  package static let pageMicrosoftLayout = Diagnostic.Code("page-microsoft-layout")
  /// The file is something else than a page, such as a README. A note where it was found in a folder, else an error; no
  /// page.
  package static let pageOther = Diagnostic.Code("page-other")
  /// Bytes that are no UTF-8; they are read as U+FFFD. Error; no page if the file is UTF-16 or UTF-32.
  public static let pageEncoding = Diagnostic.Code("page-encoding")
  /// A NUL character; it is read as U+FFFD, as CommonMark 2.3 asks. Error.
  public static let pageNUL = Diagnostic.Code("page-nul")
}

/// Headings and text.
extension Diagnostic.Code {
  /// No `# Name` before the first section, or an empty one. Error, no page.
  public static let pageNoTitle = Diagnostic.Code("page-no-title")
  /// A second `# Name`: one file holds one permission, so nothing from there on is read. Error.
  public static let pageSecondTitle = Diagnostic.Code("page-second-title")
  /// A section that the format doesn't have; its lines are left out. Warning.
  public static let pageUnknownSection = Diagnostic.Code("page-unknown-section")
  /// A section that the page has already; both are read. Warning.
  public static let pageDuplicateSection = Diagnostic.Code("page-duplicate-section")
  /// A line that belongs to nothing in the format, such as prose between tables; it is left out. Note.
  public static let pageStrayText = Diagnostic.Code("page-stray-text")
}

/// The method table.
extension Diagnostic.Code {
  /// The page lists no methods. Warning: whether that is an error depends on what else is generated from.
  public static let pageNoMethods = Diagnostic.Code("page-no-methods")
  /// The table's header is not Ver, Type and Method, so that none of its rows can be trusted. Error.
  public static let pageMethodHeader = Diagnostic.Code("page-method-header")
  /// The version label is not V1, v1.0 or Beta; the row is left out. Error.
  public static let pageUnknownVersion = Diagnostic.Code("page-unknown-version")
  /// The type cell is empty: no kind of permission allows the endpoint. Warning.
  public static let pageEmptyType = Diagnostic.Code("page-empty-type")
  /// The type cell holds something else than A and D; it counts as empty. Warning.
  public static let pageUnknownType = Diagnostic.Code("page-unknown-type")
  /// The method cell doesn't start with an HTTP method; the row is kept without one. Warning.
  public static let pageRowWithoutMethod = Diagnostic.Code("page-row-without-method")
  /// Nothing follows the method; the row is kept with an empty path. Warning.
  public static let pageRowWithoutPath = Diagnostic.Code("page-row-without-path")
  /// The method is not in upper case, as RFC 9110 section 9.1 asks; it is read as if it were. Note.
  public static let pageMethodCase = Diagnostic.Code("page-method-case")
  /// The method cell holds several methods; each becomes an endpoint. Warning.
  public static let pageSeveralMethods = Diagnostic.Code("page-several-methods")
  /// The method cell holds more methods than any writer means; the row is left out. Error.
  public static let pageTooManyMethods = Diagnostic.Code("page-too-many-methods")
  /// The row ends inside the method cell, so that its path can't be trusted; it is left out. Error.
  public static let pageCutOffMethod = Diagnostic.Code("page-cut-off-method")
  /// The link to the documentation is not closed; the endpoint is kept without it. Warning.
  public static let pageCutOffLink = Diagnostic.Code("page-cut-off-link")
}

/// The tables of the permission's ids and texts.
extension Diagnostic.Code {
  /// The section gives no id. Warning.
  public static let pageBlankID = Diagnostic.Code("page-blank-id")
  /// The id is no GUID; it is kept as written. Warning.
  public static let pageInvalidID = Diagnostic.Code("page-invalid-id")
  /// The consent type is neither Admin nor User; it is kept as written. Warning.
  public static let pageConsentType = Diagnostic.Code("page-consent-type")
  /// A key that the section doesn't have; the row is left out. Warning.
  public static let pageUnknownKey = Diagnostic.Code("page-unknown-key")
  /// A key that the section has given already; the first value is kept. Warning.
  public static let pageDuplicateKey = Diagnostic.Code("page-duplicate-key")
}

/// Tables of every sort.
extension Diagnostic.Code {
  /// A row with nothing in it; it is left out. Note.
  public static let pageEmptyRow = Diagnostic.Code("page-empty-row")
  /// The table's header once more; it is left out. Note.
  public static let pageRepeatedHeader = Diagnostic.Code("page-repeated-header")
  /// A row outside of any table or resource; it is left out. Warning.
  public static let pageStrayRow = Diagnostic.Code("page-stray-row")
  /// A row with more cells than its table has columns; what is too much is added to the last column. Warning.
  public static let pageExtraCells = Diagnostic.Code("page-extra-cells")
}

/// Resources and their property tables.
extension Diagnostic.Code {
  /// A resource heading without a name; its rows are left out. Warning.
  public static let pageUnnamedResource = Diagnostic.Code("page-unnamed-resource")
  /// The row ends before its last cell is complete; the text so far is kept. A note for prose, a
  /// warning for an id.
  public static let pageCutOffRow = Diagnostic.Code("page-cut-off-row")
  /// A description leaves `**` or a code span open, as if its end were missing; it is kept as it is. Note.
  public static let pageCutOffText = Diagnostic.Code("page-cut-off-text")
  /// A row that goes on in the next line; both are read as one. Warning.
  public static let pageBrokenRow = Diagnostic.Code("page-broken-row")
  /// A property table without a header that is understood; its columns are taken as name, type, description. Warning.
  public static let pagePropertyHeader = Diagnostic.Code("page-property-header")
  /// A table of something else than properties, such as relationships; it is left out. Note.
  public static let pageOtherTable = Diagnostic.Code("page-other-table")
  /// A column with text that is neither name, type nor description; it is left out. Note.
  public static let pageUnusedColumn = Diagnostic.Code("page-unused-column")
  /// A row whose only cell is a heading or a remark; it is left out. Note.
  public static let pageRemarkRow = Diagnostic.Code("page-remark-row")
  /// A row whose name cell is empty or can't be the name of a property; it is left out. Warning.
  public static let pagePropertyName = Diagnostic.Code("page-property-name")
  /// A remark after a property's name, such as `(deprecated)`; the name is kept without it. Note.
  public static let pageNameRemark = Diagnostic.Code("page-name-remark")
}
