/// One segment of a path as the page writes it, taken apart by the syntax alone.
struct ParsedSegment {
  enum Piece: Equatable {
    case literal(String)
    case placeholder(String)
  }

  /// What stands in the parentheses, between commas: a key or an argument.
  struct Argument {
    var name: String?
    var value: [Piece]
    /// The type before the quote of an enumeration's or a duration's literal (`graph.tone'star'`), else empty.
    var prefix = ""
    var isQuoted = false
    /// `@p`: an alias, whose value the page leaves to the query (OData URL conventions 5.3).
    var isAlias = false

    /// Whether the page writes a value of its own rather than a placeholder.
    var isExample: Bool { !isAlias && !value.contains { if case .placeholder = $0 { true } else { false } } }
  }

  /// All of it, for messages.
  var text: String
  /// What stands before the parentheses; nothing where a segment is a key predicate only.
  var head: [Piece]
  /// Nil without parentheses.
  var arguments: [Argument]?
  /// A colon ends the segment: what follows is a path inside of what it addresses.
  var opensPath = false
  /// `(id)`, `:id`: a placeholder was written otherwise than in braces.
  var isMendedPlaceholder = false

  /// The head where it is a name.
  var name: String? {
    if head.count == 1, case .literal(let name) = head[0] { name } else { nil }
  }

  /// Whether the head holds a placeholder.
  var hasPlaceholder: Bool { head.contains { if case .placeholder = $0 { true } else { false } } }

  /// How many values the segment takes, arguments without a placeholder counted too.
  var valueCount: Int {
    let isValue = { (piece: Piece) in if case .placeholder = piece { true } else { false } }
    return head.count(where: isValue) + (arguments ?? []).reduce(0) { $0 + max($1.value.count(where: isValue), 1) }
  }

  /// Splits a cleaned path; the second parentheses of a segment make a segment of their own.
  static func split(_ text: PathText) -> [ParsedSegment] {
    var segments: [ParsedSegment] = []
    var start = 0
    let nesting = text.nesting()
    func close(at end: Int) {
      if start < end { segments += parse(Array(text[start..<end])) }
      start = end + 1
    }
    for nested in nesting where nested.scalar == "/" && nested.isOutside { close(at: nested.index) }
    close(at: text.count)
    return segments
  }

  private static func parse(_ whole: PathText) -> [ParsedSegment] {
    var text = whole
    let opensPath = text.count > 1 && text.last == ":"
    if opensPath { text.removeLast() }
    // `:id` is how many routers write a placeholder.
    if text.count > 1, text[0] == ":", text.dropFirst().allSatisfy({ $0.isLetterOrNumber || $0.isOne(of: "-_") }) {
      return [mendedPlaceholder(text.dropFirst(), opensPath: opensPath)]
    }
    var segments: [ParsedSegment] = []
    let nesting = text.nesting()
    var start = 0
    while start < text.count {
      guard let open = nesting[start...].first(where: { $0.scalar == "(" && $0.braces == 0 })?.index,
        let close = nesting[open...].first(where: { $0.scalar == ")" && $0.isOutside })?.index,
        close + 1 == text.count || text[close + 1] == "("
      else {
        let rest = text[start...]
        return segments + [ParsedSegment(text: String(whole[start...]), head: pieces(rest), opensPath: opensPath)]
      }
      let isLast = close + 1 == text.count
      let arguments = arguments(Array(text[(open + 1)..<close]))
      if open == start, isLast, arguments.count == 1, arguments[0].isExample, !arguments[0].isQuoted,
        arguments[0].name == nil
      {
        // `/teams/(team-id)/channels`
        return segments + [mendedPlaceholder(text[(open + 1)..<close], opensPath: opensPath)]
      }
      segments.append(
        ParsedSegment(
          text: String(text[start...close]),
          head: pieces(text[start..<open]),
          arguments: arguments,
          opensPath: opensPath && isLast
        )
      )
      start = close + 1
    }
    return segments
  }

  private static func mendedPlaceholder(_ text: ArraySlice<Unicode.Scalar>, opensPath: Bool) -> ParsedSegment {
    let name = String(text)
    return ParsedSegment(text: "{\(name)}", head: [.placeholder(name)], opensPath: opensPath, isMendedPlaceholder: true)
  }

  private static func arguments(_ text: PathText) -> [Argument] {
    var result: [Argument] = []
    var start = 0
    func close(at end: Int) {
      let part = trimmed(text[start..<end])
      if !part.isEmpty { result.append(argument(part)) }
      start = end + 1
    }
    let nesting = (["("] + text).nesting().dropFirst()
    for nested in nesting where nested.scalar == "," && nested.braces == 0 && !nested.isQuoted {
      close(at: nested.index - 1)
    }
    close(at: text.count)
    return result
  }

  private static func argument(_ text: ArraySlice<Unicode.Scalar>) -> Argument {
    var name: String?
    var value = text
    if let equals = text.firstIndex(where: { $0.isOne(of: "={'") }), text[equals] == "=" {
      name = String(trimmed(text[..<equals]))
      value = trimmed(text[(equals + 1)...])
    }
    var argument = Argument(name: name, value: [])
    if let open = value.firstIndex(where: { $0.isOne(of: "'{") }), value[open] == "'", value.count > 1,
      value.last == "'", open < value.endIndex - 1
    {
      argument.isQuoted = true
      argument.prefix = String(value[..<open])
      value = value[(open + 1)..<(value.endIndex - 1)]
    }
    if value.first == "@", value.count > 1 {
      argument.isAlias = true
      value = value.dropFirst()
      argument.value = [.placeholder(String(value))]
    } else {
      argument.value = pieces(value)
    }
    return argument
  }

  /// Literal text and placeholders in turn.
  private static func pieces(_ text: ArraySlice<Unicode.Scalar>) -> [Piece] {
    var result: [Piece] = []
    var literal: PathText = []
    var name: PathText?
    for character in text {
      switch (character, name) {
      case ("{", nil):
        if !literal.isEmpty { result.append(.literal(String(literal))) }
        literal = []
        name = []
      case ("}", let open?):
        result.append(.placeholder(collapsed(open)))
        name = nil
      case (_, nil):
        literal.append(character)
      case (_, _?):
        name?.append(character)
      }
    }
    if !literal.isEmpty { result.append(.literal(String(literal))) }
    return result
  }

  private static func collapsed(_ name: PathText) -> String {
    name.split(whereSeparator: \.isWhitespace).map { String($0) }.joined(separator: " ")
  }

  private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
