import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct JSONNumberTests {
  @Test(arguments: [
    ("1", "1.0"), ("1", "10e-1"), ("100", "1e2"), ("0.1", "1E-1"), ("0", "0e99999999999999999999"), ("1.50", "15e-1"),
    ("-2", "-0.2e+1"),
  ])
  func equalValuesAreEqualAndHashAlike(left: String, right: String) throws {
    let left = try #require(JSONNumber(text: left))
    let right = try #require(JSONNumber(text: right))
    #expect(left == right)
    #expect(Set([left, right]).count == 1)
  }

  @Test(arguments: [
    ("0", "-0"), ("1", "-1"), ("9007199254740993", "9007199254740992"), ("1e400", "1e401"),
    ("0.1", "0.1000000000000000055511151231257827"), ("1e99999999999999999999", "1e99999999999999999998"),
    ("1e1000000001", "1e1000000002"),
  ])
  func differentValuesDiffer(left: String, right: String) throws {
    #expect(try #require(JSONNumber(text: left)) != #require(JSONNumber(text: right)))
  }

  @Test(arguments: ["", "01", "+1", ".5", "1.", "1e", "1e+", "-", "NaN", "0x1", " 1", "1 ", "١", "1_0"])
  func otherTextIsNoNumber(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test func integersAreExactOrNil() throws {
    #expect(JSONNumber(text: "9223372036854775807")?.integer() == Int64.max)
    #expect(JSONNumber(text: "9223372036854775808")?.integer(as: Int64.self) == nil)
    #expect(JSONNumber(text: "1.0e2")?.integer() == Int32(100))
    #expect(JSONNumber(text: "1e-1")?.integer(as: Int64.self) == nil)
    #expect(JSONNumber(text: "1e999999999999999999999")?.integer(as: Int64.self) == nil)
    #expect(JSONNumber(text: "256")?.integer(as: UInt8.self) == nil)
    #expect(JSONNumber(text: "-1")?.integer(as: UInt8.self) == nil)
  }

  @Test func doublesAreWrittenAsShortAsPossible() {
    #expect(JSONNumber(1.0)?.text == "1")
    #expect(JSONNumber(0.1)?.text == "0.1")
    #expect(JSONNumber(-0.0)?.text == "-0")
    #expect(JSONNumber(Double.infinity) == nil)
    #expect(JSONNumber(Double.nan) == nil)
  }

  @Test(arguments: [
    "0", "1", "-1", "9007199254740993", "9223372036854775807", "-9223372036854775808", "12345678901234567890", "0.1",
    "1e-7", "1.5", "-0.0", "-0", "1E+20", "123456789.123456789", "1e300", "1e-300", "1.7976931348623157e308",
  ])
  func foundationsCodersKeepTheValue(text: String) throws {
    let number = JSONValue.number(try #require(JSONNumber(text: text)))
    let decoded = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(decoded == number)
    #expect(try JSONValue(parsing: text) == number)
    let encoded = try JSONEncoder().encode([number])
    #expect(try JSONValue(parsing: encoded) == [number])
  }

  @Test func aNumberBeyondEveryTypeIsAnErrorOfFoundationsCodersOnly() throws {
    #expect(throws: (any Error).self) { try JSONDecoder().decode(JSONValue.self, from: Data("1e400".utf8)) }
    let number = try JSONValue(parsing: "1e400")
    #expect(number.serialized() == "1e400")
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(number) }
  }
}
