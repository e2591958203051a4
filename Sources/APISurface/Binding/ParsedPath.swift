import GraphSpec

/// A path of a page, cleaned and taken apart by its syntax alone, so that it is done once for all versions.
struct ParsedPath {
  var segments: [PathSegment] = []
  /// The names of the query's options in lower case, without the system query options, which begin with a dollar sign.
  var query: [String] = []
  var repairs: Repairs
  /// The beginning of a text that is no path at all; nil for a path.
  var notAPath: String?

  /// - Parameters:
  ///   - path: As written in the page.
  ///   - location: Of the path, for the repairs.
  init(_ path: String, at location: SourceLocation) {
    repairs = Repairs(at: location)
    guard path.utf8.count <= PathCleaner.longest else {
      repairs.warn(
        .pathTooLong,
        "a text of \(path.utf8.count) bytes is no path, which has \(PathCleaner.longest) at most"
      )
      notAPath = String(path.prefix(80))
      return
    }
    let cleaner = PathCleaner(path, repairs: repairs)
    repairs = cleaner.repairs
    if cleaner.isProse || cleaner.text.isEmpty || cleaner.text == ["/"] {
      notAPath = String(cleaner.text)
      return
    }
    segments = PathSegment.split(cleaner.text)
    query = cleaner.query.split(separator: "&").compactMap { option in
      let name = option.prefix { $0 != "=" }
      return name.isEmpty || name.first == "$" ? nil : name.lowercased()
    }
  }
}
