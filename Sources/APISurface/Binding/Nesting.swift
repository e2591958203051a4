extension PathText {
  /// A scalar with what it stands in.
  struct Nested {
    var index: Int
    var scalar: Unicode.Scalar
    var braces = 0
    var parentheses = 0
    var isQuoted = false

    /// In neither braces, parentheses nor quotes.
    var isOutside: Bool { braces == 0 && parentheses == 0 && !isQuoted }
  }

  /// Every scalar with what it stands in. An opening and a closing one stand outside of what they enclose;
  /// quotes mean something in parentheses only.
  func nesting() -> [Nested] {
    var result: [Nested] = []
    result.reserveCapacity(count)
    var state = Nested(index: 0, scalar: " ")
    for (index, scalar) in enumerated() {
      state.index = index
      state.scalar = scalar
      var next = state
      switch scalar {
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
          scalar: scalar,
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
