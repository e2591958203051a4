/// Reads a text by the rules of a grammar, byte by byte.
struct TextCursor {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// What has not been read yet.
  var remainder: Substring { Substring(rest) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// A letter in either case, as ABNF has its literals (RFC 5234 section 2.3). `upperCase` is the letter in upper case.
  mutating func take(letter upperCase: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte & 0xDF) == upperCase.value else { return false }
    rest.removeFirst()
    return true
  }

  /// `+` or `-`; true when it is `-`, nil when there is neither.
  mutating func sign() -> Bool? {
    if take("-") { true } else if take("+") { false } else { nil }
  }

  /// All digits that stand here, possibly none.
  mutating func digits() -> Substring.UTF8View {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest[digits.endIndex...]
    return digits
  }

  /// The number that two digits and no more are, if it is in the range.
  mutating func twoDigits(in range: ClosedRange<Int>) -> Int? {
    let digits = digits()
    guard digits.count == 2, let number = Int(Substring(digits)), range.contains(number) else { return nil }
    return number
  }

  /// Any number of digits. Nil when there are none or they are too large.
  mutating func wholeNumber() -> Int64? { Int64(Substring(digits())) }

  /// The digits after a decimal point, in units of 10⁻¹⁸; what is finer is left out. Nil when there are none, or more
  /// than the maximum.
  mutating func fraction(maximumDigits: Int = .max) -> Int64? {
    let digits = digits()
    guard !digits.isEmpty, digits.count <= maximumDigits, let value = Int64(Substring(digits.prefix(18))) else {
      return nil
    }
    return (digits.count..<max(18, digits.count)).reduce(value) { scaled, _ in scaled * 10 }
  }
}

/// A fraction in units of 10⁻¹⁸, with the point in front, and without zeros at the end beyond the minimum; empty for zero.
func fractionText(attoseconds: Int64, minimumDigits: Int) -> String {
  guard attoseconds > 0 else { return "" }
  var digits = Substring(attoseconds.padded(to: 18))
  while digits.utf8.count > minimumDigits, digits.last == "0" { digits.removeLast() }
  return "." + digits
}
