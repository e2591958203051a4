extension Edm {
  /// A point in time with an offset from UTC: `2026-05-04T12:00:00.1234567Z`, `2026-05-04T14:00+02:00` (ABNF
  /// `dateTimeOffsetValue`), up to 12 digits of fraction. Years may be negative and have up to nine digits.
  ///
  /// Beyond the grammar, `24:00` is read as midnight at the end of the day (ISO 8601), and second 60 as the start of the
  /// next minute, since the time scale has no leap seconds.
  public struct DateTimeOffset: StringValue {
    public let description: String
    /// Whole seconds from 1970-01-01T00:00:00Z, rounded down, leap seconds not counted.
    public let secondsSince1970: Int64
    /// What is to be added to the seconds, 0 or more and less than 10¹², in units of 10⁻¹² s.
    public let picoseconds: Int64
    /// East of UTC.
    public let offsetInMinutes: Int

    public init?(_ description: String) {
      var cursor = TextCursor(description)
      guard let civil = cursor.civilDate(), cursor.take(letter: "T"),
        let clock = cursor.clockTime(hours: 0...24, seconds: 0...60), let offset = cursor.offset(), cursor.isAtEnd,
        clock.hour < 24 || clock.minute == 0 && clock.second == 0 && clock.attoseconds == 0
      else { return nil }
      self.description = description
      secondsSince1970 = Int64(civil.daysSince1970) * 86_400 + Int64(clock.secondsSinceMidnight - offset * 60)
      picoseconds = clock.attoseconds / 1_000_000
      offsetInMinutes = offset
    }

    /// In UTC, written with no digits of fraction or at least three. Nil when the picoseconds are not those of a fraction,
    /// or the year has more than nine digits.
    public init?(secondsSince1970: Int64, picoseconds: Int64 = 0) {
      let days = secondsSince1970.floorDivided(by: 86_400)
      let year: Int64 = 999_999_999
      guard (0..<1_000_000_000_000).contains(picoseconds), abs(days) < year * 366 else { return nil }
      let civil = CivilDate(daysSince1970: Int(days))
      guard abs(Int64(civil.year)) <= year else { return nil }
      let second = Int(secondsSince1970 - days * 86_400)
      let clock = ClockTime(
        hour: second / 3600,
        minute: second / 60 % 60,
        second: second % 60,
        attoseconds: picoseconds * 1_000_000
      )
      description = "\(civil)T\(clock)Z"
      self.secondsSince1970 = secondsSince1970
      self.picoseconds = picoseconds
      offsetInMinutes = 0
    }
  }
}

/// Two values are equal when they are the same instant, whatever their offsets and digits: `12:00:00Z` and
/// `14:00:00.000+02:00` are.
extension Edm.DateTimeOffset: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool {
    left.secondsSince1970 == right.secondsSince1970 && left.picoseconds == right.picoseconds
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.secondsSince1970, left.picoseconds) < (right.secondsSince1970, right.picoseconds)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(secondsSince1970)
    hasher.combine(picoseconds)
  }
}

extension TextCursor {
  /// `Z`, or sign, hour and minute; in minutes.
  fileprivate mutating func offset() -> Int? {
    if take(letter: "Z") { return 0 }
    guard let isNegative = sign(), let hour = twoDigits(in: 0...23), take(":"), let minute = twoDigits(in: 0...59)
    else { return nil }
    let offset = hour * 60 + minute
    return isNegative ? -offset : offset
  }
}
