import GraphRuntime
import Testing

/// What a hostile or broken service may send. Objects are read as models, which look their members up in the text itself.
@Suite struct JSONDocumentTests {
  private func object(_ text: String) throws -> UnknownObject { try UnknownObject(jsonData: text.utf8) }

  private func error(of bytes: some Sequence<UInt8>) -> JSONParsingError? {
    do throws(JSONParsingError) {
      _ = try JSONValue(parsing: bytes)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Depth

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}"), (#"[{"b":"#, "}]"), ("[0,", ",1]"), (#"{"x":[],"a":"#, #","y":{}}"#)])
  func aTextNestsAsDeepAsItMayAndNoDeeper(open: String, close: String) throws {
    let levels = open.count { $0 == "[" || $0 == "{" } - open.count { $0 == "]" || $0 == "}" }
    func nested(_ times: Int) -> String {
      String(repeating: open, count: times) + "[]" + String(repeating: close, count: times)
    }
    // The innermost array is a level too.
    let most = (JSONValue.maximumDepth - 1) / levels
    let value = try JSONValue(parsing: nested(most))
    #expect(try JSONValue(parsing: value.serialized()) == value)
    #expect(error(of: nested(most + 1).utf8)?.reason == .tooDeep)
    #expect(error(of: String(repeating: open, count: 100_000).utf8)?.reason == .tooDeep)
  }

  @Test func theLimitIsExact() throws {
    func nested(_ depth: Int) -> String {
      #"{"a":"# + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(JSONValue.maximumDepth == 512)
    var deepest = try object(nested(512))
    #expect(String(decoding: deepest.jsonData(), as: UTF8.self) == nested(512))
    #expect(error(of: nested(513).utf8) == JSONParsingError(reason: .tooDeep, offset: 516))
    deepest.setNull("b")
    #expect(try UnknownObject(jsonData: deepest.jsonData()) == deepest)
    #expect(deepest.detached() == deepest)
  }

  @Test(arguments: ["[{", "[[}", #"{"a":["#, "[]]", "}{", #"[{"a":"#, "[,", "{:", "[0[", #"{"":{},"#])
  func deepGarbageIsAnError(unit: String) {
    let text = String(repeating: unit, count: 50_000)
    #expect((error(of: text.utf8)?.offset).map { $0 <= text.utf8.count } == true)
  }

  // MARK: Names

  @Test(arguments: [
    ("a", #"\u0061"#), (#"\u0061"#, "a"), ("é", "e\u{301}"), (#"\u00e9"#, "e\u{301}"), ("", ""), (#"\""#, #"\u0022"#),
    (#"\u0000"#, #"\u0000"#), ("\u{212B}", "Å"), (#"\ud83d\ude00"#, "😀"), (#"\/"#, "/"),
  ])
  func aMemberThatIsThereTwiceIsAnError(first: String, second: String) throws {
    for others in [0, 1, 22, 23, 24, 25, 100] {
      let filling = (0..<others).map { #""other\#($0)":[{"a":\#($0),"é":0}],"# }.joined()
      for text in [
        #"{\#(filling)"\#(first)":1,"\#(second)":2}"#, #"{"\#(first)":1,\#(filling)"\#(second)":2}"#,
        #"[{"\#(first)":1},{\#(filling)"\#(first)":{"\#(second)":1},"\#(second)":2}]"#,
      ] {
        guard case .duplicateMember? = error(of: text.utf8)?.reason else {
          Issue.record("taken: \(text)")
          continue
        }
      }
      let once = #"{"\#(first)":{"\#(second)":{"\#(first)":[]}},\#(filling)"zz":1}"#
      #expect(try object(once).additionalProperties.count == others + 2)
    }
  }

  @Test(arguments: [
    "", "\"", "\\", "a\"b", "\\u0061", "a\\", "\0", "a\0", "\0\0\0\0\0\0\0\0", "\":1,\"", "\u{1F}", "é", "e\u{301}",
    "😀",
    "/", "a:b", "x\":null,\"y", "@odata.type", "1234567\"", "12345678\\", "\u{FEFF}", "\u{2028}",
  ])
  func membersAreFoundWhateverTheirNamesAre(name: String) throws {
    let json: JSONValue = ["": 0, "a": 1, "b": [1], "x": 2, "y": 3]
    var members = try #require(json.object)
    members[name] = .null
    let escaped = name.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    let spelled = #"{"~":[],"\#(escaped)" : null}"#
    for object in try [
      object(JSONValue.object(members).serialized()), UnknownObject(additionalProperties: members), object(spelled),
    ] {
      #expect(object.isNull(name))
      #expect(object.additionalProperties[name] == .some(.null))
      #expect(!object.isNull(name + "\"") && !object.isNull(name + " ") && !object.isNull("b"))
      var changed = object
      changed.additionalProperties[name] = [1]
      #expect(changed.read(name) == [1] as JSONValue)
      #expect(changed.additionalProperties.count == object.additionalProperties.count)
      #expect(try UnknownObject(jsonData: changed.jsonData()) == changed)
      changed.additionalProperties[name] = nil
      #expect(changed.additionalProperties.count == object.additionalProperties.count - 1)
    }
  }

  /// As Swift compares strings, so that a lookup in the text and one in the dictionary say the same.
  @Test(arguments: [("é", "e\u{301}"), ("e\u{301}", "é"), ("\u{212B}", "\u{C5}")])
  func canonicallyEquivalentNamesAreOneName(name: String, other: String) throws {
    var object = try object(#"{"\#(name)": null, "b": 1}"#)
    #expect(object.isNull(other))
    #expect(object.additionalProperties[other] == .some(.null))
    object.additionalProperties[other] = 1
    #expect(object.additionalProperties.count == 2 && !object.isNull(name))
    #expect(try UnknownObject(jsonData: object.jsonData()) == object)
  }

  // MARK: Strings

  @Test func whatEndsAStringIsFoundWhereverItStands() throws {
    let plain = Array("abcdefghijklmnopqrstuvwxyz!#~ ABCDEFGH".utf8)
    for length in 0...34 {
      let before = Array(plain.prefix(length))
      for after in [0, 1, 7, 8, 9] {
        let rest = Array(plain.prefix(after))
        func text(_ middle: [UInt8]) -> [UInt8] { [0x7B, 0x22] + before + middle + rest + Array(#"":null}"#.utf8) }
        func expected(_ middle: String) -> String {
          String(decoding: before, as: UTF8.self) + middle + String(decoding: rest, as: UTF8.self)
        }
        for (spelling, meaning) in [
          ("", ""), (#"\""#, "\""), (#"\\"#, "\\"), (#"\\\\\""#, "\\\\\""), (#"\u0000"#, "\0"), ("é", "é"), ("😀", "😀"),
          ("\u{7F}", "\u{7F}"), ("\u{80}", "\u{80}"), (#"\ud83d\ude00"#, "😀"), ("\u{10FFFF}", "\u{10FFFF}"),
        ] {
          let object = try UnknownObject(jsonData: text(Array(spelling.utf8)))
          #expect(object.isNull(expected(meaning)))
          #expect(Array(object.jsonData()) == text(Array(spelling.utf8)))
        }
        for byte: UInt8 in [0, 1, 0x0A, 0x1F] {
          let expected = JSONParsingError(reason: .controlCharacter(byte), offset: 2 + length)
          #expect(error(of: text([byte])) == expected)
        }
        for byte: UInt8 in [0x80, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF8, 0xFF] {
          #expect(error(of: text([byte])) == JSONParsingError(reason: .invalidUTF8, offset: 2 + length))
        }
        for half in [#"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d"#, #"\ud83d\u0041"#] {
          #expect(error(of: text(Array(half.utf8))) == JSONParsingError(reason: .loneSurrogate, offset: 2 + length))
        }
        // A quotation mark ends the name here.
        let cut: JSONParsingError.Reason = after == 0 ? .unexpectedByte(0x22) : .unexpectedByte(0x61)
        #expect(error(of: text([0x22])) == JSONParsingError(reason: cut, offset: 3 + length))
      }
    }
  }

  // MARK: Numbers

  @Test func numbersOfAMillionDigitsAreKeptToTheDigit() throws {
    let digits = String(repeating: "1234567890", count: 100_000)
    for number in [digits, "-" + digits, "0." + digits, digits + "." + digits, "1e" + digits, digits + "E-" + digits] {
      let text = #"{"n": \#(number), "m":[\#(number)]}"#
      let object = try object(text)
      let value: JSONValue? = object.read("n")
      #expect(value?.number?.text == number)
      #expect(Array(object.jsonData()) == Array(text.utf8))
      let whole: Int64? = object.read("n")
      #expect(whole == nil)
      #expect(object.detached() == object && object.detached().hashValue == object.hashValue)
    }
    #expect(error(of: (digits + "x").utf8) == JSONParsingError(reason: .trailingBytes, offset: 1_000_000))
    #expect(error(of: ("0" + digits).utf8) == JSONParsingError(reason: .invalidNumber, offset: 1))
  }

  // MARK: The whole text

  @Test(arguments: [
    "", "\u{FEFF}", " ", "\n\r\t ", "\u{FEFF}\u{FEFF}1", "\0", "\0{}", "{}\0", "{}\u{FEFF}", "{},", "{}{}",
  ])
  func whatIsNoOneValueIsAnError(text: String) {
    #expect((error(of: text.utf8)?.offset).map { (0...text.utf8.count).contains($0) } == true)
  }

  @Test func aByteOrderMarkIsSkippedAndNotWritten() throws {
    var object = try object("\u{FEFF} {\"a\" : null} \n")
    #expect(object.isNull("a"))
    #expect(String(decoding: object.jsonData(), as: UTF8.self) == "{\"a\" : null}")
    object.setNull("b")
    #expect(object.json == ["a": nil, "b": nil])
    for cut in [[0xEF], [0xEF, 0xBB], [0xEF, 0xBB, 0x7B, 0x7D]] as [[UInt8]] {
      #expect(error(of: cut) == JSONParsingError(reason: .unexpectedByte(0xEF), offset: 0))
    }
  }

  private static let payload = Array(
    ##"""
    {"@odata.type": "#microsoft.graph.call", "id":"57dab8b1-894c-409a-b240-bd8beae78896", "state" :"incoming",
     "targets":[{"identity":{"user":{"displayName":"Zo\u00eb \"Z\" é😀 \ud83d\ude00", "id" : null}}}, {}, []],
     "mediaConfig":{"blob":"a\\b\/c\n","preFetchMedia":[ ]}, "ratio":-1.50E+2, "count":9007199254740993,
     "muted":true,"hidden":false, "nested":[[[{"":""}]],0,-0.0,1e400], "\u0061b":{"a":1}}
    """##.utf8
  )

  @Test func aTextThatIsCutOffAnywhereIsAnError() {
    for length in 0..<Self.payload.count {
      let error = error(of: Self.payload.prefix(length))
      #expect(error.map { (0...length).contains($0.offset) } == true, "\(length) bytes are taken")
    }
    #expect(error(of: Self.payload) == nil)
  }

  @Test func aTextWithAnyByteReplacedIsAnErrorOrReadWell() throws {
    let hostile: [UInt8] = [
      0, 1, 0x0A, 0x1F, 0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x30, 0x3A, 0x5B, 0x5C, 0x5D, 0x65, 0x75, 0x7B, 0x7D, 0x7F, 0x80,
      0xC3, 0xED, 0xF4, 0xFF,
    ]
    var taken = 0
    for index in Self.payload.indices {
      for byte in hostile where byte != Self.payload[index] {
        var bytes = Self.payload
        bytes[index] = byte
        if let error = error(of: bytes) {
          #expect((0...bytes.count).contains(error.offset))
          continue
        }
        taken += 1
        let object = try UnknownObject(jsonData: bytes)
        #expect(Array(object.jsonData()) == bytes)
        var changed = object
        changed.setNull("state")
        let again = try UnknownObject(jsonData: changed.jsonData())
        #expect(again == changed && again.isNull("state"))
        #expect(try JSONValue(parsing: object.json.serialized()) == object.json)
      }
    }
    #expect(taken > 1000, "some of the texts are JSON still")
  }

  // MARK: Size

  @Test(arguments: ["m%", "\\u006d%", "é%"])
  func aWideObjectIsReadInLinearTime(pattern: String) throws {
    let count = 100_000
    let members = (0..<count).map { #""\#(pattern.replacing("%", with: String($0)))":\#($0)"# }
    var object = try object("{" + members.joined(separator: ",") + "}")
    let name = pattern.replacing("\\u006d", with: "m")
    for index in [0, 1, 24, 25, 54_321, count - 1] {
      #expect(object.read(name.replacing("%", with: String(index))) == Int64(index))
    }
    #expect(object.additionalProperties.count == count)
    object.setNull(name.replacing("%", with: "7"))
    object.setNull("new")
    #expect(object.additionalProperties.count == count + 1)
    #expect(try UnknownObject(jsonData: object.jsonData()) == object)
    let twice = "{" + (members + [#""m7":0,"é7":1,"m7":2"#]).joined(separator: ",") + "}"
    guard case .duplicateMember? = error(of: twice.utf8)?.reason else {
      Issue.record("a member that is there twice is taken")
      return
    }
  }

  @Test(arguments: ["1", "-1.50", #""a""#, "null", "{}", "[ ]", #"{"a":[1]}"#])
  func aLongArrayIsReadInLinearTime(element: String) throws {
    let text = #"{"a":[\#(Array(repeating: element, count: 100_000).joined(separator: ","))], "b":1}"#
    var object = try object(text)
    let elements: [JSONValue]? = object.read("a")
    #expect(elements?.count == (element == "null" ? 0 : 100_000))
    #expect(elements?.last == (element == "null" ? JSONValue?.none : try JSONValue(parsing: element)))
    object.setNull("b")
    let expected = text.replacing(#", "b":1"#, with: #","b":null"#)
    #expect(Array(object.jsonData()) == Array(expected.utf8))
  }
}
