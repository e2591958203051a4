import GraphRuntime
import Testing

@Suite
struct EdmDurationTests {
  @Test(
    "lengths",
    arguments: [
      ("PT0S", 0, 0), ("P0D", 0, 0), ("PT1H30M", 5400, 0), ("P3DT4H5M6.7S", 273_906, 700_000_000_000_000_000),
      ("-P1D", -86_400, 0), ("+PT5S", 5, 0), ("-PT0.5S", 0, -500_000_000_000_000_000), ("PT90M", 5400, 0),
      ("P180D", 15_552_000, 0), ("PT48H", 172_800, 0), ("pt1h", 3600, 0), ("PT0001M", 60, 0),
      ("PT0.000000000000000001S", 0, 1), ("PT1.0000000000000000019S", 1, 1), ("P1DT1S", 86_401, 0),
      ("PT9223372036854775807S", .max, 0),
    ] as [(String, Int64, Int64)]
  )
  func reads(text: String, seconds: Int64, attoseconds: Int64) throws {
    let value = try #require(Edm.Duration(text))
    #expect(value.duration == Duration(secondsComponent: seconds, attosecondsComponent: attoseconds))
    #expect(value.description == text)
    #expect(Edm.Duration(json: .string(text))?.json == .string(text))
  }

  @Test(
    "what is no duration",
    arguments: [
      "", "P", "PT", "-P", "P1DT", "P1Y", "P1M", "P1W", "PT1M1H", "PT1S1M", "P1H", "PT1D", "PT1H1H", "PTT1H", "PT1.5H",
      "P1.5D", "P1.0D", "PT.5S", "PT1.S", "PT1", "1H", "PT-1H", "--PT1H", "PT1H ", "PT1,5S", "PT1HT1M", "00:30:00",
      "PT9223372036854775808S", "P9223372036854775807D", "P106751991167300DT99999999999999999H",
    ]
  )
  func refuses(text: String) { #expect(Edm.Duration(text) == nil) }

  @Test(
    "is written with the parts that are not zero",
    arguments: [
      (.zero, "PT0S"), (.seconds(5400), "PT1H30M"), (.seconds(86_400), "P1D"), (.seconds(-90_061), "-P1DT1H1M1S"),
      (.milliseconds(6700), "PT6.7S"), (.nanoseconds(1), "PT0.000000001S"), (.milliseconds(-500), "-PT0.5S"),
      (Duration(secondsComponent: 3600, attosecondsComponent: 1), "PT1H0.000000000000000001S"),
    ] as [(Duration, String)]
  )
  func writes(duration: Duration, text: String) { #expect(Edm.Duration(duration).description == text) }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func roundTripsOfRandomLengths(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for magnitude in [1, 1000, 1_000_000, .max] as [Int64] {
      let sign: Int64 = Bool.random(using: &generator) ? 1 : -1
      let duration = Duration(
        secondsComponent: sign * Int64.random(in: 0..<magnitude, using: &generator),
        attosecondsComponent: sign * Int64.random(in: 0..<1_000_000_000_000_000_000, using: &generator)
      )
      let value = Edm.Duration(duration)
      #expect(try #require(Edm.Duration(value.description)).duration == duration)
    }
  }

  @Test
  func isEqualToWhatIsAsLong() throws {
    let (minutes, hours) = (try #require(Edm.Duration("PT90M")), try #require(Edm.Duration("PT1H30M")))
    #expect(minutes == hours)
    #expect(minutes.hashValue == hours.hashValue)
    #expect(try #require(Edm.Duration("-PT1S")) < #require(Edm.Duration("PT0S")))
  }
}
