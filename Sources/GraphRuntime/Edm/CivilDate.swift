/// A day of the proleptic Gregorian calendar, as ISO 8601 has it: there is a year 0, and years before it are negative.
struct CivilDate: Hashable {
  let year: Int
  let month: Int
  let day: Int

  /// Nil when there is no such day, or the year has more than nine digits.
  init?(year: Int, month: Int, day: Int) {
    guard (-999_999_999...999_999_999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeapYear ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Years are counted from March here, so that the leap day is the last of its year and the months before it have
  // lengths that repeat every five: day 153 × m ÷ 5 of the year starts month m.

  /// From 0000-03-01 to 1970-01-01.
  private static let daysToEpoch = 719_468
  private static let daysInFourCenturies = 146_097

  var daysSince1970: Int {
    let marchYear = month < 3 ? year - 1 : year
    let marchMonth = (month + 9) % 12
    let leapDays = marchYear.floorDivided(by: 4) - marchYear.floorDivided(by: 100) + marchYear.floorDivided(by: 400)
    return marchYear * 365 + leapDays + (marchMonth * 153 + 2) / 5 + day - 1 - Self.daysToEpoch
  }

  init(daysSince1970: Int) {
    let days = daysSince1970 + Self.daysToEpoch
    let cycle = days.floorDivided(by: Self.daysInFourCenturies)
    let dayOfCycle = days - cycle * Self.daysInFourCenturies
    // The last day of four years, and of four centuries, is a leap day, which must not start a year of its own.
    let century = min(dayOfCycle / 36_524, 3)
    let dayOfCentury = dayOfCycle - century * 36_524
    let leapCycle = dayOfCentury / 1461
    let dayOfLeapCycle = dayOfCentury - leapCycle * 1461
    let yearOfLeapCycle = min(dayOfLeapCycle / 365, 3)
    let dayOfYear = dayOfLeapCycle - yearOfLeapCycle * 365
    let marchMonth = (dayOfYear * 5 + 2) / 153
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    day = dayOfYear - (marchMonth * 153 + 2) / 5 + 1
    let marchYear = cycle * 400 + century * 100 + leapCycle * 4 + yearOfLeapCycle
    year = month < 3 ? marchYear + 1 : marchYear
  }
}

extension CivilDate: CustomStringConvertible {
  var description: String {
    (year < 0 ? "-" : "") + abs(year).padded(to: 4) + "-" + month.padded(to: 2) + "-" + day.padded(to: 2)
  }
}

extension FixedWidthInteger {
  /// Rounds down; `divisor` is positive.
  func floorDivided(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// In decimal, with zeros in front.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
