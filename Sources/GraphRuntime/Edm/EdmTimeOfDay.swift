extension Edm {
  /// A time of day without a time zone: `08:30`, `08:30:00`, `08:30:00.0000000` (ABNF `timeOfDayValue`), up to 12 digits
  /// of fraction.
  public struct TimeOfDay: StringValue {
    public let description: String
    let clock: ClockTime

    public init?(_ description: String) {
      var cursor = TextCursor(description)
      guard let clock = cursor.clockTime(hours: 0...23, seconds: 0...59), cursor.isAtEnd else { return nil }
      self.description = description
      self.clock = clock
    }

    /// `picoseconds` are the fraction of the second. Nil when one of the parts is out of range.
    public init?(hour: Int, minute: Int, second: Int = 0, picoseconds: Int64 = 0) {
      guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
        (0..<1_000_000_000_000).contains(picoseconds)
      else { return nil }
      clock = ClockTime(hour: hour, minute: minute, second: second, attoseconds: picoseconds * 1_000_000)
      description = clock.description
    }

    /// 0 to 23.
    public var hour: Int { clock.hour }
    /// 0 to 59.
    public var minute: Int { clock.minute }
    /// 0 to 59.
    public var second: Int { clock.second }
    /// The fraction of the second.
    public var picoseconds: Int64 { clock.attoseconds / 1_000_000 }

    /// The time since midnight.
    public var sinceMidnight: Swift.Duration {
      Swift.Duration(secondsComponent: Int64(clock.secondsSinceMidnight), attosecondsComponent: clock.attoseconds)
    }
  }
}

/// Two times are equal when they are the same instant of a day: `08:30` and `08:30:00.000` are.
extension Edm.TimeOfDay: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool { left.clock == right.clock }
  public static func < (left: Self, right: Self) -> Bool { left.sinceMidnight < right.sinceMidnight }
  public func hash(into hasher: inout Hasher) { hasher.combine(clock) }
}
