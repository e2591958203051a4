import GraphSpec

/// Mends the text of a path until it can be split at its slashes: a list of steps, each of which leaves a well-formed
/// path alone.
struct PathCleaner {
  private(set) var text: PathText
  private(set) var repairs: Repairs
  /// What followed the question mark.
  private(set) var query = ""

  /// What is longer is no path: the limit of many servers for a whole address. It also bounds the time of a repair.
  static let longest = 2_048

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
    while let start = text.firstIndex(ofPair: "*") { text.removeSubrange(start...(start + 1)) }
    if text.first == "\"" {
      text.removeFirst()
      if text.last == "\"" { text.removeLast() }
    }
    while text.first == "*" { text.removeFirst() }
    while text.last == "*" { text.removeLast() }
    if text != before { repairs.note(.pathMarkup, "markup in the path is dropped") }
  }

  private mutating func trim() {
    while text.first?.isWhitespace == true { text.removeFirst() }
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
    var mended = false
    for brace in ["{", "}"] as PathText {
      while let start = text.firstIndex(ofPair: brace) {
        text.remove(at: start)
        mended = true
      }
    }
    if mended { repairs.note(.pathDoubledBraces, "doubled braces are read as single ones") }
  }

  /// `<id>` and `[id]` for `{id}`.
  private mutating func mendPlaceholders() {
    for (open, close) in [("<", ">"), ("[", "]")] as [(Unicode.Scalar, Unicode.Scalar)] {
      while let start = text.firstIndex(of: open), let end = text[start...].firstIndex(of: close) {
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
    var open: Int?
    var index = 0
    while index <= text.count {
      let character = index < text.count ? text[index] : nil
      switch character {
      case "{" where open == nil:
        open = index
      case "{", nil:
        guard let start = open else { break }
        let end = text[start..<index].firstIndex { $0.isOne(of: "/)',?") } ?? index
        text.insert("}", at: end)
        open = nil
        repairs.warn(
          .pathUnbalancedBraces,
          "a brace that was not closed is closed after '\(String(text[start..<end]))'"
        )
        index = end
      case "}":
        if open == nil {
          let segment = text[..<index].lastIndex { $0.isOne(of: "/(,='") }.map { $0 + 1 } ?? 0
          text.insert("{", at: segment)
          index += 1
          repairs.warn(.pathUnbalancedBraces, "a brace that was not opened is opened")
        }
        open = nil
      default: break
      }
      index += 1
    }
  }

  // MARK: Parentheses, white space, slashes

  /// Closes a quote before its parenthesis and a parenthesis before the next slash; drops what closes nothing.
  private mutating func mendParentheses() {
    guard text.contains(where: { $0.isOne(of: "()'") }) else { return }
    var result: PathText = []
    var depth = 0
    var braces = 0
    var isQuoted = false
    for (index, character) in text.enumerated() {
      if character == "{" { braces += 1 }
      if character == "}" { braces -= 1 }
      if braces == 0 {
        switch character {
        case "'" where depth > 0:
          isQuoted.toggle()
        case "(" where !isQuoted:
          depth += 1
        case ")" where isQuoted && !text[(index + 1)...].contains("'"):
          result.append("'")
          isQuoted = false
          depth -= 1
          repairs.warn(.pathUnbalancedParentheses, "a quote that was not closed is closed")
        case ")" where !isQuoted && depth == 0:
          repairs.warn(.pathUnbalancedParentheses, "a parenthesis that was not opened is dropped")
          continue
        case ")" where !isQuoted:
          depth -= 1
        case "/" where depth > 0 && !isQuoted && !text[index...].contains(")"):
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
    while let gap = text.nesting().first(where: { $0.isOutside && $0.scalar.isWhitespace })?.index {
      let rest = Array(text[gap...].drop(while: \.isWhitespace))
      let before = text[..<gap]
      if let merged = alternatives(before, rest) {
        text = merged
        repairs.warn(.pathUnbalancedBraces, "the alternative after a placeholder is read as a part of it")
        continue
      }
      let word = rest.prefix { !$0.isWhitespace }
      if before.last == "/" || word.contains("/") {
        text = before + rest
        repairs.note(.pathWhiteSpace, "white space in the path is dropped")
      } else {
        text = Array(before)
        repairs.warn(.pathTrailingText, "'\(String(rest))' after the path is dropped")
      }
    }
    let punctuation = text.reversed().prefix { $0.isOne(of: ".,;") }.count
    if punctuation > 0 {
      repairs.note(.pathTrailingText, "'\(String(text.suffix(punctuation)))' after the path is dropped")
      text.removeLast(punctuation)
    }
  }

  /// `{id} | name/rest` for `{id | name}/rest`.
  private func alternatives(_ before: ArraySlice<Unicode.Scalar>, _ rest: PathText) -> PathText? {
    guard before.last == "}", rest.first == "|" else { return nil }
    let alternative = rest.prefix { $0 != "/" }.filter { !$0.isOne(of: "{}") }
    var merged = PathText(before.dropLast())
    merged.append(" ")
    merged += alternative
    merged.append("}")
    merged += rest.drop { $0 != "/" }
    return merged
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
    while let double = text.nesting().first(where: {
      $0.isOutside && $0.scalar == "/" && $0.index + 1 < text.count && text[$0.index + 1] == "/"
    }) {
      text.remove(at: double.index)
      extra = true
    }
    if extra { repairs.note(.pathExtraSlash, "a slash too many is dropped from the path") }
  }
}

extension PathText {
  fileprivate func firstIndex(ofPair character: Unicode.Scalar) -> Int? {
    indices.dropLast().first { self[$0] == character && self[$0 + 1] == character }
  }
}
