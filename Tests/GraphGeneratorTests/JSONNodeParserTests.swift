import GraphGenerator
import GraphSpec
import SpecJSON
import Support
import Testing

@Suite struct JSONNodeParserTests {
  private static func parse(_ text: String) throws -> JSONNode {
    try JSONNodeParser.parse(Array(text.utf8), file: "f.json")
  }

  @Test func everyKindOfValueIsRead() throws {
    let root = try Self.parse(#" {"a": [1, -2.5e3, true, false, null, "x"], "b": {"c": {}}, "d": []} "#)
    #expect(root.object?.map(\.name) == ["a", "b", "d"])
    let items = try #require(root["a"]?.array)
    guard case .number("1") = items[0].value, case .number("-2.5e3") = items[1].value,
      case .bool(true) = items[2].value, case .bool(false) = items[3].value, case .null = items[4].value
    else {
      Issue.record("\(items)")
      return
    }
    #expect(items[5].string == "x")
    #expect(root["b"]?["c"]?.object?.isEmpty == true)
    #expect(root["d"]?.array?.isEmpty == true)
    #expect(root["e"] == nil)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9x\u0041""#, "éxA"), (#""\ud83d\ude00!""#, "😀!"),
    (#""a\ud83d\ude00\ud83d\ude00b""#, "a😀😀b"), (#""ü😀""#, "ü😀"), (#""\ud83d""#, "\u{FFFD}"), (#""""#, ""),
  ])
  func stringsAreUnescaped(_ text: String, _ value: String) throws {
    #expect(try Self.parse(text).string == value)
  }

  @Test func placesAreLinesAndColumnsInBytes() throws {
    let root = try Self.parse("{\n  \"ü\": 1, \"b\": [\r\n\t2]\n}")
    let members = try #require(root.object)
    #expect(members[0].location == SourceLocation(file: "f.json", line: 2, column: 3))
    #expect(members[1].location == SourceLocation(file: "f.json", line: 2, column: 12))
    #expect(members[1].value.array?.first?.location == SourceLocation(file: "f.json", line: 3, column: 2))
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() throws {
    let root = try Self.parse("\u{FEFF}{}")
    #expect(root.object?.isEmpty == true)
    #expect(root.location.column == 1)
  }

  @Test(arguments: [
    ("", "1:1"), ("{", "1:2"), ("[1,]", "1:4"), ("{\"a\" 1}", "1:6"), ("{\"a\": 1 \"b\": 2}", "1:9"), ("{a: 1}", "1:2"),
    ("[1 2]", "1:4"), ("nul", "1:1"), ("+1", "1:1"), ("1 2", "1:3"), ("\"abc", "1:5"), ("\"a\nb\"", "1:3"),
    ("\"\\x\"", "1:2"), ("\"\\u12G4\"", "1:2"), ("\"\\", "1:2"), ("{}\n}", "2:1"), ("'a'", "1:1"), ("[1,\n,2]", "2:1"),
    ("{\"a\": 1, \"a\": 2}", "1:10"), ("\"\\u+041\"", "1:2"), ("\"\\u-041\"", "1:2"), ("\"a\\u0000b\"", "1:3"),
    ("{\"\\u0000\": 1}", "1:3"),
  ])
  func whatIsNoJSONIsPointedAt(_ text: String, _ place: String) throws {
    let failure = #expect(throws: JSONNodeParser.Failure.self) { try Self.parse(text) }
    #expect(failure.map { "\($0.location.line):\($0.location.column)" } == place, "\(failure?.message ?? "")")
    #expect(failure?.message.isEmpty == false)
  }

  /// RFC 8259 section 6: what other readers of numbers take is no JSON.
  @Test(arguments: [
    "01", "1.", ".5", "-", "1e", "0x10", "1_000", "Infinity", "-inf", "nan", "-nan", "0x1p3", "1e5x", "-01",
  ])
  func aNumberIsOneOfJSON(_ text: String) {
    #expect(throws: JSONNodeParser.Failure.self) { try Self.parse(text) }
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try Self.parse(nested(60)) }
    #expect(throws: JSONNodeParser.Failure.self) { try Self.parse(nested(100_000)) }
  }

  @Test func aSurrogatePairSplitByTextIsNotJoined() throws {
    #expect(try Self.parse(#""\ud83dx\ude00""#).string == "\u{FFFD}x\u{FFFD}")
  }

  @Test func bytesThatAreNoUTF8AreRefused() {
    #expect(throws: JSONNodeParser.Failure.self) {
      try JSONNodeParser.parse([0x22, 0xFF, 0xFE, 0x22], file: "f.json")
    }
  }
}

@Suite struct JSONTextTests {
  @Test func valuesArePrintedAsParsersReadThem() throws {
    let value: JSONText = [
      "text": "a\"b\\c\n\t\u{1}é", "number": -3, "yes": true, "nothing": .null, "empty": [], "none": .object([]),
      "list": [1, ["a": "b"]],
    ]
    #expect(
      value.pretty == """
        {
          "text": "a\\"b\\\\c\\n\\t\\u0001é",
          "number": -3,
          "yes": true,
          "nothing": null,
          "empty": [],
          "none": {},
          "list": [
            1,
            {
              "a": "b"
            }
          ]
        }
        """
    )
    let read = try JSONNodeParser.parse(Array(value.pretty.utf8), file: "f")
    #expect(read["text"]?.string == "a\"b\\c\n\t\u{1}é")
  }
}
