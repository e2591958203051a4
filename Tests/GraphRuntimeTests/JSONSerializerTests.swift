import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite
struct JSONSerializerTests {
  @Test(
    "writes compact text with the fewest escapes",
    arguments: [
      (nil, "null"), (true, "true"), (-1.5, "-1.5"), ([], "[]"), ([:], "{}"),
      ([1, [2, nil], ["a": "b"]], #"[1,[2,null],{"a":"b"}]"#),
      ("a/b\"\\\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é😀\u{2028}", #""a/b\"\\\b\f\n\r\t\u0000\u001f"# + "\u{7F}é😀\u{2028}\""),
      (["\n": 1], #"{"\n":1}"#),
    ] as [(JSONValue, String)]
  )
  func writes(value: JSONValue, text: String) throws {
    #expect(value.serialized() == text)
    #expect(Array(value.serializedData()) == Array(text.utf8))
    #expect(try JSONValue(parsing: value.serializedBytes()) == value)
  }

  @Test
  func sortsMembersByName() {
    let names = (0..<100).map { "n\($0)" } + ["", "A", "a", "é", "😀"]
    let value = JSONValue.object(Dictionary(uniqueKeysWithValues: names.shuffled().map { ($0, .null) }))
    let expected = names.sorted().map { "\"\($0)\":null" }.joined(separator: ",")
    #expect(value.serialized() == "{" + expected + "}")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func roundTripsOfRandomValues(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let value = generator.json()
      let text = value.serialized()
      let parsed = try JSONValue(parsing: text)
      #expect(parsed == value)
      #expect(parsed.serialized() == text)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func damagedTextsAreRefusedOrReadNeverACrash(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      var bytes = JSONValue.array([generator.json(), generator.json()]).serializedBytes()
      // A text that starts with “[” and is cut off is never complete.
      let cut = bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))
      #expect(throws: JSONParsingError.self) { try JSONValue(parsing: cut) }
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      switch Result(catching: { () throws(JSONParsingError) in try JSONValue(parsing: bytes) }) {
      case .success(let value): #expect(try JSONValue(parsing: value.serializedBytes()) == value)
      case .failure(let error): #expect((0...bytes.count).contains(error.offset))
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func agreesWithFoundationsDecoderAndEncoder(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let value = generator.json(digits: 8)
      #expect(try JSONDecoder().decode(JSONValue.self, from: value.serializedData()) == value)
      #expect(try JSONValue(parsing: JSONEncoder().encode(value)) == value)
    }
  }

  @Test(.enabled(if: !samplePayloads.isEmpty, "no ../shared/corpus beside the package"))
  func samplePayloadsComeBack() throws {
    for path in samplePayloads {
      let data = try contents(of: path)
      let value = try JSONValue(parsing: data)
      #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value, "\(path)")
      #expect(try JSONValue(parsing: value.serializedBytes()) == value, "\(path)")
      #expect(try JSONValue(parsing: JSONEncoder().encode(value)) == value, "\(path)")
    }
  }
}
