extension [Character] {
  /// A character with what it stands in.
  struct Nested {
    var index: Int
    var character: Character
    var braces = 0
    var parentheses = 0
    var isQuoted = false

    /// In neither braces, parentheses nor quotes.
    var isOutside: Bool { braces == 0 && parentheses == 0 && !isQuoted }
  }

  /// Every character with what it stands in. An opening and a closing character stand outside of what they enclose;
  /// quotes mean something in parentheses only.
  func nesting() -> [Nested] {
    var result: [Nested] = []
    result.reserveCapacity(count)
    var state = Nested(index: 0, character: " ")
    for (index, character) in enumerated() {
      state.index = index
      state.character = character
      var next = state
      switch character {
      case "{": next.braces += 1
      case "}": next.braces -= 1
      case "'" where state.braces == 0 && state.parentheses > 0: next.isQuoted.toggle()
      case "(" where state.braces == 0 && !state.isQuoted: next.parentheses += 1
      case ")" where state.braces == 0 && !state.isQuoted: next.parentheses -= 1
      default: break
      }
      result.append(
        Nested(
          index: index,
          character: character,
          braces: Swift.min(state.braces, next.braces),
          parentheses: Swift.min(state.parentheses, next.parentheses),
          isQuoted: state.isQuoted && next.isQuoted
        )
      )
      state = next
    }
    return result
  }
}
