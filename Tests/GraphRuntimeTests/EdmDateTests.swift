import GraphRuntime
import Testing

@Suite
struct EdmDateTests {
  @Test(
    "days",
    arguments: [
      ("2026-05-04", 2026, 5, 4), ("0001-01-01", 1, 1, 1), ("0000-02-29", 0, 2, 29), ("2000-02-29", 2000, 2, 29),
      ("9999-12-31", 9999, 12, 31), ("12345-01-31", 12345, 1, 31), ("-0044-03-15", -44, 3, 15),
      ("-999999999-12-31", -999_999_999, 12, 31),
    ]
  )
  func reads(text: String, year: Int, month: Int, day: Int) throws {
    let date = try #require(Edm.Date(text))
    #expect(date.year == year)
    #expect(date.month == month)
    #expect(date.day == day)
    #expect(date.description == text)
    #expect(try #require(Edm.Date(year: year, month: month, day: day)).description == text)
    #expect(Edm.Date(json: .string(text))?.json == .string(text))
  }

  @Test(
    "what is no day",
    arguments: [
      "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "226-01-01",
      "02026-01-01", "2026-01-01Z", "2026-01-01T00:00", " 2026-01-01", "2026/01/01", "+2026-01-01", "20260101",
      "1234567890-01-01", "２０２６-01-01", "--2026-01-01", "2026-01-01\n",
    ]
  )
  func refuses(text: String) {
    #expect(Edm.Date(text) == nil)
    #expect(Edm.Date(json: .string(text)) == nil)
  }

  @Test
  func daysInOrderEachTheSuccessorOfTheOneBefore() throws {
    // 400 years have every kind of month; the second cycle starts like the first.
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var last = try #require(Edm.Date(year: -401, month: 12, day: 31))
    var instant = try #require(Edm.DateTimeOffset("\(last)T00:00Z"))
    for year in -400...450 {
      let isLeapYear = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      for month in 1...12 {
        let length = month == 2 && isLeapYear ? 29 : lengths[month - 1]
        #expect(Edm.Date(year: year, month: month, day: length + 1) == nil)
        for day in 1...length {
          let date = try #require(Edm.Date(year: year, month: month, day: day))
          #expect(last < date)
          let next = try #require(Edm.DateTimeOffset("\(date)T00:00Z"))
          #expect(next.secondsSince1970 == instant.secondsSince1970 + 86_400)
          let written = try #require(Edm.DateTimeOffset(secondsSince1970: next.secondsSince1970))
          #expect(written.description == "\(date)T00:00:00Z")
          (last, instant) = (date, next)
        }
      }
    }
  }

  @Test
  func year0HasTwoTexts() throws {
    let (plain, negative) = (try #require(Edm.Date("0000-01-01")), try #require(Edm.Date("-0000-01-01")))
    #expect(plain == negative)
    #expect(plain.hashValue == negative.hashValue)
    #expect(negative.description == "-0000-01-01")
  }

  @Test(
    "times of day",
    arguments: [
      ("08:30", 8, 30, 0, 0), ("00:00:00", 0, 0, 0, 0), ("23:59:59.9999999", 23, 59, 59, 999_999_900_000),
      ("12:34:56.000000000001", 12, 34, 56, 1), ("12:34:56.5", 12, 34, 56, 500_000_000_000),
    ]
  )
  func times(text: String, hour: Int, minute: Int, second: Int, picoseconds: Int64) throws {
    let time = try #require(Edm.TimeOfDay(text))
    #expect(time.hour == hour)
    #expect(time.minute == minute)
    #expect(time.second == second)
    #expect(time.picoseconds == picoseconds)
    #expect(time.description == text)
    #expect(time.json == .string(text))
    #expect(Edm.TimeOfDay(hour: hour, minute: minute, second: second, picoseconds: picoseconds) == time)
  }

  @Test(
    "what is no time of day",
    arguments: [
      "", "8:30", "24:00", "24:00:00", "12:60", "12:00:60", "12:00:00.", "12:00.5", "12:00:00.1234567890123", "12",
      "12:00Z", "12:00:00,5", "-12:00", "12:00:0", " 12:00",
    ]
  )
  func refusesTime(text: String) { #expect(Edm.TimeOfDay(text) == nil) }

  @Test
  func timesCompareAsInstantsOfADay() throws {
    let (short, long) = (try #require(Edm.TimeOfDay("08:30")), try #require(Edm.TimeOfDay("08:30:00.000")))
    #expect(short == long)
    #expect(short.hashValue == long.hashValue)
    #expect(try short < #require(Edm.TimeOfDay("08:30:00.000000000001")))
    #expect(short.sinceMidnight == .seconds(30_600))
    #expect(Edm.TimeOfDay(hour: 9, minute: 5)?.description == "09:05:00")
    #expect(Edm.TimeOfDay(hour: 9, minute: 5, picoseconds: 250_000_000_000)?.description == "09:05:00.250")
    #expect(Edm.TimeOfDay(hour: 24, minute: 0) == nil)
    #expect(Edm.TimeOfDay(hour: 0, minute: 0, picoseconds: 1_000_000_000_000) == nil)
  }
}
