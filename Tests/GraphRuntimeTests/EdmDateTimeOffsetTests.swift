import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite
struct EdmDateTimeOffsetTests {
  @Test(
    "instants",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0, 0),
      ("2026-05-04T12:00:00Z", 1_777_896_000, 0, 0),
      ("2026-05-04T12:00Z", 1_777_896_000, 0, 0),
      ("2026-05-04t12:00:00z", 1_777_896_000, 0, 0),
      ("2026-05-04T14:00:00.0000000+02:00", 1_777_896_000, 0, 120),
      ("2026-05-04T06:30-05:30", 1_777_896_000, 0, -330),
      ("2026-05-04T12:00:00-00:00", 1_777_896_000, 0, 0),
      ("2026-05-04T12:00:00.1234567Z", 1_777_896_000, 123_456_700_000, 0),
      ("2026-05-04T12:00:00.123456789012Z", 1_777_896_000, 123_456_789_012, 0),
      ("1969-12-31T23:59:59.5Z", -1, 500_000_000_000, 0),
      ("0001-01-01T00:00:00Z", -62_135_596_800, 0, 0),
      ("9999-12-31T23:59:59.9999999Z", 253_402_300_799, 999_999_900_000, 0),
      ("0000-01-01T00:00:00Z", -62_167_219_200, 0, 0),
      ("-0001-12-31T00:00:00Z", -62_167_305_600, 0, 0),
      ("10000-01-01T00:00:00Z", 253_402_300_800, 0, 0),
      ("2016-12-31T23:59:60Z", 1_483_228_800, 0, 0),
      ("2016-12-31T24:00:00Z", 1_483_228_800, 0, 0),
      ("2016-12-31T24:00Z", 1_483_228_800, 0, 0),
      ("2024-02-29T00:00:00+23:59", 1_709_164_800 - 86_340, 0, 1439),
    ] as [(String, Int64, Int64, Int)]
  )
  func reads(text: String, seconds: Int64, picoseconds: Int64, offset: Int) throws {
    let value = try #require(Edm.DateTimeOffset(text))
    #expect(value.secondsSince1970 == seconds)
    #expect(value.picoseconds == picoseconds)
    #expect(value.offsetInMinutes == offset)
    #expect(value.description == text)
    #expect(Edm.DateTimeOffset(json: .string(text))?.json == .string(text))
    #expect(Edm.DateTimeOffset(secondsSince1970: seconds, picoseconds: picoseconds) == value)
  }

  @Test(
    "what is no date and time with offset",
    arguments: [
      "", "2026-05-04", "2026-05-04T12:00:00", "2026-05-04 12:00:00Z", "2026-05-04T12:00:00+0200", "2026-05-04T12Z",
      "2026-05-04T12:00:00+2:00", "2026-05-04T12:00:00+24:00", "2026-05-04T12:00:00+02:60", "2026-05-04T24:00:01Z",
      "2026-05-04T24:01Z", "2026-05-04T24:00:00.1Z", "2026-05-04T25:00Z", "2026-05-04T12:60Z", "2026-05-04T12:00:61Z",
      "2026-05-04T12:00:00.Z", "2026-05-04T12:00:00.1234567890123Z", "2026-02-30T12:00:00Z", "2026-05-04T12:00:00ZZ",
      "2026-05-04T12:00:00Z ", "\u{FEFF}2026-05-04T12:00:00Z", "26-05-04T12:00:00Z", "2026-05-04T12:00.5Z",
      "2026-05-04T12:00:00,5Z", "/Date(1777896000000)/", "1777896000", "9999999999-01-01T00:00:00Z",
      "2026-05-04T12:00:00\u{301}Z",
    ]
  )
  func refuses(text: String) { #expect(Edm.DateTimeOffset(text) == nil) }

  @Test
  func isEqualToTheSameInstantHoweverItIsWritten() throws {
    let texts = [
      "2026-05-04T12:00Z", "2026-05-04T12:00:00.000Z", "2026-05-04T14:00:00+02:00", "2026-05-05T01:45:00+13:45",
    ]
    let values = try texts.map { try #require(Edm.DateTimeOffset($0)) }
    #expect(Set(values).count == 1)
    #expect(values.map(\.description) == texts)
    let later = try #require(Edm.DateTimeOffset("2026-05-04T12:00:00.000000000001Z"))
    #expect(values.allSatisfy { $0 < later && $0 != later })
  }

  @Test(
    "writes dates in UTC with the digits that they have",
    arguments: [
      ("2001-01-01T00:00:00Z", 0), ("2026-05-04T12:00:00Z", 799_588_800), ("2026-05-04T12:00:00.125Z", 799_588_800.125),
      ("2026-05-04T12:00:00.100Z", 799_588_800.1), ("2026-05-04T12:00:00.123456Z", 799_588_800.123456),
      ("2026-05-04T12:00:00.1234567Z", 799_588_800.1234567), ("2000-12-31T23:59:58.500Z", -1.5),
      ("2001-01-01T00:00:00.000000001Z", 1e-9), ("0001-01-01T00:00:00Z", -63_113_904_000),
      ("9999-12-31T23:59:59Z", 252_423_993_599),
    ]
  )
  func writes(text: String, interval: Double) throws {
    let date = Date(timeIntervalSinceReferenceDate: interval)
    let value = Edm.DateTimeOffset(date)
    #expect(value.description == text)
    #expect(value.date == date)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func datesComeBackAsTheyWere(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for range in [-1e3...1e3, -1e9...1e9, -6e10...3e11, -1e14...1e14] {
      for _ in 0..<50 {
        let date = Date(timeIntervalSinceReferenceDate: .random(in: range, using: &generator))
        let value = Edm.DateTimeOffset(date)
        #expect(value.description.hasSuffix("Z"))
        let difference = try #require(Edm.DateTimeOffset(value.description)).date.timeIntervalSince(date)
        #expect(abs(difference) < 1e-12)
        if abs(date.timeIntervalSinceReferenceDate) > 1e4 { #expect(difference == 0) }
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func agreesWithFoundationsISO8601Style(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      // From 1600 on, where Foundation's calendar is Gregorian too.
      let seconds = Int64.random(in: -11_676_096_000...253_402_300_799, using: &generator)
      let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
      #expect(Edm.DateTimeOffset(text)?.secondsSince1970 == seconds)
      #expect(Edm.DateTimeOffset(secondsSince1970: seconds)?.description == text)
    }
  }

  @Test
  func refusesInstantsThatHaveNoText() {
    #expect(Edm.DateTimeOffset(secondsSince1970: .min) == nil)
    #expect(Edm.DateTimeOffset(secondsSince1970: .max) == nil)
    #expect(Edm.DateTimeOffset(secondsSince1970: 0, picoseconds: -1) == nil)
    #expect(Edm.DateTimeOffset(secondsSince1970: 0, picoseconds: 1_000_000_000_000) == nil)
  }
}
