import GraphSpec

/// Mends the text of a path until it can be split at its slashes: a list of steps, each of which leaves a well-formed
/// path alone.
struct PathCleaner {
  private(set) var text: PathText
  private(set) var repairs: Repairs
  /// What followed the question mark.
  private(set) var query = ""

  init(_ path: String, repairs: Repairs) {
    text = Array(path.unicodeScalars)
    self.repairs = repairs
    unescape()
    dropMarkup()
    trim()
    dropHost()
    mendDoubledBraces()
    mendPlaceholders()
    mendBraces()
    dropQuery()
    mendParentheses()
    dropWhiteSpace()
    mendSlashes()
  }

  /// Whether the text was a sentence rather than a path: several words and no slash.
  private(set) var isProse = false

  // MARK: Markup

  /// Takes back what markdown and HTML need: `\|` is `|`, `&lt;` is `<`, `%7B` is `{`. No repair: the page's format
  /// demands it.
  private mutating func unescape() {
    let references = [
      "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#124;": "|", "%7B": "{", "%7D": "}", "%7b": "{", "%7d": "}",
      "&quot;": "\"",
    ]
    guard text.contains(where: { $0 == "\\" || $0 == "&" || $0 == "%" }) else { return }
    var result: PathText = []
    var index = 0
    scan: while index < text.count {
      if text[index] == "\\", index + 1 < text.count, text[index + 1].isASCIIPunctuation {
        index += 1
      } else if text[index] == "&" || text[index] == "%" {
        for (reference, character) in references where text[index...].starts(with: reference.unicodeScalars) {
          result += character.unicodeScalars
          index += reference.unicodeScalars.count
          continue scan
        }
      }
      result.append(text[index])
      index += 1
    }
    text = result
  }

  private mutating func dropMarkup() {
    let before = text
    text = text.compactMap { character in
      switch character {
      case "`", "\u{200B}", "\u{FEFF}", "\u{200C}": nil
      case "\u{2018}", "\u{2019}": "'"
      case "\u{201C}", "\u{201D}": "\""
      default: character
      }
    }
    dropPairs(of: "*")
    if text.first == "\"" {
      text.removeFirst()
      if text.last == "\"" { text.removeLast() }
    }
    while text.first == "*" { text.removeFirst() }
    while text.last == "*" { text.removeLast() }
    if text != before { repairs.note(.pathMarkup, "markup in the path is dropped") }
  }

  private mutating func dropPairs(of character: Unicode.Scalar) {
    var result: PathText = []
    for next in text {
      if next == character, result.last == character { result.removeLast() } else { result.append(next) }
    }
    text = result
  }

  private mutating func trim() {
    text = PathText(text.drop(while: \.isWhitespace))
    while text.last?.isWhitespace == true { text.removeLast() }
  }

  // MARK: What doesn't belong to the path

