import GraphRuntime
import Testing

@Suite
struct JSONParserTests {
  @Test(
    "reads every kind of value",
    arguments: [
      ("null", .null),
      (" \t\r\n true \n", true),
      ("false", false),
      ("\"\"", ""),
      ("[]", []),
      ("[ ]", []),
      ("{}", [:]),
      ("{ }", [:]),
      ("[[],{},[[]]]", [[], [:], [[]]]),
      (#"{"":{"":[null]}}"#, ["": ["": [nil]]]),
      (#"{ "a" : [ 1 , -2.5 , "x" ] , "b" : { "c" : null } }"#, ["a": [1, -2.5, "x"], "b": ["c": nil]]),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u0041\u00e9\u20AC\uD83D\uDE00\u0000""#, "Aé€😀\0"),
      (#""aé€😀\u007fz""#, "aé€😀\u{7F}z"),
      ("\u{FEFF}[1]", [1]),
    ] as [(String, JSONValue)]
  )
  func reads(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(
    "keeps the text of numbers",
    arguments: [
      "0", "-0", "0.0", "1e999999", "-1E+400", "1.50", "9223372036854775808",
      "0.1234567890123456789012345678901234567890",
      "12345678901234567890123456789012345678901234567890", "1e-999999999999999999999", "0e0", "10e-1",
    ]
  )
  func keepsNumbers(text: String) throws {
    #expect(try JSONValue(parsing: text).number?.text == text)
    #expect(try JSONValue(parsing: "[\(text)]").serialized() == "[\(text)]")
  }

  @Test(
    "refuses what is no JSON, and says why and where",
    arguments: [
      ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
      ("[1,", .unexpectedEnd, 3), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
      ("\"abc", .unexpectedEnd, 4), ("\"\\", .unexpectedEnd, 2), ("\"\\u00", .unexpectedEnd, 5),
      ("-", .unexpectedEnd, 1),
      ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2), ("tru", .unexpectedEnd, 3),
      ("]", .unexpectedByte(0x5D), 0), ("[1,]", .unexpectedByte(0x5D), 3), ("[1}", .unexpectedByte(0x7D), 2),
      ("[,1]", .unexpectedByte(0x2C), 1), ("[1 2]", .unexpectedByte(0x32), 3), ("{1:2}", .unexpectedByte(0x31), 1),
      ("{\"a\" 1}", .unexpectedByte(0x31), 5), ("{\"a\":1,}", .unexpectedByte(0x7D), 7),
      ("{\"a\":}", .unexpectedByte(0x7D), 5), ("{\"a\":1]", .unexpectedByte(0x5D), 6),
      ("True", .unexpectedByte(0x54), 0), ("nul1", .unexpectedByte(0x31), 3), ("NaN", .unexpectedByte(0x4E), 0),
      ("+1", .unexpectedByte(0x2B), 0), (".5", .unexpectedByte(0x2E), 0), ("'a'", .unexpectedByte(0x27), 0),
      ("[/*x*/1]", .unexpectedByte(0x2F), 1), ("\u{A0}1", .unexpectedByte(0xC2), 0),
      ("01", .invalidNumber, 1), ("-01", .invalidNumber, 2), ("-a", .invalidNumber, 1), ("1.e1", .invalidNumber, 2),
      ("1e+x", .invalidNumber, 3),
      ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2), ("0x10", .trailingBytes, 1),
      ("\"a\nb\"", .controlCharacter(0x0A), 2), ("\"\0\"", .controlCharacter(0), 1),
      (#""\x""#, .invalidEscape, 1), (#""a\u12G4""#, .invalidEscape, 2), (#""\U0041""#, .invalidEscape, 1),
      (#""\uD83D""#, .loneSurrogate, 1), (#""\uDE00\uD83D""#, .loneSurrogate, 1),
      (#""\uD83D\u0041""#, .loneSurrogate, 1),
      (#""\uD83Dx""#, .loneSurrogate, 1), (#""\uD83D\n""#, .loneSurrogate, 1),
      (#"{"a":1,"b":2,"a":1}"#, .duplicateMember("a"), 13), (#"{"a":1,"\u0061":2}"#, .duplicateMember("a"), 7),
    ] as [(String, JSONParsingError.Reason, Int)]
  )
  func refuses(text: String, reason: JSONParsingError.Reason, offset: Int) {
    #expect(throws: JSONParsingError(reason: reason, offset: offset)) { try JSONValue(parsing: text) }
    #expect(throws: JSONParsingError(reason: reason, offset: offset)) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test(
    "refuses bytes that are not UTF-8",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
      [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xF0, 0x9F, 0x98, 0x41],
    ] as [[UInt8]]
  )
  func refusesInvalidUTF8(bytes: [UInt8]) {
    let error = JSONParsingError(reason: .invalidUTF8, offset: 1)
    #expect(throws: error) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
    #expect(throws: error) { try JSONValue(parsing: [0x22] + bytes) }
  }

  @Test
  func nestsAsDeepAsItSaysAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let deepest = nested(JSONValue.maximumDepth)
    #expect(try JSONValue(parsing: deepest).serialized() == deepest)
    let tooDeep = JSONParsingError(reason: .tooDeep, offset: JSONValue.maximumDepth)
    #expect(throws: tooDeep) { try JSONValue(parsing: nested(JSONValue.maximumDepth + 1)) }
    #expect(throws: tooDeep) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    // Depth is what is open, not how often something was opened.
    let wide = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
    #expect(try JSONValue(parsing: wide).array?.count == 1000)
  }

  @Test
  func describesAnErrorSoThatItCanBeFound() {
    #expect(
      JSONParsingError(reason: .unexpectedByte(0x7D), offset: 7).description
        == "invalid JSON at byte 7: “}” can't stand here"
    )
    #expect(
      JSONParsingError(reason: .controlCharacter(0x0A), offset: 2).description
        == "invalid JSON at byte 2: byte 0x0A has to be escaped in a string"
    )
  }

  @Test
  func readsSequencesWithoutContiguousStorage() throws {
    #expect(try JSONValue(parsing: "[1,2]".utf8.lazy.map { $0 }) == [1, 2])
    #expect(try JSONValue(parsing: "x[1,2]y".utf8.dropFirst().dropLast()) == [1, 2])
  }
}
