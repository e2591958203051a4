/// What a clock shows.
struct ClockTime: Hashable {
  let hour: Int
  let minute: Int
  let second: Int
  /// The fraction of the second, in units of 10⁻¹⁸.
  let attoseconds: Int64

  var secondsSinceMidnight: Int { (hour * 60 + minute) * 60 + second }
}

extension ClockTime: CustomStringConvertible {
  /// With seconds always, and a fraction if there is one: milliseconds, or as many digits more as it takes.
  var description: String {
    hour.padded(to: 2) + ":" + minute.padded(to: 2) + ":" + second.padded(to: 2)
      + fractionText(attoseconds: attoseconds, minimumDigits: 3)
  }
}

extension TextCursor {
  /// ABNF `timeOfDayValue`: hour, minute and, if they are there, second and up to 12 digits of fraction.
  mutating func clockTime(hours: ClosedRange<Int>, seconds: ClosedRange<Int>) -> ClockTime? {
    guard let hour = twoDigits(in: hours), take(":"), let minute = twoDigits(in: 0...59) else { return nil }
    guard take(":") else { return ClockTime(hour: hour, minute: minute, second: 0, attoseconds: 0) }
    guard let second = twoDigits(in: seconds) else { return nil }
    guard take(".") else { return ClockTime(hour: hour, minute: minute, second: second, attoseconds: 0) }
    guard let attoseconds = fraction(maximumDigits: 12) else { return nil }
    return ClockTime(hour: hour, minute: minute, second: second, attoseconds: attoseconds)
  }
}
