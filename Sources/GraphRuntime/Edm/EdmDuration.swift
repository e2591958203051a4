extension Edm {
  /// A signed length of time: `PT1H30M`, `-P3DT4H5M6.7S` (ABNF `durationValue`; a day is 24 hours, years and months don't
  /// exist).
  public struct Duration: StringValue {
    public let description: String
    /// Digits beyond the 18th of a fraction of a second are in the text only.
    public let duration: Swift.Duration

    public init?(_ description: String) {
      var cursor = TextCursor(description)
      guard let duration = cursor.duration(), cursor.isAtEnd else { return nil }
      self.description = description
      self.duration = duration
    }

    /// Written with days, hours, minutes and seconds, each where it isn't zero; `PT0S` for nothing.
    public init(_ duration: Swift.Duration) {
      self.duration = duration
      let (signedSeconds, signedAttoseconds) = duration.components
      let seconds = signedSeconds.magnitude
      let attoseconds = Int64(signedAttoseconds.magnitude)
      var clock = ""
      if seconds / 3600 % 24 > 0 { clock += "\(seconds / 3600 % 24)H" }
      if seconds / 60 % 60 > 0 { clock += "\(seconds / 60 % 60)M" }
      if seconds % 60 > 0 || attoseconds > 0 {
        clock += "\(seconds % 60)\(fractionText(attoseconds: attoseconds, minimumDigits: 1))S"
      }
      if seconds == 0, attoseconds == 0 { clock = "0S" }
      description =
        (duration < .zero ? "-" : "") + "P" + (seconds >= 86_400 ? "\(seconds / 86_400)D" : "")
        + (clock.isEmpty ? "" : "T" + clock)
    }
  }
}

/// Two durations are equal when they are equally long: `PT90M` and `PT1H30M` are.
extension Edm.Duration: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool { left.duration == right.duration }
  public static func < (left: Self, right: Self) -> Bool { left.duration < right.duration }
  public func hash(into hasher: inout Hasher) { hasher.combine(duration) }
}

extension TextCursor {
  /// ABNF `durationValue`, with at least one part, and at least one after `T` (XML Schema `dayTimeDuration`).
  fileprivate mutating func duration() -> Swift.Duration? {
    let isNegative = sign() ?? false
    guard take(letter: "P") else { return nil }
    var seconds: Int64 = 0
    var attoseconds: Int64 = 0
    /// The parts that may still follow: those after the one read last.
    var units: ArraySlice<(letter: Unicode.Scalar, seconds: Int64)> = [("D", 86_400)]
    var isClock = false
    var isComplete = false
    while !isAtEnd {
      if !isClock, take(letter: "T") {
        isClock = true
        isComplete = false
        units = [("H", 3600), ("M", 60), ("S", 1)]
        continue
      }
      guard let number = wholeNumber() else { return nil }
      let hasFraction = take(".")
      guard let fraction = hasFraction ? fraction() : 0,
        let unit = units.firstIndex(where: { take(letter: $0.letter) })
      else { return nil }
      let length = units[unit].seconds
      guard !hasFraction || length == 1 else { return nil }
      let (part, isTooLong) = number.multipliedReportingOverflow(by: length)
      let (sum, isSumTooLong) = seconds.addingReportingOverflow(part)
      guard !isTooLong, !isSumTooLong else { return nil }
      (seconds, attoseconds) = (sum, fraction)
      units = units[(unit + 1)...]
      isComplete = true
    }
    guard isComplete else { return nil }
    return Swift.Duration(
      secondsComponent: isNegative ? -seconds : seconds,
      attosecondsComponent: isNegative ? -attoseconds : attoseconds
    )
  }
}
