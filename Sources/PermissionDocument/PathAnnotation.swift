import GraphSpec

/// What stands beside a path: `least=DelegatedWork,Application;AlsoRequires=Policy.Read.All`.
struct PathAnnotation {
  /// As written.
  private(set) var least: [(name: String, location: SourceLocation)] = []
  private(set) var alsoRequires: [String] = []

  /// The attributes, in lower case. Those about properties are known and say nothing about who may call.
  private static let known = ["least", "alsorequires", "includedproperties", "excludedproperties"]

  init(_ text: String, at location: SourceLocation, log: inout DocumentLog) {
    var seen: Set<String> = []
    // The string's opening quote.
    var column = location.column + 1
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let place = SourceLocation(file: location.file, line: location.line, column: column)
      column += part.utf8.count + 1
      let trimmed = Self.trimmed(part)
      if trimmed.isEmpty { continue }
      guard let equals = trimmed.firstIndex(of: "=") else {
        let message = "'\(trimmed)' is no attribute; one is written as least=… or AlsoRequires=…"
        log.error(.documentUnknownAttribute, message, at: place)
        continue
      }
      let name = Self.trimmed(trimmed[..<equals])
      guard Self.known.contains(name.lowercased()) else {
        let message = "'\(name)' is no attribute of a path; the attributes are least and AlsoRequires"
        log.error(.documentUnknownAttribute, message, at: place)
        continue
      }
      if !seen.insert(name.lowercased()).inserted {
        log.error(.documentRepeated, "the attribute '\(name)' stands here twice", at: place)
        continue
      }
      var values: [(name: String, location: SourceLocation)] = []
      var names: Set<Substring> = []
      var start = place.column + part.utf8.distance(from: part.startIndex, to: trimmed.startIndex)
      start += trimmed.utf8.distance(from: trimmed.startIndex, to: equals) + 1
      for value in trimmed[trimmed.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false) {
        let word = Self.trimmed(value)
        let place = SourceLocation(file: location.file, line: location.line, column: start)
        start += value.utf8.count + 1
        if word.isEmpty {
          log.error(.documentUnknownAttribute, "the attribute '\(name)' has an empty value", at: place)
        } else if names.insert(word).inserted {
          values.append((String(word), place))
        }
      }
      switch name.lowercased() {
      case "least": least = values
      case "alsorequires": alsoRequires = values.map(\.name)
      default: break
      }
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
