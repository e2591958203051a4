extension Edm {
  /// A day without a time zone: `2026-05-04` (ABNF `dateValue`). Years may be negative and have up to nine digits.
  public struct Date: StringValue {
    public let description: String
    let civil: CivilDate

    public init?(_ description: String) {
      var cursor = TextCursor(description)
      guard let civil = cursor.civilDate(), cursor.isAtEnd else { return nil }
      self.description = description
      self.civil = civil
    }

    /// Nil when there is no such day, or its year has more than nine digits.
    public init?(year: Int, month: Int, day: Int) {
      guard let civil = CivilDate(year: year, month: month, day: day) else { return nil }
      self.init(civil)
    }

    init(_ civil: CivilDate) {
      self.civil = civil
      description = civil.description
    }

    /// The year, which may be negative or have more than four digits.
    public var year: Int { civil.year }
    /// 1 to 12.
    public var month: Int { civil.month }
    /// 1 to 31.
    public var day: Int { civil.day }
  }
}

/// Two dates are equal when they are the same day, which only year 0 has two texts for (`0000`, `-0000`).
extension Edm.Date: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool { left.civil == right.civil }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(civil) }
}

extension TextCursor {
  /// ABNF `year "-" month "-" day`.
  mutating func civilDate() -> CivilDate? {
    let isNegative = take("-")
    let digits = digits()
    guard digits.count == 4 || digits.count > 4 && digits.first != UInt8(ascii: "0"), digits.count <= 9,
      let year = Int(Substring(digits)), take("-"), let month = twoDigits(in: 1...12), take("-"),
      let day = twoDigits(in: 1...31)
    else { return nil }
    return CivilDate(year: isNegative ? -year : year, month: month, day: day)
  }
}