  private mutating func dropHost() {
    let lowercased = String(text.prefix(8)).lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowercased.hasPrefix) else { return }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { !$0.isOne(of: "/?#") }
    text = Array(rest.dropFirst(host.count))
    if text.first != "/" { text.insert("/", at: 0) }
    repairs.note(.pathHost, "\(scheme)\(String(host)) before the path is dropped")
  }

  private mutating func dropQuery() {
    guard text.contains("?") || text.contains("#") else { return }
    guard
      let start = text.nesting().first(where: { $0.scalar.isOne(of: "?#") && $0.isOutside })?.index
        ?? text.nesting().first(where: { $0.scalar == "?" && $0.braces == 0 })?.index
    else { return }
    query = String(text[(start + 1)...])
    text.removeSubrange(start...)
    repairs.note(.pathQuery, "the query '\(query)' is dropped from the path")
  }

  // MARK: Placeholders

  private mutating func mendDoubledBraces() {
    var result: PathText = []
    for character in text where !(character.isOne(of: "{}") && result.last == character) { result.append(character) }
    let mended = result.count < text.count
    text = result
    if mended { repairs.note(.pathDoubledBraces, "doubled braces are read as single ones") }
  }

  /// `<id>` and `[id]` for `{id}`.
  private mutating func mendPlaceholders() {
    for (open, close) in [("<", ">"), ("[", "]")] as [(Unicode.Scalar, Unicode.Scalar)] {
      var from = 0
      while let start = text[from...].firstIndex(of: open), let end = text[start...].firstIndex(of: close) {
        from = start + 1
        let name = text[(start + 1)..<end]
        guard !name.isEmpty, !name.contains(where: { $0.isOne(of: "{}/") }) else { break }
        text[start] = "{"
        text[end] = "}"
        repairs.note(.pathPlaceholder, "'\(open)\(String(name))\(close)' is read as a placeholder")
      }
    }
  }

  /// Gives every brace its partner. A placeholder left open ends where its segment does.
  private mutating func mendBraces() {
    var result: PathText = []
    result.reserveCapacity(text.count)
    // In the result: the brace that is open, where its segment ends, and what follows the last sign that starts a part.
    var open: Int?
    var end: Int?
    var partStart = 0
    func close(_ start: Int) {
      let end = end ?? result.count
      let written = String(result[start..<end])
      result.insert("}", at: end)
      if partStart > end { partStart += 1 }
      open = nil
      repairs.warn(.pathUnbalancedBraces, "a brace that was not closed is closed after '\(written)'")
    }
    for character in text {
      switch character {
      case "{":
        if let start = open { close(start) }
        open = result.count
        end = nil
      case "}" where open == nil:
        result.insert("{", at: partStart)
        repairs.warn(.pathUnbalancedBraces, "a brace that was not opened is opened")
      case "}":
        open = nil
      default:
        if end == nil, open != nil, character.isOne(of: "/)',?") { end = result.count }
      }
      result.append(character)
      if character.isOne(of: "/(,='") { partStart = result.count }
    }
    if let start = open { close(start) }
    text = result
  }

  // MARK: Parentheses, white space, slashes

  /// Closes a quote before its parenthesis and a parenthesis before the next slash; drops what closes nothing.
  private mutating func mendParentheses() {
    guard text.contains(where: { $0.isOne(of: "()'") }) else { return }
    var result: PathText = []
    var depth = 0
    var braces = 0
    var isQuoted = false
    let lastQuote = text.lastIndex(of: "'") ?? -1
    let lastParenthesis = text.lastIndex(of: ")") ?? -1
    for (index, character) in text.enumerated() {
      if character == "{" { braces += 1 }
      if character == "}" { braces -= 1 }
      if braces == 0 {
        switch character {
        case "'" where depth > 0:
          isQuoted.toggle()
        case "(" where !isQuoted:
          depth += 1
        case ")" where isQuoted && lastQuote <= index:
          result.append("'")
          isQuoted = false
          depth -= 1
          repairs.warn(.pathUnbalancedParentheses, "a quote that was not closed is closed")
        case ")" where !isQuoted && depth == 0:
          repairs.warn(.pathUnbalancedParentheses, "a parenthesis that was not opened is dropped")
          continue
        case ")" where !isQuoted:
          depth -= 1
        case "/" where depth > 0 && !isQuoted && lastParenthesis < index:
          result += repeatElement(")", count: depth)
          depth = 0
          repairs.warn(.pathUnbalancedParentheses, "a parenthesis that was not closed is closed")
        default: break
        }
      }
      result.append(character)
    }
    if isQuoted {
      result.append("'")
      repairs.warn(.pathUnbalancedParentheses, "a quote that was not closed is closed")
    }
    if depth > 0 {
      result += repeatElement(")", count: depth)
      repairs.warn(.pathUnbalancedParentheses, "a parenthesis that was not closed is closed")
    }
    text = result
  }

  /// White space around slashes is dropped with its path going on; any other ends the path.
  private mutating func dropWhiteSpace() {
    isProse = !text.contains("/") && text.nesting().contains { $0.isOutside && $0.scalar.isWhitespace }
    if isProse { return }
    var result: PathText = []
    result.reserveCapacity(text.count)
    var nesting = Nesting()
    var index = 0
    while index < text.count {
      guard nesting.pass(text[index]).isOutside, text[index].isWhitespace else {
        result.append(text[index])
        index += 1
        continue
      }
      let rest = text[index...].drop(while: \.isWhitespace)
      if let alternative = alternative(after: result.last, rest) {
        result.removeLast()
        result += [" "] + alternative.filter { !$0.isOne(of: "{}") } + ["}"]
        index = alternative.endIndex
        repairs.warn(.pathUnbalancedBraces, "the alternative after a placeholder is read as a part of it")
      } else if result.last == "/" || rest.prefix(while: { !$0.isWhitespace }).contains("/") {
        index = rest.startIndex
        repairs.note(.pathWhiteSpace, "white space in the path is dropped")
      } else {
        repairs.warn(.pathTrailingText, "'\(String(rest))' after the path is dropped")
        break
      }
    }
    text = result
    let punctuation = text.reversed().prefix { $0.isOne(of: ".,;") }.count
    if punctuation > 0 {
      repairs.note(.pathTrailingText, "'\(String(text.suffix(punctuation)))' after the path is dropped")
      text.removeLast(punctuation)
    }
  }

  /// `| name` in `{id} | name/rest`, which is written for `{id | name}/rest`.
  private func alternative(after last: Unicode.Scalar?, _ rest: ArraySlice<Unicode.Scalar>) -> ArraySlice<
    Unicode.Scalar
  >? {
    guard last == "}", rest.first == "|" else { return nil }
    return rest.prefix { $0 != "/" }
  }

  private mutating func mendSlashes() {
    guard !isProse, !text.isEmpty else { return }
    if text.first != "/" {
      text.insert("/", at: 0)
      repairs.note(.pathLeadingSlash, "the path is read with a slash at its beginning")
    }
    var extra = false
    while text.count > 1, text.last == "/" {
      text.removeLast()
      extra = true
    }
    let single = text.nesting().filter { nested in
      !(nested.isOutside && nested.scalar == "/" && nested.index + 1 < text.count && text[nested.index + 1] == "/")
    }
    if single.count < text.count {
      text = single.map(\.scalar)
      extra = true
    }
    if extra { repairs.note(.pathExtraSlash, "a slash too many is dropped from the path") }
  }
}
