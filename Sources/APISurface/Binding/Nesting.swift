/// What a scalar of a path stands in.
struct Nesting {
  var braces = 0
  var parentheses = 0
  var isQuoted = false

  /// In neither braces, parentheses nor quotes.
  var isOutside: Bool { braces == 0 && parentheses == 0 && !isQuoted }

  /// Goes past a scalar and says what it stands in. An opening and a closing one stand outside of what they enclose;
  /// quotes mean something in parentheses only.
  mutating func pass(_ scalar: Unicode.Scalar) -> Nesting {
    var next = self
    switch scalar {
    case "{": next.braces += 1
    case "}": next.braces -= 1
    case "'" where braces == 0 && parentheses > 0: next.isQuoted.toggle()
    case "(" where braces == 0 && !isQuoted: next.parentheses += 1
    case ")" where braces == 0 && !isQuoted: next.parentheses -= 1
    default: break
    }
    defer { self = next }
    return Nesting(
      braces: min(braces, next.braces),
      parentheses: min(parentheses, next.parentheses),
      isQuoted: isQuoted && next.isQuoted
    )
  }
}

extension PathText {
  /// A scalar with what it stands in.
  struct Nested {
    var index: Int
    var scalar: Unicode.Scalar
    var nesting: Nesting

    var braces: Int { nesting.braces }
    var isQuoted: Bool { nesting.isQuoted }
    var isOutside: Bool { nesting.isOutside }
  }

  /// Every scalar with what it stands in.
  func nesting() -> [Nested] {
    var state = Nesting()
    return enumerated().map { Nested(index: $0.offset, scalar: $0.element, nesting: state.pass($0.element)) }
  }
}
