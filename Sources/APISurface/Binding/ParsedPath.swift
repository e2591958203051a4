import GraphSpec

/// A path of a page, cleaned and taken apart by its syntax alone, so that it is done once for all versions.
struct ParsedPath {
  var segments: [ParsedSegment] = []
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
    guard path.utf8.count <= PathLimits.length else {
      refuse(path, "a text of \(path.utf8.count) bytes is no path, which has \(PathLimits.length) at most")
      return
    }
    let cleaner = PathCleaner(path, repairs: repairs)
    repairs = cleaner.repairs
    if cleaner.isProse || cleaner.text.isEmpty || cleaner.text == ["/"] {
      notAPath = String(cleaner.text)
      return
    }
    let segments = ParsedSegment.split(cleaner.text)
    guard segments.count <= PathLimits.segments else {
      refuse(path, "a text of \(segments.count) segments is no path, which has \(PathLimits.segments) at most")
      return
    }
    let values = segments.reduce(0) { $0 + $1.valueCount }
    guard values <= PathLimits.values else {
      refuse(path, "a text with \(values) values is no path, which has \(PathLimits.values) at most")
      return
    }
    self.segments = segments
    query = cleaner.query.split(separator: "&").compactMap { option in
      let name = option.prefix { $0 != "=" }
      return name.isEmpty || name.first == "$" ? nil : name.lowercased()
    }
  }

  private mutating func refuse(_ path: String, _ message: String) {
    repairs.warn(.pathTooLong, message)
    notAPath = String(path.prefix(80))
  }
}
